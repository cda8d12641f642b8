"""The queue as staff at the kiosk are told of it: how many, since when, and what came back last. No dossier."""

from __future__ import annotations

from dataclasses import dataclass

from sync.store import queue
from sync.store.connection import Connection


@dataclass(frozen=True, slots=True)
class QueueSeen:
    """Times as `sync.contract.times` spells them, None where there is none.

    `parked` wait for a person who tries them again, `refused` bear the portal's signed no. `oldest_at`: since
    when the oldest of all of these waits; `last_receipt_at`: when the portal last signed for one.
    """

    waiting: int
    parked: int
    refused: int
    oldest_at: str | None
    last_receipt_at: str | None


def overview(store: Connection) -> QueueSeen:
    """Raises sqlite3.Error."""
    counted = store.one(
        "SELECT sum(state IN ('queued', 'uploading', 'backoff')) AS waiting, sum(state = 'parked') AS parked,"
        " sum(state = 'rejected') AS refused, min(submitted_at) AS oldest"
        " FROM outbox WHERE state NOT IN ('committed', 'purged')"
    )
    last = store.one("SELECT max(closed_at) AS at FROM outbox WHERE state IN ('committed', 'purged')")
    assert counted is not None
    assert last is not None
    return QueueSeen(
        waiting=counted["waiting"] or 0,
        parked=counted["parked"] or 0,
        refused=counted["refused"] or 0,
        oldest_at=counted["oldest"],
        last_receipt_at=last["at"],
    )


def try_parked_again(store: Connection) -> int:
    """Queue whatever is parked; how many those were. Raises sqlite3.Error."""
    parked = store.all("SELECT dossier_id FROM outbox WHERE state = 'parked'")
    return sum(queue.unpark(store, row["dossier_id"]) for row in parked)
