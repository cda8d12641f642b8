"""What a technician asks: how is the line, what is in the queue. Reads only; nothing here is personal."""

from __future__ import annotations

from sync.contract.faults import ContractFault
from sync.contract.keyset import verify_keyset
from sync.store import line, pulls, queue
from sync.store.connection import Connection

_MAX_ROWS = 500


def status(store: Connection, root_public: bytes) -> dict[str, object]:
    """The line as last seen, how many wait, and which key set is in use."""
    seen, counts = line.line(store), queue.counts(store)
    oldest = store.one(
        "SELECT submitted_at FROM outbox WHERE state IN ('queued', 'uploading', 'backoff')"
        " ORDER BY sequence LIMIT 1"
    )
    document = pulls.get(store, pulls.KEYSET)
    keyset = verify_keyset(document, root_public, 1) if document else None
    valid = keyset is not None and not isinstance(keyset, ContractFault)
    return {
        "line": seen.state.value,
        "line_fault": seen.fault,
        "last_heard_at": seen.last_heard_at,
        "last_heard_trust": None if seen.last_heard_trust is None else seen.last_heard_trust.value,
        "waiting": counts.waiting,
        "parked": counts.parked,
        "oldest_waiting_at": None if oldest is None else oldest["submitted_at"],
        "keyset_version": pulls.version(store, pulls.KEYSET) if valid else None,
        "database_sound": store.sound(),
    }


def rows(store: Connection) -> list[dict[str, object]]:
    """Every dossier that is not through, oldest first; the newest that are through after them."""
    found = store.all(
        "SELECT dossier_id, code, sequence, state, attempts, last_fault, sent_leaves, leaves, blob_bytes,"
        " submitted_at, submitted_trust, closed_at FROM outbox"
        " ORDER BY state = 'purged', CASE state WHEN 'purged' THEN -sequence ELSE sequence END LIMIT :limit",
        limit=_MAX_ROWS,
    )
    return [dict(row) for row in found]
