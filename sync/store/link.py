"""What the line is made of, what each kind has carried today, and what waits for a better one or another day.

A day is 24 hours of running time, counted in the table itself: no jump of the clock makes a new one at once or
puts one off for ever, and a kill forgets no byte.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sync.store.connection import Connection
from sync.store.enumerated import member
from sync.store.rows import Freight

DAY_SECONDS = 86_400.0


class LinkClass(StrEnum):
    """METERED: a mobile network's own modem or router; HOTSPOT: somebody's telephone lends its line."""

    WIRED = "wired"
    METERED = "metered"
    HOTSPOT = "hotspot"


@dataclass(frozen=True, slots=True)
class LinkSeen:
    """`held` is what this kind of link carries no more of today; it waits, and everything else goes on."""

    link: LinkClass
    held: frozenset[Freight]


def link(store: Connection) -> LinkSeen:
    row = store.one("SELECT class, held FROM link WHERE id = 1")
    assert row is not None
    held = frozenset(member(Freight, name) for name in row["held"].split())
    return LinkSeen(member(LinkClass, row["class"]), held)


def note(store: Connection, seen: LinkSeen) -> None:
    held = " ".join(sorted(freight.value for freight in seen.held))
    with store.write() as database:
        database.execute("UPDATE link SET class = ?, held = ?", (seen.link.value, held))


def spent(store: Connection) -> dict[tuple[LinkClass, Freight], int]:
    """Bytes of leaves of this day."""
    rows = store.all("SELECT class, freight, bytes FROM link_spent")
    return {(member(LinkClass, row["class"]), member(Freight, row["freight"])): row["bytes"] for row in rows}


def book(store: Connection, kind: LinkClass, freight: Freight, count: int) -> None:
    """`count` bytes are about to be sent."""
    with store.write() as database:
        database.execute(
            "INSERT INTO link_spent (class, freight, bytes) VALUES (?, ?, ?)"
            " ON CONFLICT (class, freight) DO UPDATE SET bytes = bytes + excluded.bytes",
            (kind.value, freight.value, count),
        )


def resume_day(store: Connection, now: float) -> None:
    """At boot: what passed since the last look, as far as the wall clock can be believed: none, up to a day."""
    row = store.one("SELECT seen FROM link WHERE id = 1")
    assert row is not None
    away = min(max(now - row["seen"], 0.0), DAY_SECONDS) if row["seen"] else 0.0
    pass_time(store, away, now)


def pass_time(store: Connection, seconds: float, now: float) -> bool:
    """So much running time went by; True where a new day has begun. `now` is kept for the next boot."""
    with store.write() as database:
        (age,) = database.execute(
            "UPDATE link SET age = age + ?, seen = ? RETURNING age", (seconds, now)
        ).fetchone()
        if age < DAY_SECONDS:
            return False
        database.execute("UPDATE link SET age = 0")
        database.execute("DELETE FROM link_spent")
    return True


def waiting(store: Connection, held: Collection[Freight]) -> int:
    """How many dossiers wait for another link or another day; reads every one of them, so for technicians."""
    if not held:
        return 0
    rows = store.all(
        "SELECT freight, count(*) AS number FROM outbox"
        " WHERE state IN ('queued', 'uploading', 'backoff') AND state != 'purged' GROUP BY freight"
    )
    return sum(row["number"] for row in rows if Freight(row["freight"]) in held)
