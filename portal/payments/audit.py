"""Whether the books are right: read them whole and say every sentence that has to be true of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.payments.book import OPEN
from portal.payments.chains import current, named
from portal.payments.ledger import Account, balance, discrepancy
from portal.store.manifests import stored_doc
from portal.store.models import Credit, Entry, Payment, Posting
from portal.store.states import AWAITING, REPLACED
from sync.contract.faults import ContractFault
from sync.contract.receipts import PaymentReceipt, PaymentState, verify_payment


@dataclass(frozen=True, slots=True)
class Stray:
    """Money that came in under no reference of ours."""

    bank_id: str
    amount: int
    memo: str
    at: int


@dataclass(frozen=True, slots=True)
class Owed:
    """Đồng owed back to whoever paid under `reference`."""

    reference: str
    code: str
    amount: int


@dataclass(frozen=True, slots=True)
class Audit:
    """`balances` by account in đồng; `wrongs` is empty for books that are right."""

    balances: Mapping[str, int]
    discrepancy: int
    suspense: tuple[Stray, ...]
    refunds_due: tuple[Owed, ...]
    wrongs: tuple[str, ...]


def audit(session: Session, payment_keys: Mapping[str, bytes]) -> Audit:
    """Reads everything; `payment_keys` verify the receipts."""
    credits = list(session.scalars(select(Credit).order_by(Credit.at, Credit.bank_id)))
    payments = list(session.scalars(select(Payment).order_by(Payment.reference)))
    wrongs = [*_sums(session, credits), *_unbalanced(session)]
    for payment in payments:
        wrongs += _payment(session, payment, credits)
        wrongs += _receipt(session, payment, credits, payment_keys)
    stray = [Stray(c.bank_id, c.amount, c.memo, c.at) for c in credits if c.reference is None]
    owed = [Owed(p.reference, p.code, p.refund_due) for p in payments if p.refund_due]
    return Audit(
        balances={account.value: balance(session, account) for account in Account},
        discrepancy=discrepancy(session),
        suspense=tuple(stray),
        refunds_due=tuple(owed),
        wrongs=tuple(wrongs),
    )


def _sums(session: Session, credits: list[Credit]) -> list[str]:
    """The whole against the parts: what came, what went back, what nobody claims."""
    query = select(Entry.amount).join(Posting, Posting.id == Entry.posting_id)
    back = -sum(session.scalars(query.where(Posting.kind == "refund", Entry.account == Account.BANK)))
    came = sum(credit.amount for credit in credits)
    stray = sum(credit.amount for credit in credits if credit.reference is None)
    wrongs = []
    if discrepancy(session):
        wrongs.append("the entries do not sum to zero")
    if balance(session, Account.BANK) != came - back:
        wrongs.append("the bank account is not what came in less what went back")
    if balance(session, Account.SUSPENSE) != -stray:
        wrongs.append("suspense is not what nobody claims")
    return wrongs


def _unbalanced(session: Session) -> list[str]:
    sums: dict[int, int] = defaultdict(int)
    for posting_id, amount in session.execute(select(Entry.posting_id, Entry.amount)):
        sums[posting_id] += amount
    return [f"posting {posting_id} does not sum to zero" for posting_id, total in sums.items() if total]


def _payment(session: Session, payment: Payment, credits: list[Credit]) -> list[str]:
    """One payment against its credits and its share of every account."""
    reference, state = payment.reference, payment.state
    joined = sum(credit.amount for credit in credits if credit.reference == reference)
    held = -balance(session, Account.HELD, reference)
    fees = -balance(session, Account.FEES, reference)
    owed = -balance(session, Account.REFUNDS_DUE, reference)
    is_open = state in OPEN or state == REPLACED
    told = {
        "has not received what its credits say": joined != payment.received,
        "holds what it should not": held != (payment.received if is_open else 0),
        "has not paid its fee": fees != (0 if is_open else payment.due),
        "owes back something else than it says": owed != payment.refund_due,
        "is replaced by nothing": (state == REPLACED) is not (payment.replaced_by is not None),
        "was replaced and got money all the same": state == REPLACED and joined != 0,
        "awaits what has come": state == AWAITING and joined != 0,
    }
    return [f"payment {reference} {sentence}" for sentence, is_wrong in told.items() if is_wrong]


def _receipt(
    session: Session, payment: Payment, credits: list[Credit], payment_keys: Mapping[str, bytes]
) -> list[str]:
    """The last signed receipt against the row, or against what named a reference that was replaced."""
    is_replaced = payment.state == REPLACED
    real = current(session, payment)
    named_here = [
        c for c in credits if c.reference == real.reference and named(session, c.memo) == payment.reference
    ]
    received = sum(c.amount for c in named_here) if is_replaced else payment.received
    if payment.receipt_doc is None:
        return [f"payment {payment.reference} got money and has no receipt"] if received else []
    receipt = verify_payment(
        stored_doc(payment.receipt_doc),
        payment_keys,
        reference=payment.reference,
        code=payment.code,
        due=payment.due,
    )
    if isinstance(receipt, ContractFault):
        return [f"the receipt of {payment.reference} is not ours"]
    if receipt.received != received:
        return [f"the receipt of {payment.reference} names another sum"]
    if not is_replaced and receipt.state != payment.state:
        return [f"the receipt of {payment.reference} names another state"]
    return [] if _is_coherent(receipt) else [f"the receipt of {payment.reference} contradicts itself"]


def _is_coherent(receipt: PaymentReceipt) -> bool:
    """State and sums say the same. A replaced reference says `paid` for what it asked, whatever came beyond."""
    due, received = receipt.due, receipt.received
    if receipt.state is PaymentState.UNDER:
        return received < due
    if receipt.state in {PaymentState.OVER, PaymentState.DOUBLE}:
        return received > due
    return received >= due
