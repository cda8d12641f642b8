"""What makes COMMIT mean durable, and the bell that says: look again."""

from __future__ import annotations

import fcntl
import select
import sqlite3
import threading
from pathlib import Path

import pytest

from sync.store import Listener, StoreCode, StoreFault, connection, migrations, ring
from sync.store.connection import Connection, open_connection


def open_at(path: Path) -> Connection:
    store = open_connection(path)
    assert isinstance(store, Connection)
    return store


def test_the_settings_hold(folder: Path) -> None:
    store = open_at(folder / "outbox.db")
    found = {name: row[0] for name, _ in connection._SETTINGS if (row := store.one(f"PRAGMA {name}"))}
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "mmap_size": 0,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
    }
    assert store.sound()
    store.close()


def test_a_failed_transaction_leaves_nothing(folder: Path) -> None:
    store = open_at(folder / "outbox.db")

    def fails_halfway() -> None:
        with store.write() as database:
            database.execute("INSERT INTO counters VALUES ('a', 1)")
            database.execute("INSERT INTO counters VALUES ('a', 1)")

    with pytest.raises(sqlite3.IntegrityError):
        fails_halfway()
    assert store.one("SELECT * FROM counters") is None
    with store.write() as database:
        database.execute("INSERT INTO counters VALUES ('a', 3)")
    store.close()


def test_every_write_holds_the_lock_of_both_processes(folder: Path) -> None:
    store = open_at(folder / "outbox.db")
    with (folder / "outbox.db.lock").open() as other:
        with store.write() as database:
            database.execute("INSERT INTO counters VALUES ('a', 1)")
            with pytest.raises(BlockingIOError):
                fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    store.close()


def test_a_lock_that_never_comes_free_is_busy_not_a_hang(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 20)
    with (folder / "outbox.db.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        fault = open_connection(folder / "outbox.db")
    assert isinstance(fault, StoreFault)
    assert fault.code is StoreCode.BUSY


def test_two_writers_at_once_lose_nothing(folder: Path) -> None:
    first = open_at(folder / "outbox.db")

    def work(name: str) -> None:
        store = open_at(folder / "outbox.db")
        for number in range(15):
            with store.write() as database:
                database.execute("INSERT INTO counters VALUES (?, 1)", (f"{name}{number}",))
        store.close()

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    row = first.one("SELECT count(*) FROM counters")
    assert row is not None
    assert row[0] == 30
    first.close()


def test_migration_1_makes_every_table(folder: Path) -> None:
    database = sqlite3.connect(folder / "new.db", isolation_level=None)
    migrations.migrate(database, 1)
    names = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names >= {"outbox", "payments", "payment_receipts", "asks", "pulls", "line", "counters"}
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
    # Nothing is closed without a document that says so, not even by a slip in our own code.
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(
            "INSERT INTO outbox (dossier_id, code, sequence, state, blob_bytes, leaves, manifest,"
            " manifest_sha256, practice, submitted_at, submitted_trust)"
            " VALUES ('a', 'b', 1, 'purged', 1, 1, x'00', 'c', 1, 'd', 'e')"
        )
    migrations.migrate(database, 1)
    database.close()


def test_a_migration_cut_off_in_the_middle_is_as_if_it_never_began(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(database: object) -> None:
        migrations._first(database)  # type: ignore[arg-type]  # handed through as it came
        raise sqlite3.OperationalError("power cut")

    monkeypatch.setitem(migrations.STEPS, 1, breaks)
    database = sqlite3.connect(folder / "new.db", isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrations.migrate(database, 1)
    assert database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    assert database.execute("PRAGMA user_version").fetchone() == (0,)
    database.close()


def test_the_bell_wakes_whoever_listens_and_nobody_minds_if_none_does(folder: Path) -> None:
    deep = folder / ("d" * 120)
    deep.mkdir()
    path = deep / "sync.bell"
    assert not ring(path)
    listener = Listener(path)
    assert ring(path)
    assert ring(path)
    readable, _, _ = select.select([listener], [], [], 5)
    assert readable == [listener]
    assert listener.drain() == 2
    assert listener.drain() == 0
    listener.close()
    assert not path.exists()


def test_a_bell_left_by_a_killed_process_is_taken_over(folder: Path) -> None:
    old = Listener(folder / "sync.bell")
    new = Listener(folder / "sync.bell")
    ring(folder / "sync.bell")
    assert new.drain() == 1
    new.close()
    old.close()


def test_a_bell_that_nobody_answers_never_blocks(folder: Path) -> None:
    listener = Listener(folder / "sync.bell")
    answers = {ring(folder / "sync.bell") for _ in range(2000)}
    assert False in answers
    listener.close()
