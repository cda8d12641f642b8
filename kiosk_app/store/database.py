"""Open visit.db so that COMMIT means durable; one process, one connection, any worker."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = 3
_SETTINGS = (
    ("journal_mode", "wal"),
    ("synchronous", 2),
    ("foreign_keys", 1),
    ("mmap_size", 0),
    ("trusted_schema", 0),
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
    def open(cls, path: Path) -> Database:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            for name, wanted in _SETTINGS:
                connection.execute(f"PRAGMA {name} = {wanted}")
                (found,) = connection.execute(f"PRAGMA {name}").fetchone()
                assert found == wanted, f"{name} is {found}"
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > VERSION:
                raise sqlite3.NotSupportedError("the schema is newer than this program")
            if version > VERSION:
                raise sqlite3.NotSupportedError("newer than this program")
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
