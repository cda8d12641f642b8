"""The one door to the database: short transactions, durable before they are acknowledged.

Only plain SQL of SQLAlchemy crosses this door, so that PostgreSQL can take SQLite's place; what
belongs to SQLite alone is kept to this file. SQLite 3.7.0 to 3.51.2 can corrupt a write-ahead log
that several processes write or checkpoint at once, so every writing transaction (and the checkpoint
that its commit may run) first takes one file lock.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session


class Database:
    """Opens `url`; `lock_path` is the writers' lock and is used with SQLite only."""

    def __init__(self, url: str, lock_path: Path) -> None:
        self._engine = create_engine(url, hide_parameters=True)
        self._lock_path = lock_path
        self._is_sqlite = self._engine.dialect.name == "sqlite"
        if self._is_sqlite:
            _prepare_sqlite(self._engine)

    @property
    def engine(self) -> Engine:
        return self._engine

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A snapshot for reading; whatever was changed in it is thrown away."""
        with Session(self._engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction. When the block ends without an error its rows are on the disk."""
        with self._writers_lock(), Session(self._engine, expire_on_commit=False) as session:
            if self._is_sqlite:
                session.connection(execution_options={"portal_writes": True})
            yield session
            session.commit()

    def close(self) -> None:
        # The last connection to close runs a checkpoint, which is a write.
        with self._writers_lock():
            self._engine.dispose()

    @contextmanager
    def _writers_lock(self) -> Iterator[None]:
        if not self._is_sqlite:
            yield
            return
        # A new descriptor each time: flock then holds threads apart as well as processes.
        descriptor = os.open(self._lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


def _prepare_sqlite(engine: Engine) -> None:
    def connected(connection: Any, _record: Any) -> None:
        # The driver must not open transactions of its own accord: BEGIN below is ours.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "busy_timeout=10000",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "mmap_size=0",
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begun(connection: Any) -> None:
        writes = connection.get_execution_options().get("portal_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
