"""Dossiers, their leaves and documents, and what befell them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class Dossier(Base):
    """One dossier from its first manifest to the city's answer.

    `stage`, `step` and `trouble` are of `portal.store.states`, `state` is the contract's. `leaves_gone_at`:
    since when the sealed leaves are no longer kept. `carried_at`: when a telephone brought its words.
    """

    __tablename__ = "dossiers"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kiosk_id: Mapped[str] = mapped_column(ForeignKey("kiosks.id"))
    code: Mapped[str] = mapped_column(String(20), index=True)
    manifest_sha256: Mapped[str] = mapped_column(String(64))
    manifest_doc: Mapped[str] = mapped_column(Text)
    header: Mapped[bytes | None]
    leaf_count: Mapped[int]
    bytes_total: Mapped[int]
    registered_at: Mapped[int]
    changed_at: Mapped[int]
    stage: Mapped[str] = mapped_column(String(20), index=True)
    state: Mapped[str] = mapped_column(String(20), default="received")
    step: Mapped[str] = mapped_column(String(64), default="portal.received")
    trouble: Mapped[str | None] = mapped_column(String(64))
    committed_at: Mapped[int | None]
    receipt_doc: Mapped[str | None] = mapped_column(Text)
    rejection_doc: Mapped[str | None] = mapped_column(Text)
    procedure: Mapped[str | None] = mapped_column(String(64))
    sealed_record: Mapped[bytes | None]
    official_code: Mapped[str | None] = mapped_column(String(64))
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[int] = mapped_column(default=0)
    leaves_gone_at: Mapped[int | None]
    carried_at: Mapped[int | None]


class Leaf(Base):
    """A leaf whose bytes are on the disk and hashed to what the manifest says."""

    __tablename__ = "leaves"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Document(Base):
    """An attachment that the opener re-encrypted at rest; its name lies in the sealed record."""

    __tablename__ = "documents"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]


class Happening(Base):
    """What befell a dossier, in order: who (a role or an officer's name), which step or fault."""

    __tablename__ = "happenings"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    at: Mapped[int]
    actor: Mapped[str] = mapped_column(String(60))
    what: Mapped[str] = mapped_column(String(60))


class Remark(Base):
    """What an officer wrote beside a happening, encrypted to the console's key."""

    __tablename__ = "remarks"
    happening_id: Mapped[int] = mapped_column(ForeignKey("happenings.id"), primary_key=True)
    sealed: Mapped[bytes]
