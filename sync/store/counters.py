"""Numbers that never come twice: the dossier sequence and the counter of signed requests."""

from __future__ import annotations

import sqlite3

from sync.store.connection import Connection

SEQUENCE = "sequence"
REQUESTS = "requests"


def reserve(store: Connection, name: str, count: int = 1) -> range:
    """The next `count` numbers, from 1. They are spent even if nobody uses them."""
    with store.write() as database:
        (last,) = database.execute(
            "INSERT INTO counters (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = value + excluded.value RETURNING value",
            (name, count),
        ).fetchone()
    return range(last - count + 1, last + 1)


def raise_to(store: Connection, name: str, value: int) -> None:
    """Go on above `value`: the other side has seen it, though this store has not (it was replaced)."""
    with store.write() as database:
        spend(database, name, value)


def value(store: Connection, name: str) -> int:
    """The last number spent; 0 where none was."""
    row = store.one("SELECT value FROM counters WHERE name = ?", name)
    return 0 if row is None else int(row["value"])


def spend(database: sqlite3.Connection, name: str, value: int) -> None:
    """Inside a transaction: everything up to `value` is spent with it."""
    database.execute(
        "INSERT INTO counters (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
        (name, value),
    )
