"""Where to send word of a dossier, sealed to the herald, and what was sent."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class KeptContact(Base):
    """The citizen's address for this dossier alone; the herald opens it, and removes it when all is over."""

    __tablename__ = "contacts"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    sealed: Mapped[bytes]


class CitizenNotice(Base):
    """One message about one change, from the change to its end; never its text and never the whole address.

    `status` is of `portal.notice_queue`, `adapter`, `masked` and `result` say by what it went, whereto and how.
    """

    __tablename__ = "notices"
    id: Mapped[str] = mapped_column(String(100), primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    code: Mapped[str] = mapped_column(String(20))
    news: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(3))
    practice: Mapped[bool]
    made_at: Mapped[int]
    due_at: Mapped[int]
    status: Mapped[str] = mapped_column(String(20), index=True)
    tries: Mapped[int] = mapped_column(default=0)
    adapter: Mapped[str | None] = mapped_column(String(20))
    masked: Mapped[str | None] = mapped_column(String(80))
    result: Mapped[str | None] = mapped_column(String(40))
    settled_at: Mapped[int | None]
