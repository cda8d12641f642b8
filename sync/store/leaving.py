"""Dossiers that leave by another road than the line: on a stick. And the note that a kiosk was wiped."""

from __future__ import annotations

from sync.store.clock import Moment
from sync.store.connection import Connection
from sync.store.rows import WAITING, DossierRow, DossierStep, dossier_row

# In the spool: the app has wiped all that is its own, and sync is to forget its key.
WIPED = "wiped"


def leaving(store: Connection, *, parked_only: bool) -> list[DossierRow]:
    """What may go on a stick, oldest first: parked dossiers, or all that no receipt stands for."""
    left = [DossierStep.PARKED, DossierStep.REJECTED]
    if not parked_only:
        left += WAITING
    states = ", ".join(f"'{step.value}'" for step in left)
    rows = store.all(f"SELECT * FROM outbox WHERE state IN ({states}) ORDER BY sequence")  # noqa: S608 - our own words
    return [dossier_row(row) for row in rows]


def mark_exported(store: Connection, dossier_id: str, now: Moment) -> None:
    """A copy was written to a stick and read back. The file stays until a receipt comes."""
    with store.write() as database:
        database.execute(
            "INSERT INTO exports (dossier_id, manifest_sha256, exported_at)"
            " SELECT dossier_id, manifest_sha256, ? FROM outbox WHERE dossier_id = ?"
            " ON CONFLICT (dossier_id) DO UPDATE SET exported_at = excluded.exported_at",
            (now.text, dossier_id),
        )


def exported(store: Connection) -> dict[str, str]:
    """Dossier id → manifest hash of what was exported."""
    rows = store.all("SELECT dossier_id, manifest_sha256 FROM exports")
    return {row["dossier_id"]: row["manifest_sha256"] for row in rows}
