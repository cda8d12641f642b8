"""Questions to the portal: sealed going up, sealed coming down, gone after their time."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sync.contract.wire import AskKind
from sync.store.bounded import ASK_BYTES, at_most
from sync.store.connection import Connection
from sync.store.due import DUE, LONGEST_WAIT_SECONDS, seconds_until
from sync.store.enumerated import member

# Longer than anybody stands before the screen. An older row is swept, answered or not.
KEEP_SECONDS = 3600.0
_COLUMNS = f"id, kind, sealed_body, attempts, last_fault, {at_most('sealed_reply', ASK_BYTES)}"
_ALIVE = (
    f"sealed_reply IS NULL AND :now < deadline AND :now > created - {KEEP_SECONDS}"
    f" AND length(sealed_body) <= {ASK_BYTES}"
)


@dataclass(frozen=True, slots=True)
class AskRow:
    """`id` is the UUIDv7 that the seal is bound to; `fault` the last trouble, while there is no reply."""

    id: str
    kind: AskKind
    sealed_body: bytes
    attempts: int
    reply: bytes | None
    fault: str | None


def add(
    store: Connection, ask_id: str, kind: AskKind, sealed_body: bytes, *, now: float, seconds: float
) -> None:
    """Ask; nobody will wait for the answer longer than `seconds`."""
    with store.write() as database:
        database.execute(
            "INSERT INTO asks (id, kind, sealed_body, created, deadline) VALUES (?, ?, ?, ?, ?)",
            (ask_id, kind.value, sealed_body, now, now + seconds),
        )


def ask(store: Connection, ask_id: str) -> AskRow | None:
    row = store.one(f"SELECT {_COLUMNS} FROM asks WHERE id = ?", ask_id)  # noqa: S608 - our own names
    return None if row is None else _row(row)


def waiting(store: Connection, now: float, limit: int = 8) -> list[AskRow]:
    rows = store.all(
        f"SELECT {_COLUMNS} FROM asks WHERE {_ALIVE} AND {DUE} ORDER BY attempts, created LIMIT :limit",  # noqa: S608 - our own conditions
        now=now,
        limit=limit,
    )
    return [_row(row) for row in rows]


def next_due_in(store: Connection, now: float) -> float | None:
    rows = store.all(f"SELECT next_at FROM asks WHERE {_ALIVE}", now=now)  # noqa: S608 - our own conditions
    return min((seconds_until(row["next_at"], now) for row in rows), default=None)


def back_off(store: Connection, ask_id: str, now: float, wait: float, fault: str | None) -> None:
    assert 0 <= wait <= LONGEST_WAIT_SECONDS
    with store.write() as database:
        database.execute(
            "UPDATE asks SET attempts = attempts + 1, next_at = ?, last_fault = ? WHERE id = ?",
            (now + wait, fault, ask_id),
        )


def answer(store: Connection, ask_id: str, sealed_reply: bytes) -> None:
    """The first answer stays."""
    with store.write() as database:
        database.execute(
            "UPDATE asks SET sealed_reply = ?, last_fault = NULL WHERE id = ? AND sealed_reply IS NULL",
            (sealed_reply, ask_id),
        )


def forget(store: Connection, ask_id: str) -> None:
    """The visit is over."""
    with store.write() as database:
        database.execute("DELETE FROM asks WHERE id = ?", (ask_id,))


def sweep(store: Connection, now: float) -> int:
    """Remove what nobody waits for any more, whichever way the clock has jumped; how many."""
    if store.one("SELECT 1 FROM asks WHERE abs(created - ?) > ?", now, KEEP_SECONDS) is None:
        return 0
    with store.write() as database:
        return database.execute("DELETE FROM asks WHERE abs(created - ?) > ?", (now, KEEP_SECONDS)).rowcount


def _row(row: sqlite3.Row) -> AskRow:
    return AskRow(
        id=row["id"],
        kind=member(AskKind, row["kind"]),
        sealed_body=row["sealed_body"],
        attempts=row["attempts"],
        reply=row["sealed_reply"],
        fault=row["last_fault"],
    )
