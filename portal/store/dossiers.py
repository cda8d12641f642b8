"""The diary of a dossier, and finding a dossier by what people know of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.models import Dossier, Happening, Remark
from portal.store.states import Stage

ANY_TROUBLE = "any"
_IS_DOSSIER = Dossier.receipt_doc.is_not(None) & (Dossier.stage != Stage.CALL_BACK)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which dossiers to list; an empty field asks for nothing in particular."""

    stage: str = ""
    trouble: str = ""


ALL = Wanted()


def note(
    session: Session, row: Dossier, at_ms: int, actor: str, what: str, *, sealed_remark: bytes | None = None
) -> None:
    """Write down what befell the dossier, in the transaction in which it does."""
    row.changed_at = at_ms
    happening = Happening(dossier_id=row.id, at=at_ms, actor=actor, what=what)
    session.add(happening)
    if sealed_remark is not None:
        session.flush()
        session.add(Remark(happening_id=happening.id, sealed=sealed_remark))


def named(dossier_id: str) -> str:
    """What a transaction says that it is about when it changes this dossier and nothing else."""
    return f"dossier:{dossier_id}"


def held_by_code(session: Session, code: str) -> Dossier | None:
    """The dossier that lies here whole and bears `code` (spelled as printed)."""
    return session.scalar(select(Dossier).where(Dossier.code == code, _IS_DOSSIER))


def carried_by_code(session: Session, code: str) -> Dossier | None:
    """The dossier whose words a telephone brought, and whose papers have not come yet."""
    query = select(Dossier).where(
        Dossier.code == code, Dossier.carried_at.is_not(None), Dossier.stage == Stage.UPLOADING
    )
    return session.scalar(query.order_by(Dossier.carried_at).limit(1))


def held(session: Session, limit: int, wanted: Wanted = ALL) -> list[Dossier]:
    """Dossiers that lie here whole, the youngest first."""
    query = select(Dossier).where(_IS_DOSSIER)
    if wanted.stage:
        query = query.where(Dossier.stage == wanted.stage)
    if wanted.trouble == ANY_TROUBLE:
        query = query.where(Dossier.trouble.is_not(None))
    elif wanted.trouble:
        query = query.where(Dossier.trouble == wanted.trouble)
    return list(session.scalars(query.order_by(Dossier.committed_at.desc(), Dossier.id.desc()).limit(limit)))


def happenings(session: Session, dossier_id: str) -> list[tuple[Happening, bytes | None]]:
    """In order, each with the sealed remark beside it."""
    query = select(Happening, Remark.sealed).outerjoin(Remark, Remark.happening_id == Happening.id)
    rows = session.execute(query.where(Happening.dossier_id == dossier_id).order_by(Happening.id))
    return [(happening, sealed) for happening, sealed in rows]


def code_is_taken(session: Session, dossier_id: str, code: str) -> bool:
    """Whether another dossier that lies here whole bears this code."""
    query = select(Dossier.id).where(
        Dossier.code == code, Dossier.id != dossier_id, Dossier.receipt_doc.is_not(None)
    )
    return session.scalar(query.limit(1)) is not None
