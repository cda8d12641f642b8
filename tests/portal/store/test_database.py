"""Durable, what belongs together follows one another, and what must not be is refused by the engine itself."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from portal.payments.ledger import Account, post
from portal.store.database import Database
from portal.store.models import Credit, Dossier, Entry, Kiosk, Leaf, Nonce, Posting
from portal.store.states import Stage

PER_WRITER = 20
Open = Callable[[], Database]


def kiosk(name: str = "A17") -> Kiosk:
    return Kiosk(id=name, site="s", kid=name, public=b"p", sender_public=b"q", enrolled_at=1)


def dossier(name: str = "d1", **values: object) -> Dossier:
    fields: dict[str, object] = {
        "id": name,
        "kiosk_id": "A17",
        "code": "TAM-1",
        "manifest_sha256": "0",
        "manifest_doc": "{}",
        "leaf_count": 1,
        "bytes_total": 1,
        "registered_at": 1,
        "changed_at": 1,
        "stage": Stage.UPLOADING,
    }
    return Dossier(**(fields | values))


@pytest.fixture
def received(database: Database) -> Database:
    """One dossier with a receipt."""
    with database.write() as session:
        session.add(kiosk())
        session.flush()
        session.add(dossier())
    with database.write() as session:
        row = session.get_one(Dossier, "d1")
        row.stage, row.receipt_doc = Stage.COMMITTED, "the receipt"
    return database


def test_it_is_as_careful_as_we_say(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'portal.db'}", tmp_path / "lock")
    with database.read() as session:
        found = {
            p: session.execute(text(f"PRAGMA {p}")).scalar()
            for p in ("synchronous", "foreign_keys", "journal_mode", "mmap_size")
        }
    assert found == {"synchronous": 2, "foreign_keys": 1, "journal_mode": "wal", "mmap_size": 0}
    assert database.survives_power_cuts()
    database.close()


def test_an_error_takes_the_whole_transaction_with_it(database: Database) -> None:
    def write_and_trip() -> None:
        with database.write("nonce:x") as session:
            session.add(Nonce(nonce="x", at=1))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_trip()
    with database.read() as session:
        assert session.get(Nonce, "x") is None


def test_a_leaf_of_no_dossier_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(Leaf(dossier_id="nobody", number=0))


def test_one_transfer_of_the_bank_is_entered_once(database: Database) -> None:
    for _ in range(2):
        credit = Credit(bank_id="B-1", memo="x", amount=5, at=1)
        try:
            with database.write() as session:
                session.add(credit)
        except IntegrityError:
            break
    else:
        pytest.fail("the same credit was taken twice")


def _changed_receipt(session: Session) -> None:
    session.get_one(Dossier, "d1").receipt_doc = "another"


def _lost_receipt(session: Session) -> None:
    session.get_one(Dossier, "d1").receipt_doc = None


def _deleted_dossier(session: Session) -> None:
    session.delete(session.get_one(Dossier, "d1"))


def _second_of_one_code(session: Session) -> None:
    row = dossier("d2")
    session.add(row)
    session.flush()
    row.receipt_doc = "its own"


def _born_received(session: Session) -> None:
    session.add(dossier("d3", code="TAM-3", receipt_doc="forged"))


def _born_opened(session: Session) -> None:
    session.add(dossier("d3", code="TAM-3", stage=Stage.COMMITTED))


def _lopsided(session: Session) -> None:
    posting = Posting(kind="x", reference="y", at=1)
    session.add(posting)
    session.flush()
    session.add(Entry(posting_id=posting.id, account="bank", amount=7))
    session.flush()


def _one_more_entry(session: Session) -> None:
    session.add(Entry(posting_id=session.query(Posting).one().id, account="bank", amount=7))


def _changed_entry(session: Session) -> None:
    session.query(Entry).filter(Entry.account == "bank").one().amount = 8


def _deleted_entries(session: Session) -> None:
    session.query(Entry).delete()


@pytest.mark.parametrize(
    "deed",
    [
        _changed_receipt,
        _lost_receipt,
        _deleted_dossier,
        _second_of_one_code,
        _born_received,
        _born_opened,
        _lopsided,
        _one_more_entry,
        _changed_entry,
        _deleted_entries,
    ],
)
def test_what_must_never_be_is_refused_whoever_asks(
    received: Database, deed: Callable[[Session], None]
) -> None:
    with received.write() as session:
        post(session, "x", "y", 1, {Account.BANK: 5, Account.SUSPENSE: -5})
    with pytest.raises(DBAPIError), received.write() as session:
        deed(session)
    with received.read() as session:
        assert session.get_one(Dossier, "d1").receipt_doc == "the receipt"
        assert session.query(Dossier).count() == 1
        assert sorted(entry.amount for entry in session.query(Entry)) == [-5, 5]


def _count_up(empty: Open, name: str) -> None:
    database = empty()
    for number in range(PER_WRITER):
        with database.write("kiosk:A17") as session:
            row = session.get_one(Kiosk, "A17")
            row.counter_high = row.counter_high + 1
            session.add(Nonce(nonce=f"{name}-{number}", at=number))
    database.close()


def test_processes_and_threads_write_at_once_and_nobody_loses(database: Database, empty: Open) -> None:
    with database.write() as session:
        session.add(kiosk())
    # No connection may be open across a fork.
    database.close()
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=_count_up, args=(empty, f"p{n}")) for n in range(2)]
    for process in processes:
        process.start()
    threads = [threading.Thread(target=_count_up, args=(empty, f"t{n}")) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    with database.read() as session:
        assert session.query(Nonce).count() == 4 * PER_WRITER
        assert session.get_one(Kiosk, "A17").counter_high == 4 * PER_WRITER


def test_a_reader_sees_one_moment(database: Database) -> None:
    with database.read() as reader:
        assert reader.query(Nonce).count() == 0
        with database.write() as session:
            session.add(Nonce(nonce="x", at=1))
        assert reader.query(Nonce).count() == 0
