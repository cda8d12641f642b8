"""Every đồng that the bank sent, looked for in the portal's books and at the kiosk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from portal.payments.ledger import Account, balance, discrepancy
from portal.payments.notices import Transfer
from portal.store.database import Database
from portal.store.models import Credit, Payment


@dataclass(frozen=True, slots=True)
class Books:
    """`difference` in đồng between what was sent and what is written, whichever way it goes; 0 is right.

    `unwritten` is the part of it that the portal never wrote down at all.
    """

    sent: int
    difference: int
    unwritten: int
    notes: tuple[str, ...]


def audit(database: Database, transfers: Sequence[Transfer]) -> Books:
    """The account, the sum of all accounts, each credit and each reference."""
    sent = sum(transfer.amount for transfer in transfers)
    by_id = {transfer.bank_id: transfer.amount for transfer in transfers}
    by_reference: Counter[str] = Counter()
    for transfer in transfers:
        by_reference[transfer.memo] += transfer.amount
    differences: Counter[str] = Counter()
    with database.read() as session:
        differences["the bank's account"] = abs(balance(session, Account.BANK) - sent)
        differences["the sum of all accounts"] = abs(discrepancy(session))
        differences["money in suspense"] = abs(balance(session, Account.SUSPENSE))
        credited = {row.bank_id: row.amount for row in session.scalars(select(Credit))}
        for bank_id in credited.keys() | by_id.keys():
            differences[f"transfer {bank_id}"] = abs(credited.get(bank_id, 0) - by_id.get(bank_id, 0))
        for payment in session.scalars(select(Payment)):
            known = by_reference.pop(payment.reference, 0)
            differences[f"payment {payment.reference}"] = abs(payment.received - known)
            owed_back = max(0, known - payment.due)
            differences[f"refund of {payment.reference}"] = abs(payment.refund_due - owed_back)
            kept = -balance(session, Account.FEES, payment.reference)
            differences[f"fee of {payment.reference}"] = abs(
                kept - (payment.due if known >= payment.due else 0)
            )
        differences["a reference that the portal does not know"] = sum(by_reference.values())
        count = session.scalar(select(func.count()).select_from(Credit)) or 0
    notes = tuple(f"{name}: {amount} đồng" for name, amount in differences.items() if amount)
    if count != len(by_id):
        notes = (*notes, f"{count} credits for {len(by_id)} transfers")
    unwritten = sum(amount for bank_id, amount in by_id.items() if bank_id not in credited)
    return Books(sent, sum(differences.values()), unwritten, notes)
