"""What is kept of a dossier that is through: all of it for a while, then what answers a question, then nothing.

The portal holds the dossier and has signed for it. Counted, so that the database stays small whatever the
clock says; by days besides, which only a trusted clock may count. A little a call, so that nobody waits.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import timedelta

from sync.contract.times import Trust, format_time
from sync.store.clock import Moment
from sync.store.connection import Connection

#: What stands in place of a receipt that is no longer kept.
DIGEST = b"sha256:"
# Money that may still move keeps its dossier's row.
_OLDEST = """
    SELECT dossier_id, receipt FROM outbox
    WHERE state = 'purged' AND (NOT :whole OR length(manifest) > 0)
    AND (sequence <= :newest OR (closed_trust = 'trusted' AND closed_at < :before))
    AND dossier_id NOT IN (SELECT dossier_id FROM payments
        WHERE pushed = 0 OR state NOT IN ('paid', 'settled', 'refunded', 'expired'))
    ORDER BY sequence LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Policy:
    """Whole rows first, then id, code, time and the receipt's hash; `at_once` rows are worked on a call."""

    whole_rows: int = 2_000
    whole_days: int = 30
    thin_rows: int = 50_000
    thin_days: int = 365
    at_once: int = 200


def tidy(store: Connection, policy: Policy, now: Moment) -> int:
    """Thin or forget the oldest dossiers that are through; how many. Raises sqlite3.Error."""
    forgotten = _chosen(store, now, (policy.thin_rows, policy.thin_days), policy.at_once)
    thinned = _chosen(store, now, (policy.whole_rows, policy.whole_days), policy.at_once, whole=True)
    if not forgotten and not thinned:
        return 0
    with store.write() as database:
        done = sum(_forget(database, dossier_id) for dossier_id, _ in forgotten)
        done += sum(_thin(database, dossier_id, receipt) for dossier_id, receipt in thinned)
    return done


def _chosen(
    store: Connection, now: Moment, keep: tuple[int, int], limit: int, *, whole: bool = False
) -> list[tuple[str, bytes]]:
    """Those beyond the newest `keep[0]`, and those closed more than `keep[1]` days ago, by a trusted clock."""
    rows, days = keep
    newest_to_go = store.one(
        "SELECT sequence FROM outbox WHERE state = 'purged' ORDER BY sequence DESC LIMIT 1 OFFSET ?", rows
    )
    before = format_time(now.at - timedelta(days=days)) if now.trust is Trust.TRUSTED else ""
    found = store.all(
        _OLDEST,
        newest=newest_to_go["sequence"] if newest_to_go else -1,
        before=before,
        whole=whole,
        limit=limit,
    )
    return [(row["dossier_id"], bytes(row["receipt"])) for row in found]


def _forget(database: sqlite3.Connection, dossier_id: str) -> int:
    database.execute(
        "DELETE FROM payment_receipts WHERE reference IN (SELECT reference FROM payments WHERE dossier_id = ?)",
        (dossier_id,),
    )
    database.execute("DELETE FROM payments WHERE dossier_id = ?", (dossier_id,))
    database.execute("DELETE FROM exports WHERE dossier_id = ?", (dossier_id,))
    return database.execute("DELETE FROM outbox WHERE dossier_id = ?", (dossier_id,)).rowcount


def _thin(database: sqlite3.Connection, dossier_id: str, receipt: bytes) -> int:
    digest = DIGEST + hashlib.sha256(receipt).hexdigest().encode()
    return database.execute(
        "UPDATE outbox SET manifest = x'', receipt = ? WHERE dossier_id = ?", (digest, dossier_id)
    ).rowcount
