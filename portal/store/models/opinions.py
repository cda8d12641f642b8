"""What citizens thought of their visits: nothing in a row leads to a person, a kiosk or an hour."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class KeptOpinion(Base):
    """As `sync.contract.opinion` has it; the key is drawn by lot, `reasons` are joined by commas."""

    __tablename__ = "opinions"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    site: Mapped[str] = mapped_column(String(64))
    procedure: Mapped[str] = mapped_column(String(64))
    day: Mapped[str] = mapped_column(String(10))
    face: Mapped[int]
    reasons: Mapped[str] = mapped_column(String(64))
    __table_args__ = (Index("opinions_by_place", "site", "procedure"),)
