"""What sync last saw of the line to the portal, for a screen that must not guess."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sync.contract.times import Trust
from sync.store.clock import Moment
from sync.store.connection import Connection
from sync.store.enumerated import member


class LineState(StrEnum):
    """CAPTIVE: there is a network, and something else answers in the portal's place."""

    UNKNOWN = "unknown"
    UP = "up"
    DOWN = "down"
    CAPTIVE = "captive"


@dataclass(frozen=True, slots=True)
class LineSeen:
    """`last_heard_at` is when the portal itself last answered; `fault` why it does not now."""

    state: LineState
    last_heard_at: str | None
    last_heard_trust: Trust | None
    fault: str | None


def line(store: Connection) -> LineSeen:
    row = store.one("SELECT * FROM line WHERE id = 1")
    assert row is not None
    trust = row["last_heard_trust"]
    return LineSeen(
        member(LineState, row["state"]),
        row["last_heard_at"],
        None if trust is None else member(Trust, trust),
        row["fault"],
    )


def up(store: Connection, now: Moment) -> None:
    with store.write() as database:
        database.execute(
            "UPDATE line SET state = 'up', last_heard_at = ?, last_heard_trust = ?, fault = NULL",
            (now.text, now.trust.value),
        )


def down(store: Connection, fault: str, state: LineState = LineState.DOWN) -> None:
    """`state` is DOWN or CAPTIVE."""
    with store.write() as database:
        database.execute("UPDATE line SET state = ?, fault = ?", (state.value, fault))


def unknown(store: Connection) -> None:
    """At boot, before anything was tried."""
    with store.write() as database:
        database.execute("UPDATE line SET state = 'unknown', fault = NULL")
