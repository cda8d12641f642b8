"""Packing a sealed file's words for a telephone: the same bytes come out, nothing else is taken for them."""

from __future__ import annotations

import zlib

import pytest

from sync.envelope import EnvelopeCode, EnvelopeFault, SealedDossier, SealedFile, parse_blob, seal
from sync.envelope.carried import (
    MAX_CODES,
    MAX_PACKED_BYTES,
    MAX_UNPACKED_BYTES,
    MOST_A_CODE,
    Carried,
    fragments,
    pack,
    unpack,
)
from tests.sync.builders import SCAN, Keys, make_dossier, random_from

KEYS = Keys()


def sealed(*files: bytes) -> SealedFile:
    made = seal(
        make_dossier(1, files, KEYS), files, KEYS.recipients, device_key=KEYS.device, random=random_from(1)
    )
    assert isinstance(made, SealedDossier)
    file = parse_blob(made.blob)
    assert isinstance(file, SealedFile)
    return file


def packed(*files: bytes) -> bytes:
    found = pack(sealed(*files))
    assert isinstance(found, bytes)
    return found


@pytest.mark.parametrize("files", [(), (SCAN, b""), (bytes(5 << 20),)])
def test_header_manifest_and_words_come_out_as_they_went_in(files: tuple[bytes, ...]) -> None:
    file = sealed(*files)
    body = pack(file)
    assert isinstance(body, bytes)
    found = unpack(body)
    assert isinstance(found, Carried)
    assert found.header_bytes == file.header_bytes
    assert found.manifest_doc == file.manifest_doc
    assert found.leaves == (file.leaf(0),)


def test_a_dossier_with_five_megabytes_of_scans_still_fits_the_codes() -> None:
    assert len(fragments(packed(bytes(5 << 20)))) <= MAX_CODES


def test_where_it_would_be_too_many_codes_it_is_not_offered() -> None:
    assert pack(sealed(*([bytes(40 << 20)] * 2))) == EnvelopeFault(EnvelopeCode.TOO_LARGE)


@pytest.mark.parametrize(
    "length", [1, 5, 6, 7, MOST_A_CODE, MOST_A_CODE + 1, 3 * MOST_A_CODE, MAX_PACKED_BYTES]
)
def test_fragments_say_which_whole_which_part_and_hold_every_byte(length: int) -> None:
    data = random_from(length)(length)
    parts = fragments(data)
    assert len({part[:8] for part in parts}) == 1
    assert [int(part[8:10]) for part in parts] == list(range(1, len(parts) + 1))
    assert {int(part[10:12]) for part in parts} == {len(parts)}
    assert len(parts) == -(-length // MOST_A_CODE)
    assert b"".join(read(part[12:]) for part in parts) == data


def read(digits: str) -> bytes:
    sizes = {3: 1, 5: 2, 8: 3, 10: 4, 13: 5, 15: 6}
    groups = [digits[at : at + 15] for at in range(0, len(digits), 15)]
    return b"".join(int(group).to_bytes(sizes[len(group)], "big") for group in groups)


def test_a_bomb_is_not_inflated() -> None:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = deflate.compress(bytes(8 << 20)) + deflate.flush()
    assert len(bomb) < MAX_PACKED_BYTES
    assert unpack(bomb) == EnvelopeFault(EnvelopeCode.TRUNCATED)
    assert MAX_UNPACKED_BYTES < 8 << 20


@pytest.mark.parametrize("cut", [0, 1, 100, -1])
def test_a_part_of_it_is_not_taken_for_all(cut: int) -> None:
    assert isinstance(unpack(packed()[:cut]), EnvelopeFault)


def test_nothing_may_follow() -> None:
    assert isinstance(unpack(packed() + b"!"), EnvelopeFault)
