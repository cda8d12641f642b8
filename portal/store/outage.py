"""When the database does not answer: one exception for all engines, with a code and nothing that was asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from portal.sayable import SayableError

_SQLITE_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_SQLITE_DISK = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN})
# Appendix A of PostgreSQL's manual; the first two characters are the class of an error.
_GONE = frozenset({"08", "57"})
_FULL = frozenset({"53"})
_BUSY_CODES = frozenset({"40001", "40P01", "55P03", "57014", "25P03"})


class Outage(StrEnum):
    """Why the store could not do it. Asked again later, it may."""

    GONE = "store.gone"
    """No server answers, or the connection broke: what was asked may have been done or not."""
    BUSY = "store.busy"
    """Somebody else held what was needed for too long."""
    FULL = "store.full"
    """No room on the disk, or no connection left."""


class StoreUnavailableError(SayableError):
    """The transaction did not happen, or nobody knows whether it did. The text is a code."""

    def __init__(self, outage: Outage) -> None:
        super().__init__(outage.value)
        self.outage = outage


@contextmanager
def told() -> Iterator[None]:
    """Turn what the engines say of an outage into one exception; everything else is a bug and passes.

    Raises StoreUnavailableError. Its cause is left out: servers quote rows in their messages.
    """
    try:
        yield
    except PoolTimeoutError:
        raise StoreUnavailableError(Outage.BUSY) from None
    except DBAPIError as error:
        outage = outage_of(error)
        if outage is None:
            raise
        raise StoreUnavailableError(outage) from None


def outage_of(error: DBAPIError) -> Outage | None:
    """None where the database answered well and we asked wrongly."""
    if isinstance(error.orig, sqlite3.Error):
        return _sqlite_outage(error.orig)
    state = sqlstate(error)
    if state in _BUSY_CODES:
        return Outage.BUSY
    if state[:2] in _FULL:
        return Outage.FULL
    # Without a state no server spoke: the driver could not reach one, or lost it.
    return Outage.GONE if not state or state[:2] in _GONE or error.connection_invalidated else None


def sqlstate(error: DBAPIError) -> str:
    """The five characters that a PostgreSQL server gave, or an empty text."""
    said = error.orig.args[0] if error.orig is not None and error.orig.args else None
    return str(said.get("C", "")) if isinstance(said, dict) else ""


def _sqlite_outage(error: sqlite3.Error) -> Outage | None:
    # The low byte is the primary result code: https://www.sqlite.org/rescode.html
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary in _SQLITE_BUSY:
        return Outage.BUSY
    return Outage.FULL if primary in _SQLITE_DISK else None
