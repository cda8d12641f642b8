"""Trouble with the store, as a value."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum


class StoreCode(StrEnum):
    """Every reason for which the store says no. None of them loses what it already holds."""

    DISK_LOW = "disk.low"
    DISK_FULL = "disk.full"
    DISK_ERROR = "disk.error"
    BUSY = "store.busy"
    CORRUPT = "store.corrupt"
    SCHEMA = "store.schema"
    CONFLICT = "store.conflict"
    REFUSED = "store.refused"
    ERROR = "store.error"


@dataclass(frozen=True, slots=True)
class StoreFault:
    """One refusal. `detail` is a technical word, never a stored value."""

    code: StoreCode
    detail: str = ""


_BY_SQLITE = {
    sqlite3.SQLITE_FULL: StoreCode.DISK_FULL,
    sqlite3.SQLITE_IOERR: StoreCode.DISK_ERROR,
    sqlite3.SQLITE_CANTOPEN: StoreCode.DISK_ERROR,
    sqlite3.SQLITE_READONLY: StoreCode.DISK_ERROR,
    sqlite3.SQLITE_BUSY: StoreCode.BUSY,
    sqlite3.SQLITE_LOCKED: StoreCode.BUSY,
    sqlite3.SQLITE_CORRUPT: StoreCode.CORRUPT,
    sqlite3.SQLITE_NOTADB: StoreCode.CORRUPT,
    sqlite3.SQLITE_CONSTRAINT: StoreCode.CONFLICT,
}


def fault_of(error: sqlite3.Error) -> StoreFault:
    """The fault behind an SQLite error; only its name goes on, since its text may quote a value."""
    code = getattr(error, "sqlite_errorcode", None)
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    if code is None:
        return StoreFault(StoreCode.ERROR, name)
    # The low byte is the primary result code; the rest refines it.
    return StoreFault(_BY_SQLITE.get(code & 0xFF, StoreCode.ERROR), name)
