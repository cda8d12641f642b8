"""What the office knows of its kiosks besides their keys: invitations, orders, boots, alarms."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class Invite(Base):
    """A code that was given out for a kiosk to be. Only a hash of the stretched code is here.

    Spent once `fingerprint` says which keys it was spent for; `answer_doc` is what they were answered.
    """

    __tablename__ = "kiosk_invites"
    kiosk_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    site: Mapped[str] = mapped_column(String(200))
    proof: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[int]
    expires_at: Mapped[int]
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    answer_doc: Mapped[str | None] = mapped_column(Text)


class KioskOrder(Base):
    """A signed order, as it was signed; the newest of a kiosk is the one that is handed out."""

    __tablename__ = "kiosk_orders"
    kiosk_id: Mapped[str] = mapped_column(ForeignKey("kiosks.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    document: Mapped[str] = mapped_column(Text)
    made_at: Mapped[int]
    fetched_at: Mapped[int | None]


class KioskBoot(Base):
    """A power-on of a kiosk, by the kernel's random name for it, numbered as they were first seen."""

    __tablename__ = "kiosk_boots"
    kiosk_id: Mapped[str] = mapped_column(ForeignKey("kiosks.id"), primary_key=True)
    boot: Mapped[str] = mapped_column(String(36), primary_key=True)
    number: Mapped[int]
    seen_at: Mapped[int]


class JournalAnchor(Base):
    """How far a kiosk's journal had come when it sealed a dossier, in that kiosk's own order."""

    __tablename__ = "journal_anchors"
    kiosk_id: Mapped[str] = mapped_column(ForeignKey("kiosks.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    head: Mapped[str] = mapped_column(String(64))


class KioskAlarm(Base):
    """Something about a kiosk that a person has to look at. The id may be of none that is enrolled."""

    __tablename__ = "kiosk_alarms"
    kiosk_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    first_at: Mapped[int]
    last_at: Mapped[int]
    count: Mapped[int]
