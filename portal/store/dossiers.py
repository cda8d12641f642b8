"""The diary of a dossier, and finding a dossier by what people know of it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.models import Dossier, Happening


def note(session: Session, row: Dossier, at_ms: int, actor: str, what: str) -> None:
    """Write down what befell the dossier, in the transaction in which it does."""
    row.changed_at = at_ms
    session.add(Happening(dossier_id=row.id, at=at_ms, actor=actor, what=what))


def held_by_code(session: Session, code: str) -> Dossier | None:
    """The dossier that lies here whole and bears `code` (spelled as printed)."""
    return session.scalar(select(Dossier).where(Dossier.code == code, Dossier.receipt_doc.is_not(None)))


def held(session: Session, limit: int) -> list[Dossier]:
    """Dossiers that lie here whole, the youngest first."""
    query = select(Dossier).where(Dossier.receipt_doc.is_not(None))
    return list(session.scalars(query.order_by(Dossier.committed_at.desc(), Dossier.id.desc()).limit(limit)))


def happenings(session: Session, dossier_id: str) -> list[Happening]:
    query = select(Happening).where(Happening.dossier_id == dossier_id)
    return list(session.scalars(query.order_by(Happening.id)))


def code_is_taken(session: Session, dossier_id: str, code: str) -> bool:
    """Whether another dossier that lies here whole bears this code."""
    query = select(Dossier.id).where(
        Dossier.code == code, Dossier.id != dossier_id, Dossier.receipt_doc.is_not(None)
    )
    return session.scalar(query.limit(1)) is not None
