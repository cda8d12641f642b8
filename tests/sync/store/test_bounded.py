"""What the other process left is read up to a bound: a note of 20 MB is refused before it is in memory."""

from __future__ import annotations

import sqlite3
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sync.contract.wire import AskKind
from sync.envelope.stick import read_bounded
from sync.store import Outbox, PaymentIntent, asks
from sync.store.bell import Listener
from sync.store.connection import Connection, open_connection
from tests.sync.worlds import FakeClock, new_dossier

HUGE = 20 << 20
ASK = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"
INTENT = PaymentIntent("TAM0123456789ABCD", 8000)
ROW = new_dossier()
NAME = ROW.sealed.manifest.dossier_id


def taken_over(folder: Path, query: str) -> None:
    """As a sender that obeys somebody else writes into the database that both share."""
    with closing(sqlite3.connect(folder / "outbox.db")) as database, database:
        database.execute("PRAGMA ignore_check_constraints = 1")
        database.execute(query, {"huge": HUGE, "name": NAME, "reference": INTENT.reference, "ask": ASK})


READS: dict[str, tuple[str, Callable[[Outbox], object]]] = {
    "a receipt": (
        "UPDATE outbox SET state = 'committed', receipt = zeroblob(:huge), closed_at = 'x'"
        " WHERE dossier_id = :name",
        lambda outbox: outbox.receipt(NAME),
    ),
    "a catalogue": (
        "INSERT INTO pulls (name, version, document, heard_at) VALUES ('catalogue', 1, zeroblob(:huge), 'x')",
        lambda outbox: outbox.pulled("catalogue"),
    ),
    "a key set": (
        "INSERT INTO pulls (name, version, document, heard_at) VALUES ('keyset', 1, zeroblob(:huge), 'x')",
        lambda outbox: outbox.keyset(),
    ),
    "an answer": (
        "UPDATE asks SET sealed_reply = zeroblob(:huge) WHERE id = :ask",
        lambda outbox: outbox.reply(ASK),
    ),
    "a receipt for money": (
        "INSERT INTO payment_receipts (reference, sha256, document, heard_at)"
        " VALUES (:reference, 'x', zeroblob(:huge), 'x')",
        lambda outbox: (found := outbox.payment(INTENT.reference)) and found.receipt,
    ),
}


@pytest.mark.parametrize("what", sorted(READS))
def test_a_huge_note_in_the_database_counts_for_none_and_is_not_read(
    outbox: Outbox, folder: Path, what: str
) -> None:
    query, read = READS[what]
    outbox.submit(ROW, INTENT)
    outbox.ask(ASK, AskKind.STATUS, b"sealed", 60)
    assert read(outbox) is None
    taken_over(folder, query)
    tracemalloc.start()
    try:
        assert read(outbox) is None
        assert tracemalloc.get_traced_memory()[1] < HUGE // 4
    finally:
        tracemalloc.stop()


def test_a_huge_question_is_not_carried_up(outbox: Outbox, folder: Path, clock: FakeClock) -> None:
    outbox.ask(ASK, AskKind.STATUS, b"sealed", 60)
    store = open_connection(folder / "outbox.db")
    assert isinstance(store, Connection)
    assert [row.id for row in asks.waiting(store, clock.now().epoch)] == [ASK]
    taken_over(folder, "UPDATE asks SET sealed_body = zeroblob(:huge) WHERE id = :ask")
    assert asks.waiting(store, clock.now().epoch) == []
    store.close()


def test_a_row_beyond_all_measure_is_an_error_and_not_all_of_the_memory(outbox: Outbox, folder: Path) -> None:
    outbox.submit(ROW)
    taken_over(folder, f"UPDATE outbox SET manifest = zeroblob({65 << 20}) WHERE dossier_id = :name")
    with pytest.raises(sqlite3.DataError):
        outbox.dossier(NAME)


def test_a_huge_file_on_a_stick_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "note.json"
    with path.open("wb") as file:
        file.truncate(HUGE)
    tracemalloc.start()
    try:
        assert read_bounded(path, 64 << 10) is None
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


def test_whoever_rings_without_end_does_not_hold_the_listener(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Endless:
        def recv(self, _size: int) -> bytes:
            return b"!"

    listener = Listener(folder / "sync.bell")
    with monkeypatch.context() as patched:
        patched.setattr(listener, "_socket", Endless())
        assert 0 < listener.drain() < 10_000
    listener.close()
