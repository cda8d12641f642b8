"""Sealed results as they lie in the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.store.models import Dossier, KeptResult, ResultCopy, Supplement
from portal.store.states import Stage
from sync.contract.receipts import DossierState
from sync.contract.result import PIECE_BYTES


@dataclass(frozen=True, slots=True)
class Ended:
    """A dossier that is done, and what the city calls it."""

    dossier_id: str
    code: str
    official_code: str


def without_result(session: Session, since_ms: int, most: int) -> list[Ended]:
    """Dossiers that were done since then and of which no paper lies here; the newest first.

    A supplement stands with what it completes.
    """
    query = (
        select(Dossier)
        .outerjoin(KeptResult, KeptResult.dossier_id == Dossier.id)
        .where(
            Dossier.state == DossierState.DONE,
            Dossier.stage == Stage.HANDED_OVER,
            Dossier.changed_at > since_ms,
            KeptResult.dossier_id.is_(None),
            Dossier.id.not_in(select(Supplement.dossier_id)),
        )
        .order_by(Dossier.changed_at.desc())
        .limit(most)
    )
    return [Ended(row.id, row.code, row.official_code) for row in session.scalars(query) if row.official_code]


def keep(
    session: Session,
    dossier_id: str,
    *,
    at_ms: int,
    for_opener: bytes,
    sealed_file: bytes,
    copies: Mapping[str, bytes],
) -> None:
    """The first one stays: a kiosk may be fetching it."""
    if session.get(KeptResult, dossier_id) is not None:
        return
    session.add(KeptResult(dossier_id=dossier_id, at=at_ms, for_opener=for_opener, sealed_file=sealed_file))
    for holder, copy in copies.items():
        session.add(ResultCopy(dossier_id=holder, sealed=copy))


def piece(session: Session, dossier_id: str, number: int) -> bytes:
    """Piece `number` of the sealed file, from 0; empty where there is none."""
    # SQL counts from one; no other piece of the file leaves the disk.
    cut = func.substr(KeptResult.sealed_file, number * PIECE_BYTES + 1, PIECE_BYTES)
    found = session.scalar(select(cut).where(KeptResult.dossier_id == dossier_id))
    return b"" if found is None else bytes(found)
