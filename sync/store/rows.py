"""One dossier in the queue, as both processes see it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from sync.contract.times import Trust
from sync.store.enumerated import member


class DossierStep(StrEnum):
    """A row is born `queued`: sealed and committed are one step. `uploading` is no claim: at boot it is queued.

    queued → uploading ⇄ backoff → committed → purged; parked waits for staff; rejected: the portal's signed no.
    """

    QUEUED = "queued"
    UPLOADING = "uploading"
    BACKOFF = "backoff"
    PARKED = "parked"
    COMMITTED = "committed"
    PURGED = "purged"
    REJECTED = "rejected"


WAITING = (DossierStep.QUEUED, DossierStep.UPLOADING, DossierStep.BACKOFF)


class Freight(StrEnum):
    """What a dossier is to the line. URGENT: money or an officer waits for it; HEAVY: more than 256 KiB."""

    URGENT = "urgent"
    LIGHT = "light"
    HEAVY = "heavy"


ALL_FREIGHT = frozenset(Freight)


@dataclass(frozen=True, slots=True)
class DossierRow:
    """`receipt` is the portal's signed document once it is committed (or its signed rejection).

    `place` is the number that is called next, the smallest first (`sync.store.migrations`).
    """

    dossier_id: str
    code: str
    sequence: int
    state: DossierStep
    blob_bytes: int
    leaves: int
    sent_leaves: int
    manifest: bytes
    manifest_sha256: str
    practice: bool
    submitted_at: str
    submitted_trust: Trust
    attempts: int
    next_at: float
    last_fault: str | None
    receipt: bytes | None
    closed_at: str | None
    freight: Freight
    place: int


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """`waiting` still go up by themselves; `parked` need a person."""

    waiting: int
    parked: int


def dossier_row(row: sqlite3.Row) -> DossierRow:
    return DossierRow(
        dossier_id=row["dossier_id"],
        code=row["code"],
        sequence=row["sequence"],
        state=member(DossierStep, row["state"]),
        blob_bytes=row["blob_bytes"],
        leaves=row["leaves"],
        sent_leaves=row["sent_leaves"],
        manifest=row["manifest"],
        manifest_sha256=row["manifest_sha256"],
        practice=bool(row["practice"]),
        submitted_at=row["submitted_at"],
        submitted_trust=member(Trust, row["submitted_trust"]),
        attempts=row["attempts"],
        next_at=row["next_at"],
        last_fault=row["last_fault"],
        receipt=row["receipt"],
        closed_at=row["closed_at"],
        freight=Freight(row["freight"]),
        place=row["place"],
    )
