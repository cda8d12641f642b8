"""Documents at rest: each piece opens only in its own place, in its own dossier, with the console's key."""

from __future__ import annotations

from portal.at_rest import open_record, seal_pieces
from sync.contract.keyset import Kem
from sync.envelope import PrivateKey
from tests.sync.builders import random_from, seed_from

CONSOLE = PrivateKey(Kem.HYBRID, seed_from("console"))
PIECES = (b"record", b"same", b"same")


def sealed() -> list[bytes]:
    return seal_pieces(CONSOLE.public(), "id-1", PIECES, random_from(1))


def test_it_comes_back_as_it_went_in() -> None:
    record, *papers = sealed()
    opened = open_record(CONSOLE, "id-1", record)
    assert opened is not None
    assert (opened.record, *(opened.attachment(n, p) for n, p in enumerate(papers, 1))) == PIECES


def test_no_nonce_serves_twice() -> None:
    _, first, second = sealed()
    assert first != second


def test_a_paper_in_another_place_or_touched_does_not_open() -> None:
    record, first, second = sealed()
    opened = open_record(CONSOLE, "id-1", record)
    assert opened is not None
    assert opened.attachment(1, second) is None
    assert opened.attachment(1, first[:-1] + bytes([first[-1] ^ 1])) is None
    assert opened.attachment(1, b"") is None


def test_another_dossier_another_key_or_a_cut_record() -> None:
    record = sealed()[0]
    assert open_record(CONSOLE, "id-2", record) is None
    assert open_record(PrivateKey(Kem.HYBRID, seed_from("thief")), "id-1", record) is None
    assert [open_record(CONSOLE, "id-1", record[:n]) for n in (0, 3, 4, 100, len(record) - 1)] == [None] * 5
