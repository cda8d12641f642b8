"""Payments that took the place of others: a notice with another amount has another reference."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.models import Credit, Payment
from portal.store.states import AWAITING, REPLACED
from sync.contract.receipts import PaymentState
from sync.contract.vietqr import candidate_references

_MOST = 100


def current(session: Session, payment: Payment) -> Payment:
    """The payment for which money under this reference counts today."""
    while payment.replaced_by is not None:
        payment = session.get_one(Payment, payment.replaced_by)
    return payment


def replaced_by(session: Session, reference: str) -> list[Payment]:
    """All that `reference` took the place of, directly or through others."""
    found: list[Payment] = []
    waiting = [reference]
    while waiting and len(found) < _MOST:
        query = select(Payment).where(Payment.replaced_by == waiting.pop()).order_by(Payment.reference)
        direct = list(session.scalars(query))
        found += direct
        waiting += [payment.reference for payment in direct]
    return found


def named_credits(session: Session, old: str, current_reference: str) -> list[Credit]:
    """Credits that count for `current_reference` and whose text named `old`."""
    query = select(Credit).where(Credit.reference == current_reference).order_by(Credit.at, Credit.bank_id)
    return [credit for credit in session.scalars(query) if named(session, credit.memo) == old]


def named(session: Session, memo: str) -> str | None:
    """The reference in a transfer's text: the first that is one of ours."""
    known = (r for r in candidate_references(memo) if session.get(Payment, r) is not None)
    return next(known, None)


def open_payments(session: Session, *codes: str) -> list[Payment]:
    """What is still to pay for dossiers, the latest first."""
    states = (AWAITING, PaymentState.UNDER.value)
    query = select(Payment).where(Payment.code.in_(codes), Payment.state.in_(states))
    return list(session.scalars(query.order_by(Payment.opened_at.desc(), Payment.reference)))


def is_settled(session: Session, codes: Collection[str], amount: int) -> bool:
    """Whether this very amount was asked and paid for one of these dossiers."""
    still = (AWAITING, PaymentState.UNDER.value, REPLACED)
    query = select(Payment.reference).where(Payment.code.in_(codes), Payment.due == amount)
    return session.scalar(query.where(Payment.state.not_in(still)).limit(1)) is not None
