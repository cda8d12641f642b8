"""Open visit.db so that COMMIT means durable; one process, one connection, any worker."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.envelope.durable import sync_directory

VERSION = 7
_SETTINGS = (
    ("journal_mode", "wal"),
    ("synchronous", 2),
    ("foreign_keys", 1),
    ("mmap_size", 0),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("secure_delete", 1),
)


class Database:
    """`transaction` returns after COMMIT. Raises sqlite3.Error; the callers turn it into a fault.

    Not the outbox's connection: that one is shared with another process, under a lock this file needs not.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._guard = threading.RLock()

    @classmethod
    def open_or_renew(cls, path: Path) -> tuple[Database, bool]:
        """As `open`; a damaged file is set aside first, and the second value says so.

        It holds drafts and the journal, nothing that was filed. Raises sqlite3.Error or OSError where
        the trouble is another: a full disk, a newer program.
        """
        try:
            return cls.open(path), False
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            _set_aside(path)
            return cls.open(path), True

    @classmethod
    def open(cls, path: Path) -> Database:
        """Open, set, read the settings back, check every page, migrate. Raises sqlite3.Error."""
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            for name, wanted in _SETTINGS:
                connection.execute(f"PRAGMA {name} = {wanted}")
                (found,) = connection.execute(f"PRAGMA {name}").fetchone()
                if found != wanted:
                    # Not an assertion: they can be switched off, and then COMMIT would promise nothing.
                    raise sqlite3.OperationalError(f"{name} is {found}")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > VERSION:
                raise sqlite3.NotSupportedError("newer than this program")
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("quick_check")
            if version < VERSION:
                # sqlite-utils takes most of a second to import; a migration is rare, a start is not.
                from kiosk_app.store import migrations  # noqa: PLC0415 - see above

                migrations.migrate(connection, VERSION)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        with self._guard:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def empty_log(self) -> None:
        """Write the log back and cut it to nothing: what was deleted would lie there for a while."""
        with self._guard:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def one(self, query: str, *values: object) -> tuple[object, ...] | None:
        with self._guard:
            row: tuple[object, ...] | None = self._connection.execute(query, values).fetchone()
        return row

    def all(self, query: str, *values: object) -> list[tuple[object, ...]]:
        with self._guard:
            return self._connection.execute(query, values).fetchall()

    def close(self) -> None:
        with self._guard:
            self._connection.close()


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    # quick_check's own finding carries no code.
    code = getattr(error, "sqlite_errorcode", None)
    plain = type(error) is sqlite3.DatabaseError and code is None
    return plain or (code is not None and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))


def _set_aside(path: Path) -> None:
    """One damaged file is kept as evidence; its drafts are unreadable without keys that it does not hold."""
    for tail in ("", "-wal", "-shm"):
        damaged = path.with_name(path.name + tail)
        if damaged.exists():
            damaged.rename(path.with_name(path.name + ".damaged" + tail))
    sync_directory(path.parent)
