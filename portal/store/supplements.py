"""Which dossiers complete which: a supplement stands with the dossier that it was joined to."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.models import Dossier, Holder, Supplement


def original_of(session: Session, row: Dossier) -> Dossier:
    """The dossier that `row` was joined to, or `row` itself."""
    joined = session.get(Supplement, row.id)
    return row if joined is None else session.get_one(Dossier, joined.original_id)


def is_supplement(session: Session, row: Dossier) -> bool:
    return session.get(Supplement, row.id) is not None


def joined_to(session: Session, original_id: str) -> list[tuple[Supplement, Dossier]]:
    """In the order in which they came."""
    query = select(Supplement, Dossier).join(Dossier, Dossier.id == Supplement.dossier_id)
    rows = session.execute(query.where(Supplement.original_id == original_id).order_by(Supplement.joined_at))
    return [(joined, dossier) for joined, dossier in rows]


def receipt_holders(session: Session, original_id: str) -> list[tuple[Dossier, Holder]]:
    """The dossier and its supplements, each with the key on its receipt where it was opened."""
    own = select(Supplement.dossier_id).where(Supplement.original_id == original_id)
    query = select(Dossier, Holder).join(Holder, Holder.dossier_id == Dossier.id)
    rows = session.execute(query.where((Dossier.id == original_id) | Dossier.id.in_(own)))
    return [(dossier, holder) for dossier, holder in rows]


def codes_completed(session: Session) -> dict[str, str]:
    """For each supplement's id the code of the dossier that it was joined to."""
    query = select(Supplement.dossier_id, Dossier.code).join(Dossier, Dossier.id == Supplement.original_id)
    return {row.dossier_id: row.code for row in session.execute(query)}
