"""Durable, one writer at a time, and no SQL that only one database understands."""

from __future__ import annotations

import multiprocessing
import threading
from pathlib import Path

import pytest
from sqlalchemy import create_mock_engine, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateIndex, CreateTable

from portal.store.database import Database
from portal.store.migrations import STEPS, migrate
from portal.store.models import Base, Kiosk, Leaf, Nonce, SchemaStep

PER_WRITER = 20


def open_at(folder: Path) -> Database:
    return Database(f"sqlite:///{folder / 'portal.db'}", folder / "lock")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = open_at(tmp_path)
    migrate(made, 1)
    return made


def test_it_is_as_careful_as_we_say(database: Database) -> None:
    with database.read() as session:
        found = {
            p: session.execute(text(f"PRAGMA {p}")).scalar()
            for p in ("synchronous", "foreign_keys", "journal_mode", "mmap_size")
        }
    assert found == {"synchronous": 2, "foreign_keys": 1, "journal_mode": "wal", "mmap_size": 0}
    database.close()


def test_migrating_again_changes_nothing(database: Database) -> None:
    assert migrate(database, 2) == len(STEPS)
    with database.read() as session:
        assert [step.at for step in session.scalars(select(SchemaStep))] == [1] * len(STEPS)
    database.close()


def test_a_kiosk_enrolled_with_one_key_keeps_working_until_it_has_two(tmp_path: Path) -> None:
    database = open_at(tmp_path)
    migrate(database, 1)
    with database.write() as session:
        session.execute(text("ALTER TABLE kiosks DROP COLUMN sender_public"))
        session.execute(text("DELETE FROM schema_steps WHERE number = 3"))
        session.execute(
            text("INSERT INTO kiosks VALUES ('A17', 'site', 'kid', :key, 1, 0, 0, '0')"), {"key": bytes(32)}
        )
    migrate(database, 2)
    with database.read() as session:
        assert session.get_one(Kiosk, "A17").sender_public == bytes(32)
    database.close()


def test_an_error_takes_the_whole_transaction_with_it(database: Database) -> None:
    def write_and_trip() -> None:
        with database.write() as session:
            session.add(Nonce(nonce="x", at=1))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_trip()
    with database.read() as session:
        assert session.get(Nonce, "x") is None
    database.close()


def test_a_leaf_of_no_dossier_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(Leaf(dossier_id="nobody", number=0))
    database.close()


def _write_many(folder: Path, name: str) -> None:
    database = open_at(folder)
    for number in range(PER_WRITER):
        with database.write() as session:
            session.add(Nonce(nonce=f"{name}-{number}", at=number))
    database.close()


def test_processes_and_threads_write_at_once_and_nobody_loses(database: Database, tmp_path: Path) -> None:
    # No connection may be open across a fork.
    database.close()
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=_write_many, args=(tmp_path, f"p{n}")) for n in range(2)]
    for process in processes:
        process.start()
    threads = [threading.Thread(target=_write_many, args=(tmp_path, f"t{n}")) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    with database.read() as session:
        assert session.query(Nonce).count() == 4 * PER_WRITER
    database.close()


def test_the_tables_can_be_made_in_postgresql() -> None:
    dialect = create_mock_engine("postgresql://", lambda *_: None).dialect
    for table in Base.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect))
