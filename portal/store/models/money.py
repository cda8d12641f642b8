"""Payments, credits and the ledger in double entry; amounts are whole đồng."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class Payment(Base):
    """What one reference owes and has got. It is joined to its dossier by the code, in either order.

    `state` is "awaiting", "replaced" or a `PaymentState` of the contract; `receipt_doc` is signed anew when it
    changes. `basis` names the rule that set the amount, `notice_doc` is the signed fee notice. What comes in
    under a reference that was replaced counts for the payment `replaced_by`.
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
    basis: Mapped[str | None] = mapped_column(String(64))
    notice_doc: Mapped[str | None] = mapped_column(Text)
    replaced_by: Mapped[str | None] = mapped_column(String(19))


class Credit(Base):
    """Money that the bank reported, once for each of its transaction ids; without `reference`: in suspense."""

    __tablename__ = "credits"
    bank_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    memo: Mapped[str] = mapped_column(String(200))
    reference: Mapped[str | None] = mapped_column(String(19), index=True)
    amount: Mapped[int]
    at: Mapped[int]


class CreditCandidate(Base):
    """A reference that the text of a credit in suspense may mean, for when somebody tells of it."""

    __tablename__ = "credit_candidates"
    bank_id: Mapped[str] = mapped_column(ForeignKey("credits.bank_id"), primary_key=True)
    reference: Mapped[str] = mapped_column(String(19), primary_key=True, index=True)


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
