"""The power lab in small, where this machine can log a block device; its log's format and cuts everywhere."""

from __future__ import annotations

import json
import os
import struct
from pathlib import Path

import pytest

from tests.lab import power
from tests.lab.crashing import device, replay
from tests.lab.crashing.blocklog import MAGIC, Entry, LogError, read_log
from tests.lab.crashing.marks import BLOCK, Promises
from tests.lab.crashing.replay import Order, Replay
from tests.not_checked import unless

_SMALL = 8192
needs_device = unless("; ".join(device.missing()))


@pytest.fixture(autouse=True)
def _environment_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))


@needs_device
def test_a_few_power_cuts_lose_and_double_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    status = power.main(["--json", "--size", "8", "--seed", "2"])
    said = capsys.readouterr()
    told = json.loads(said.out.splitlines()[-1])
    assert (told["cuts"], told["lost"], told["doubled"]) == (8, 0, 0), said.err
    assert told["requests_recorded"] > 100
    assert status == 0


@needs_device
@pytest.mark.long
@pytest.mark.timeout(240)
def test_the_lab_finds_what_was_planted(capsys: pytest.CaptureFixture[str]) -> None:
    assert power.main(["--json", "--plant"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["found"] == told["planted"] == 3


def test_a_machine_without_the_means_says_so_loudly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert power.main(["--json"]) != 0
    said = capsys.readouterr()
    assert "only root may mount" in said.err
    assert said.out == ""


def _log(path: Path, entries: list[Entry]) -> Path:
    blocks = [struct.pack("<QQQI", MAGIC, 1, len(entries), 512).ljust(512, b"\0")]
    for entry in entries:
        head = struct.pack("<QQQQ", entry.offset // 512, len(entry.data) // 512, int(entry.flushes), 0)
        blocks += [head.ljust(512, b"\0"), entry.data]
    path.write_bytes(b"".join(blocks))
    return path


def test_the_log_is_read_as_it_was_written(tmp_path: Path) -> None:
    entries = [Entry(1024, b"a" * 1024, False), Entry(0, b"", True), Entry(512, b"b" * 512, False)]
    assert list(read_log(_log(tmp_path / "log", entries))) == entries


@pytest.mark.parametrize("length", [0, 100, 511, 700, 1024, 1100])
def test_a_log_that_is_cut_off_is_refused(tmp_path: Path, length: int) -> None:
    path = _log(tmp_path / "log", [Entry(0, b"a" * 512, False)])
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(LogError):
        list(read_log(path))


def test_what_was_flushed_stays_and_the_rest_may_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = json.dumps({"what": "journal"}).encode().ljust(BLOCK, b"\0")
    # A mark, a write, its flush, a mark, and a write that nobody flushes.
    _log(
        tmp_path / "log",
        [
            Entry(_SMALL, mark, False),
            Entry(0, b"a" * 512, False),
            Entry(0, b"", True),
            Entry(_SMALL, mark, False),
            Entry(512, b"b" * 512, False),
        ],
    )
    seen: dict[int, set[bytes]] = {}

    def look(self: Replay, content: bytearray, moment: int, outcome: object) -> None:
        seen.setdefault(moment, set()).add(bytes(content[:1024]))

    monkeypatch.setattr(Replay, "_judge", look)
    monkeypatch.setattr(replay, "FILE_SYSTEM", _SMALL)
    Replay(Order(str(tmp_path), 1, 200)).outcome()
    first, second, nothing = b"a" * 512, b"b" * 512, bytes(512)
    assert seen[0] == {nothing * 2}
    assert seen[1] == {nothing * 2, first + nothing}
    assert seen[2] == seen[3] == {first + nothing}
    assert seen[4] == {first + nothing, first + second}


def test_promises_are_what_was_said_and_no_more() -> None:
    promises = Promises.after(
        [
            {"what": "begins", "id": "a", "sha256": "s", "sequence": 7, "reference": "", "amount": 0},
            {"what": "submitted", "id": "a"},
            {"what": "requests", "number": 3},
        ]
    )
    assert promises.said == {"a"}
    assert promises.begun["a"].sequence == 7
    assert promises.requests == 3
    with pytest.raises(ValueError, match="unheard"):
        promises.hear({"what": "unheard"})
