"""What a technician asks: how is the line, what is in the queue. Reads only; nothing here is personal."""

from __future__ import annotations

import shutil

from sync.contract.bundle import BundleKind
from sync.contract.faults import ContractFault
from sync.contract.keyset import verify_keyset
from sync.store import Blobs, leaving, line, link, pulls, queue
from sync.store.connection import Connection

_MAX_ROWS = 500


def status(store: Connection, blobs: Blobs, root_public: bytes) -> dict[str, object]:
    """Line and link as last seen, the queue by state, what is parked and why, keys, orders, clock, disk."""
    seen, counts, on_link = line.line(store), queue.counts(store), link.link(store)
    oldest = store.one(
        "SELECT submitted_at FROM outbox WHERE state IN ('queued', 'uploading', 'backoff')"
        " ORDER BY sequence LIMIT 1"
    )
    return {
        "line": seen.state.value,
        "line_fault": seen.fault,
        "last_heard_at": seen.last_heard_at,
        "last_heard_trust": None if seen.last_heard_trust is None else seen.last_heard_trust.value,
        "link": on_link.link.value,
        "link_held": sorted(freight.value for freight in on_link.held),
        "waiting": counts.waiting,
        "parked": counts.parked,
        "by_state": _by_state(store),
        "parked_faults": _parked(store),
        "oldest_waiting_at": None if oldest is None else oldest["submitted_at"],
        **_keyset(store, root_public),
        "content_versions": {kind.value: pulls.version(store, kind.value) for kind in BundleKind},
        "order_number": pulls.version(store, pulls.ORDERS) or None,
        "exported": len(leaving.exported(store)),
        "database_sound": store.sound(),
        **_disk(blobs),
    }


def rows(store: Connection) -> list[dict[str, object]]:
    """Every dossier that is not through, oldest first; the newest that are through after them."""
    found = store.all(
        "SELECT outbox.dossier_id, code, sequence, state, attempts, last_fault, sent_leaves, leaves,"
        " blob_bytes, submitted_at, submitted_trust, closed_at, exported_at FROM outbox"
        " LEFT JOIN exports ON exports.dossier_id = outbox.dossier_id"
        " ORDER BY state = 'purged', CASE state WHEN 'purged' THEN -sequence ELSE sequence END LIMIT :limit",
        limit=_MAX_ROWS,
    )
    return [dict(row) for row in found]


def short(row: dict[str, object]) -> dict[str, object]:
    """One line for a terminal."""
    return {
        "code": row["code"],
        "state": f"{row['state']!s:10}",
        "leaves": f"{row['sent_leaves']}/{row['leaves']} leaves",
        "attempts": f"{row['attempts']} tries",
        "last_fault": row["last_fault"],
        "exported_at": row["exported_at"],
    }


def _by_state(store: Connection) -> dict[str, int]:
    # What is through is counted by nobody: there is no end of it.
    found = store.all("SELECT state, count(*) AS n FROM outbox WHERE state != 'purged' GROUP BY state")
    return {row["state"]: row["n"] for row in found}


def _parked(store: Connection) -> dict[str, str]:
    """Dossier id → the last fault of each that waits for a person."""
    return {
        row.dossier_id: row.last_fault or row.state.value for row in leaving.leaving(store, parked_only=True)
    }


def _keyset(store: Connection, root_public: bytes) -> dict[str, object]:
    document = pulls.get(store, pulls.KEYSET)
    keyset = verify_keyset(document, root_public, 1) if document else None
    if keyset is None or isinstance(keyset, ContractFault):
        return {"keyset_version": None, "keyset_expires": None}
    return {"keyset_version": keyset.version, "keyset_expires": keyset.expires}


def _disk(blobs: Blobs) -> dict[str, object]:
    try:
        free = shutil.disk_usage(blobs.folder).free
    except OSError as error:
        return {"disk_free_bytes": None, "disk": type(error).__name__}
    return {"disk_free_bytes": free, "disk": "low" if blobs.low() else "well"}
