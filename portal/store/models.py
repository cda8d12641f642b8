"""The rows. Times are milliseconds since 1970 by the portal's clock, money is whole đồng.

Nothing here is readable personal data: what a citizen wrote lies in `Dossier.sealed_record` and in
the documents' folder, encrypted to the console's key.
"""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    # SQLite counts rows up only in a column whose type is INTEGER, which holds 64 bits there anyway.
    type_annotation_map: ClassVar = {int: BigInteger().with_variant(Integer, "sqlite"), bytes: LargeBinary}


class SchemaStep(Base):
    """One row for each migration that has run."""

    __tablename__ = "schema_steps"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[int]


class Kiosk(Base):
    """An enrolled device.

    `public` (short name `kid`) verifies the dossiers that its app sealed, `sender_public` the requests of its
    sender. `counter_seen`: 64 bits in hexadecimal, which no integer column holds.
    """

    __tablename__ = "kiosks"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    site: Mapped[str] = mapped_column(String(200))
    kid: Mapped[str] = mapped_column(String(64), unique=True)
    public: Mapped[bytes]
    sender_public: Mapped[bytes]
    enrolled_at: Mapped[int]
    revoked: Mapped[bool] = mapped_column(default=False)
    counter_high: Mapped[int] = mapped_column(default=0)
    counter_seen: Mapped[str] = mapped_column(String(16), default="0")


class Dossier(Base):
    """One dossier from its first manifest to the city's answer.

    `stage`, `step` and `trouble` are of `portal.store.states`, `state` is the contract's.
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


class Errand(Base):
    """A question from the network-facing side to a process that holds keys, and its answer."""

    __tablename__ = "errands"
    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    desk: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    body: Mapped[bytes]
    asked_at: Mapped[int]
    status: Mapped[int | None]
    reply: Mapped[bytes | None]
    __table_args__ = (Index("errands_open", "desk", "status"),)


class Payment(Base):
    """What one reference owes and has got. It is joined to its dossier by the code, in either order.

    `state` is "awaiting" or a `PaymentState` of the contract; `receipt_doc` is signed anew when it changes.
    """

    __tablename__ = "payments"
    reference: Mapped[str] = mapped_column(String(19), primary_key=True)
    kiosk_id: Mapped[str] = mapped_column(ForeignKey("kiosks.id"))
    code: Mapped[str] = mapped_column(String(20), index=True)
    dossier_id: Mapped[str | None] = mapped_column(String(36), index=True)
    due: Mapped[int]
    received: Mapped[int] = mapped_column(default=0)
    refund_due: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(String(20), index=True)
    receipt_doc: Mapped[str | None] = mapped_column(Text)
    opened_at: Mapped[int]
    paid_at: Mapped[int | None]


class Credit(Base):
    """Money that the bank reported, once for each of its transaction ids; without `reference`: in suspense."""

    __tablename__ = "credits"
    bank_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    memo: Mapped[str] = mapped_column(String(200))
    reference: Mapped[str | None] = mapped_column(String(19), index=True)
    amount: Mapped[int]
    at: Mapped[int]


class Nonce(Base):
    """A nonce of a bank notice that was spent."""

    __tablename__ = "nonces"
    nonce: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[int]


class Posting(Base):
    """One movement of money; its entries sum to zero."""

    __tablename__ = "postings"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(String(20))
    reference: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[int]


class Entry(Base):
    """One side of a posting: đồng onto (+) or off (-) an account."""

    __tablename__ = "entries"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    posting_id: Mapped[int] = mapped_column(ForeignKey("postings.id"), index=True)
    account: Mapped[str] = mapped_column(String(20), index=True)
    amount: Mapped[int]


class BankOrder(Base):
    """Practice only: a transfer that the simulated bank has to carry out and report."""

    __tablename__ = "practice_bank_orders"
    bank_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    memo: Mapped[str] = mapped_column(String(200))
    amount: Mapped[int]
    due_at: Mapped[int]
    tries: Mapped[int] = mapped_column(default=0)
    reported: Mapped[bool] = mapped_column(default=False)
