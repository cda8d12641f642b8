"""What belongs to SQLite alone: careful settings, and one writer at a time.

SQLite 3.7.0 to 3.51.2 can corrupt a write-ahead log that several processes write or checkpoint at once, so
every writing transaction (and the checkpoint that its commit may run) first takes one file lock.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session


class Sqlite:
    """The one writers' lock makes all promises that PostgreSQL needs names for: `about` is not looked at."""

    def __init__(self, engine: Engine, lock_path: Path) -> None:
        self._lock_path = lock_path
        event.listen(engine, "connect", _connected)
        event.listen(engine, "begin", _begun)
        event.listen(engine, "checkin", _returned)

    @contextmanager
    def alone(self) -> Iterator[None]:
        # A new descriptor each time: flock then holds threads apart as well as processes.
        descriptor = os.open(self._lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def begin_reading(self, session: Session) -> None:
        """A transaction of SQLite reads one snapshot anyway."""

    def begin_writing(self, session: Session, about: tuple[str, ...]) -> None:  # noqa: ARG002  # see the class
        session.connection(execution_options={"portal_writes": True})

    @staticmethod
    def survives_power_cuts(session: Session) -> bool:
        """https://www.sqlite.org/pragma.html#pragma_synchronous: 2 is FULL."""
        connection = session.connection()
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar()
        return synchronous == 2 and connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def _connected(connection: Any, _record: Any) -> None:
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


def _returned(connection: Any, _record: Any) -> None:
    # A commit that a deferred constraint refuses leaves its transaction open; SQLAlchemy thinks it ended.
    if connection is not None and connection.in_transaction:
        connection.rollback()


def _begun(connection: Any) -> None:
    writes = connection.get_execution_options().get("portal_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
