"""What was written is read back before its plaintext is forgotten: any other byte, fewer or more are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync.envelope import EnvelopeCode, EnvelopeFault, read_back, write_sealed

BLOB = bytes(range(256)) * 3000


@pytest.mark.parametrize("size", [0, 1, 1 << 18, (1 << 18) + 1, len(BLOB)])
def test_what_was_written_is_what_is_read(tmp_path: Path, size: int) -> None:
    path = tmp_path / "one.sealed"
    assert write_sealed(path, BLOB[:size]) is None
    assert read_back(path, BLOB[:size]) is None
    assert [entry.name for entry in tmp_path.iterdir()] == ["one.sealed"]


@pytest.mark.parametrize(
    "found", [b"", BLOB[:-1], BLOB + b"x", BLOB[:300_000] + b"x" + BLOB[300_001:], b"x" + BLOB[1:]]
)
def test_another_file_is_found(tmp_path: Path, found: bytes) -> None:
    path = tmp_path / "one.sealed"
    path.write_bytes(found)
    fault = read_back(path, BLOB)
    assert isinstance(fault, EnvelopeFault)
    assert fault.code is EnvelopeCode.TAMPERED


def test_a_file_that_is_gone_is_a_fault_of_the_disk(tmp_path: Path) -> None:
    fault = read_back(tmp_path / "one.sealed", BLOB)
    assert isinstance(fault, EnvelopeFault)
    assert fault.code is EnvelopeCode.DISK_ERROR
