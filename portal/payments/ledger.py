"""Double entry: every movement of money takes from one account what it gives to another."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.store.models import Entry, Posting


class Account(StrEnum):
    """Money that the bank holds for us is positive; what we owe somebody is negative."""

    BANK = "bank"
    SUSPENSE = "suspense"
    """Came in under no reference that we know."""
    HELD = "held"
    """Came in under a reference, not yet enough."""
    FEES = "fees"
    """Owed to the treasury: fees paid in full."""
    REFUNDS_DUE = "refunds_due"
    """Owed back to payers."""


def post(session: Session, kind: str, reference: str, at_ms: int, amounts: Mapping[Account, int]) -> None:
    """Write one movement in đồng. Raises ValueError unless the amounts sum to zero: that is a bug."""
    if sum(amounts.values()) != 0:
        raise ValueError("a posting must sum to zero")
    lines = {account: amount for account, amount in amounts.items() if amount}
    if not lines:
        return
    posting = Posting(kind=kind, reference=reference, at=at_ms)
    session.add(posting)
    session.flush()
    session.add_all(
        Entry(posting_id=posting.id, account=account, amount=amount) for account, amount in lines.items()
    )


def balance(session: Session, account: Account, reference: str | None = None) -> int:
    """Đồng on an account, of one reference or of all."""
    query = select(func.coalesce(func.sum(Entry.amount), 0)).where(Entry.account == account)
    if reference is not None:
        query = query.join(Posting, Posting.id == Entry.posting_id).where(Posting.reference == reference)
    return int(session.scalar(query) or 0)


def discrepancy(session: Session) -> int:
    """0, or the books are wrong."""
    return int(session.scalar(select(func.coalesce(func.sum(Entry.amount), 0))) or 0)
