"""One open outbox.db, with the settings that make COMMIT mean durable.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL that several processes write or checkpoint at once (the WAL-reset
bug), and Debian 12 ships 3.40. So every write transaction, the checkpoint inside its commit, and
closing (which checkpoints too) hold one flock that both processes share.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.store.faults import StoreCode, StoreFault, fault_of

SCHEMA_VERSION = 5
BUSY_TIMEOUT_MS = 5000
#: No row of ours comes near it. What the other process made larger is an error and not all of the memory.
_MOST_ROW_BYTES = 64 << 20
_SETTINGS = (
    ("journal_mode", "wal"),
    ("synchronous", 2),
    ("foreign_keys", 1),
    ("mmap_size", 0),
    ("busy_timeout", BUSY_TIMEOUT_MS),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("secure_delete", 1),
)


class Connection:
    """Used by one thread at a time. Reading needs no lock; writing goes through `write`."""

    def __init__(self, path: Path, database: sqlite3.Connection, lock: int) -> None:
        self.path = path
        self._database = database
        self._lock = lock
        self._guard = threading.RLock()
        self._writing = False
        self._closed = False
        self._file = _identity(path)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of both processes; may be nested."""
        with self._guard:
            outermost = not self._writing
            if outermost:
                _take(self._lock)
                self._writing = True
            try:
                if _identity(self.path) != self._file:
                    # Set aside or made anew while we ran: what is written here now would reach nobody.
                    raise sqlite3.OperationalError("the database was replaced")
                yield
            finally:
                if outermost:
                    self._writing = False
                    fcntl.flock(self._lock, fcntl.LOCK_UN)

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One write transaction; leaving the block without an error means COMMIT has returned."""
        with self.locked():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    def one(self, query: str, *values: object) -> sqlite3.Row | None:
        with self._guard:
            row: sqlite3.Row | None = self._database.execute(query, values).fetchone()
        return row

    def all(self, query: str, **named: object) -> list[sqlite3.Row]:
        with self._guard:
            return self._database.execute(query, named).fetchall()

    def sound(self) -> bool:
        """SQLite's own quick check of every page; seconds on a large file, so at boot only."""
        try:
            row = self.one("PRAGMA quick_check(1)")
        except sqlite3.DatabaseError:
            return False
        return row is not None and row[0] == "ok"

    def close(self) -> None:
        """May be called twice."""
        if self._closed:
            return
        with self._guard:
            _take(self._lock)
            self._database.close()
            # Closing lets go of the lock.
            os.close(self._lock)
            self._closed = True


def open_connection(path: Path, *, check: bool = False) -> Connection | StoreFault:
    """Open, set, read the settings back and, where the file is new or old, migrate.

    With `check`, at boot, every page is looked at too, and a damaged file is `store.corrupt`.
    """
    try:
        lock = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
    except OSError as error:
        return StoreFault(StoreCode.DISK_ERROR, type(error).__name__)
    fault: StoreFault | None
    try:
        _take(lock)
        fault = _prepare(path, check)
        if fault is None:
            return Connection(path, _connect(path), lock)
    except sqlite3.Error as error:
        fault = fault_of(error)
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)
    os.close(lock)
    return fault


def _identity(path: Path) -> tuple[int, int]:
    try:
        facts = path.stat()
    except OSError:
        return (0, 0)
    return facts.st_dev, facts.st_ino


def _take(lock: int) -> None:
    """Wait for the lock like SQLite waits for its own: for a while, then busy."""
    until = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                error = sqlite3.OperationalError("another process holds the lock")
                error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_BUSY, "FLOCK"
                raise error from None
            time.sleep(0.005)
        else:
            return


def _connect(path: Path) -> sqlite3.Connection:
    # The store is opened in one thread and used in its worker; `Connection` guards each call.
    database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    database.row_factory = sqlite3.Row
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_ROW_BYTES)
    try:
        for name, wanted in _SETTINGS:
            database.execute(f"PRAGMA {name} = {wanted}")
            (found,) = database.execute(f"PRAGMA {name}").fetchone()
            if found != wanted:
                # Not an assertion: they can be switched off, and then COMMIT would promise nothing.
                raise sqlite3.OperationalError(f"{name} is {found}")
    except BaseException:
        database.close()
        raise
    return database


def _prepare(path: Path, check: bool) -> StoreFault | None:
    database = _connect(path)
    try:
        if check and database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            return StoreFault(StoreCode.CORRUPT, "quick_check")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            return StoreFault(StoreCode.SCHEMA, "newer than this program")
        if version < SCHEMA_VERSION:
            # sqlite-utils takes 0.8 s to import, too long for every start of the screen; a migration is rare.
            from sync.store import migrations  # noqa: PLC0415 - see above

            migrations.migrate(database, SCHEMA_VERSION)
    finally:
        database.close()
    return None
