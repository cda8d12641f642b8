"""The queue as sync works it: each dossier by itself, so that a poison one holds up nobody.

What carries the portal's signed word is settled: a receipt may come by stick while its upload is under way, and
how that upload ends is then no news.
"""

from __future__ import annotations

from sync.store.blobs import Blobs
from sync.store.clock import Moment
from sync.store.connection import Connection
from sync.store.due import LONGEST_WAIT_SECONDS
from sync.store.faults import StoreFault
from sync.store.picking import announced, attempts, due, is_overtaken, next_due_in, to_announce
from sync.store.rows import WAITING, DossierStep, QueueCounts

__all__ = [
    "announced",
    "attempts",
    "back_off",
    "commit_receipt",
    "counts",
    "due",
    "is_overtaken",
    "next_due_in",
    "park",
    "progress",
    "purge",
    "recover",
    "reject",
    "requeue",
    "to_announce",
    "unpark",
    "uploading",
]


def recover(store: Connection, blobs: Blobs) -> None:
    """At sync's boot: what was under way is queued, what was received is forgotten."""
    with store.write() as database:
        database.execute("UPDATE outbox SET state = 'queued', next_at = 0 WHERE state = 'uploading'")
    for row in store.all("SELECT dossier_id FROM outbox WHERE state = 'committed'"):
        purge(store, blobs, row["dossier_id"])


def counts(store: Connection) -> QueueCounts:
    rows = store.all("SELECT state, count(*) AS n FROM outbox WHERE state != 'purged' GROUP BY state")
    by_state = {row["state"]: row["n"] for row in rows}
    return QueueCounts(
        waiting=sum(by_state.get(step.value, 0) for step in WAITING),
        parked=by_state.get(DossierStep.PARKED.value, 0) + by_state.get(DossierStep.REJECTED.value, 0),
    )


def uploading(store: Connection, dossier_id: str) -> None:
    with store.write() as database:
        database.execute(
            "UPDATE outbox SET state = 'uploading', announced = 1 WHERE dossier_id = ? AND receipt IS NULL",
            (dossier_id,),
        )


def progress(store: Connection, dossier_id: str, sent_leaves: int) -> None:
    """More leaves at the portal than ever: its failures are forgiven. Never believed for what to send."""
    with store.write() as database:
        database.execute(
            "UPDATE outbox SET sent_leaves = ?, attempts = 0 WHERE dossier_id = ? AND sent_leaves < ?",
            (sent_leaves, dossier_id, sent_leaves),
        )


def back_off(store: Connection, dossier_id: str, now: float, wait: float, fault: str) -> None:
    """Try again after `wait` seconds."""
    assert 0 <= wait <= LONGEST_WAIT_SECONDS
    with store.write() as database:
        database.execute(
            "UPDATE outbox SET state = 'backoff', attempts = attempts + 1, next_at = ?, last_fault = ?"
            " WHERE dossier_id = ? AND receipt IS NULL",
            (now + wait, fault, dossier_id),
        )


def requeue(store: Connection, dossier_id: str, fault: str | None) -> None:
    """The line failed, or others go first, and this dossier is not to blame: its count of attempts stays."""
    with store.write() as database:
        database.execute(
            "UPDATE outbox SET state = 'queued', last_fault = ? WHERE dossier_id = ? AND receipt IS NULL",
            (fault, dossier_id),
        )


def park(store: Connection, dossier_id: str, fault: str) -> None:
    """Trying again cannot help; staff see it, its file stays."""
    with store.write() as database:
        database.execute(
            "UPDATE outbox SET state = 'parked', attempts = attempts + 1, last_fault = ?"
            " WHERE dossier_id = ? AND receipt IS NULL",
            (fault, dossier_id),
        )


def unpark(store: Connection, dossier_id: str) -> bool:
    """By staff: try again now."""
    with store.write() as database:
        changed = database.execute(
            "UPDATE outbox SET state = 'queued', next_at = 0, attempts = 0"
            " WHERE dossier_id = ? AND state = 'parked'",
            (dossier_id,),
        )
    return changed.rowcount == 1


def commit_receipt(store: Connection, dossier_id: str, receipt: bytes, now: Moment) -> None:
    """Keep the receipt. The caller has verified it against this row's manifest hash."""
    _close(store, dossier_id, DossierStep.COMMITTED, receipt, now)


def reject(store: Connection, dossier_id: str, rejection: bytes, now: Moment) -> None:
    """Keep the portal's signed no; the file stays for staff."""
    _close(store, dossier_id, DossierStep.REJECTED, rejection, now)


def purge(store: Connection, blobs: Blobs, dossier_id: str) -> StoreFault | None:
    """Forget the sealed file of a committed dossier; only then say that it is purged."""
    row = store.one("SELECT state, receipt FROM outbox WHERE dossier_id = ?", dossier_id)
    assert row is not None
    assert row["receipt"]
    if row["state"] == DossierStep.PURGED.value:
        # The other hand that brought a receipt was quicker.
        return None
    assert row["state"] == DossierStep.COMMITTED.value
    fault = blobs.remove(dossier_id)
    if fault is None:
        with store.write() as database:
            database.execute(
                "UPDATE outbox SET state = 'purged' WHERE dossier_id = ? AND state = 'committed'", (dossier_id,)
            )
    return fault


def _close(store: Connection, dossier_id: str, step: DossierStep, document: bytes, now: Moment) -> None:
    with store.write() as database:
        database.execute(
            "UPDATE outbox SET state = ?, receipt = ?, sent_leaves = leaves, last_fault = NULL,"
            " closed_at = ?, closed_trust = ? WHERE dossier_id = ? AND state != 'purged'",
            (step.value, document, now.text, now.trust.value, dossier_id),
        )
