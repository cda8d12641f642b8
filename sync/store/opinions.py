"""Opinions of visits that wait to be told to the portal, in an order drawn by lot; gone once it has them."""

from __future__ import annotations

from collections.abc import Sequence

from sync.contract.opinion import MAX_OPINIONS, Opinion, parse_opinion
from sync.store.connection import Connection

#: A kiosk that is cut off for good keeps no more than these; a later one is not taken.
MOST_KEPT = 5000
_MOST_BYTES = 1024


def add(store: Connection, opinion_id: str, document: bytes) -> bool:
    """Keep one; False where there are too many. The same id again is the same opinion. Raises sqlite3.Error."""
    with store.write() as database:
        (held,) = database.execute("SELECT count(*) FROM opinions").fetchone()
        if held >= MOST_KEPT:
            return False
        database.execute("INSERT OR IGNORE INTO opinions (id, document) VALUES (?, ?)", (opinion_id, document))
    return True


def to_send(store: Connection, limit: int = MAX_OPINIONS) -> list[Opinion]:
    """The next few; what is no opinion, however it came here, is passed over. Raises sqlite3.Error."""
    rows = store.all(
        "SELECT document FROM opinions WHERE length(document) <= :most ORDER BY id LIMIT :limit",
        most=_MOST_BYTES,
        limit=limit,
    )
    found = (parse_opinion(bytes(row["document"])) for row in rows)
    return [opinion for opinion in found if isinstance(opinion, Opinion)]


def told(store: Connection, ids: Sequence[str]) -> None:
    """The portal has them: nothing of them stays. Raises sqlite3.Error."""
    with store.write() as database:
        database.executemany("DELETE FROM opinions WHERE id = ?", [(opinion_id,) for opinion_id in ids])


def drop_nonsense(store: Connection, limit: int = MAX_OPINIONS) -> int:
    """Remove what stands first and is no opinion, so that it keeps nothing behind it; how many."""
    rows = store.all("SELECT id, document FROM opinions ORDER BY id LIMIT :limit", limit=limit)
    bad = [
        row["id"]
        for row in rows
        if len(row["document"]) > _MOST_BYTES
        or not isinstance(opinion := parse_opinion(bytes(row["document"])), Opinion)
        or opinion.id != row["id"]
    ]
    if bad:
        told(store, bad)
    return len(bad)
