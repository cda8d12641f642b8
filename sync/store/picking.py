"""Which dossier goes up next. Each question ends at an index, however many wait.

The lowest `place` is called first: its sequence and a handicap by its freight (`sync.store.migrations`). Of
those that wait after a failure the ones due longest compete, so that each gets its turn however many fail.
"""

from __future__ import annotations

from collections.abc import Collection

from sync.store.connection import Connection
from sync.store.due import LONGEST_WAIT_SECONDS, seconds_until
from sync.store.rows import ALL_FREIGHT, DossierRow, Freight, dossier_row

_COMPETE = 8
_QUEUED = (
    "SELECT rowid, place FROM outbox WHERE state = 'queued' AND freight = :freight ORDER BY place LIMIT :limit"
)
_DUE_AGAIN = (
    "SELECT rowid, place FROM outbox WHERE state = 'backoff' AND freight = :freight AND next_at <= :now"
    " ORDER BY next_at LIMIT :limit"
)
# Later than any wait: written before the clock was set back.
_JUMPED = (
    "SELECT rowid, place FROM outbox WHERE state = 'backoff' AND freight = :freight AND next_at > :now"
    " ORDER BY next_at LIMIT :limit"
)
# Only one is ever under way; where nobody works on it any more, its round was cut off.
_CUT_OFF = "SELECT rowid, place FROM outbox WHERE state = 'uploading' AND state != 'purged'"
_IS_READY = "SELECT 1 FROM outbox WHERE state IN ('queued', 'uploading') AND state != 'purged' LIMIT 1"
_WAITS = (
    "SELECT min(next_at) FROM outbox WHERE state = 'backoff' AND state != 'purged'",
    "SELECT max(next_at) FROM outbox WHERE state = 'backoff' AND state != 'purged'",
)


def due(
    store: Connection, now: float, limit: int = 8, freights: Collection[Freight] = ALL_FREIGHT
) -> list[DossierRow]:
    """Rows to try now, the lowest place first. `now` in seconds of the wall clock, which may have jumped."""
    called = [(row["place"], row["rowid"]) for row in store.all(_CUT_OFF)]
    for freight in freights:
        for query, at, count in (
            (_QUEUED, now, limit),
            (_DUE_AGAIN, now, limit + _COMPETE),
            (_JUMPED, now + LONGEST_WAIT_SECONDS, limit + _COMPETE),
        ):
            rows = store.all(query, freight=freight.value, now=at, limit=count)
            called += [(row["place"], row["rowid"]) for row in rows]
    found = (store.one("SELECT * FROM outbox WHERE rowid = ?", rowid) for _, rowid in sorted(called)[:limit])
    return [dossier_row(row) for row in found if row is not None]


def is_overtaken(
    store: Connection,
    row: DossierRow,
    freights: Collection[Freight] = frozenset({Freight.URGENT, Freight.LIGHT}),
) -> bool:
    """Whether one of `freights` that is called before `row` has come in meanwhile."""
    for freight in freights:
        for first in store.all(_QUEUED, freight=freight.value, limit=1):
            if first["place"] < row.place:
                return True
    return False


def next_due_in(store: Connection, now: float) -> float | None:
    """Seconds until some row is due; None where nothing waits."""
    if store.one(_IS_READY) is not None:
        return 0.0
    ends = [row[0] for query in _WAITS if (row := store.one(query)) is not None and row[0] is not None]
    return min((seconds_until(end, now) for end in ends), default=None)


def to_announce(store: Connection, limit: int) -> list[DossierRow]:
    """The next in the queue of which the portal has not heard yet."""
    rows = store.all(
        "SELECT * FROM outbox WHERE announced = 0 AND state = 'queued' ORDER BY place LIMIT :limit", limit=limit
    )
    return [dossier_row(row) for row in rows]


def announced(store: Connection, dossier_id: str) -> None:
    """The portal has its manifest."""
    with store.write() as database:
        database.execute("UPDATE outbox SET announced = 1 WHERE dossier_id = ?", (dossier_id,))


def attempts(store: Connection, dossier_id: str) -> int:
    """How often it has failed since it last got on."""
    row = store.one("SELECT attempts FROM outbox WHERE dossier_id = ?", dossier_id)
    return 0 if row is None else int(row["attempts"])
