"""Numbers that never come twice: the dossier sequence and the counter of signed requests."""

from __future__ import annotations

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
        database.execute(
            "INSERT INTO counters (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
            (name, value),
        )
