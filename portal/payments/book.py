"""What a credit does to a payment: state, ledger and a freshly signed payment receipt, all at once."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from portal.clock import iso
from portal.payments.ledger import Account, post
from portal.store.models import Credit, Payment
from portal.store.states import AWAITING
from sync.contract import signed
from sync.contract.receipts import PaymentReceipt, PaymentState
from sync.contract.signed import Kind

_OPEN = frozenset({AWAITING, PaymentState.UNDER.value})


class Book:
    """Works inside the caller's transaction. `late_after_ms` after it was opened a payment counts as late."""

    def __init__(self, key: Ed25519PrivateKey, late_after_ms: int) -> None:
        self._key = key
        self._late_after_ms = late_after_ms

    def arrive(self, session: Session, credit: Credit) -> None:
        """Money is on our account; whose it is we may not know yet."""
        amounts = {Account.BANK: credit.amount, Account.SUSPENSE: -credit.amount}
        post(session, "credit", credit.bank_id, credit.at, amounts)

    def join(self, session: Session, payment: Payment, credit: Credit) -> None:
        """The credit is for this payment: out of suspense, and on to where it belongs."""
        credit.reference = payment.reference
        before, after = payment.received, payment.received + credit.amount
        payment.received, payment.paid_at = after, credit.at
        moved = {Account.SUSPENSE: credit.amount, Account.HELD: -credit.amount}
        post(session, "join", payment.reference, credit.at, moved)
        if payment.state not in _OPEN:
            self._owe_back(session, payment, credit.amount, credit.at)
            is_double = credit.amount == payment.due and payment.state != PaymentState.OVER
            payment.state = PaymentState.DOUBLE if is_double else PaymentState.OVER
        elif after < payment.due:
            payment.state = PaymentState.UNDER
        else:
            settled = {Account.HELD: payment.due, Account.FEES: -payment.due}
            post(session, "settle", payment.reference, credit.at, settled)
            self._owe_back(session, payment, after - payment.due, credit.at)
            is_late = before == 0 and credit.at - payment.opened_at > self._late_after_ms
            exact = PaymentState.LATE if is_late else PaymentState.PAID
            payment.state = PaymentState.OVER if after > payment.due else exact
        self._sign(payment)

    def refund(self, session: Session, payment: Payment, amount: int, at_ms: int) -> None:
        """Staff paid `amount` of what is due back through the bank."""
        amounts = {Account.REFUNDS_DUE: amount, Account.BANK: -amount}
        post(session, "refund", payment.reference, at_ms, amounts)
        payment.refund_due -= amount
        payment.state = PaymentState.REFUND_DUE if payment.refund_due else PaymentState.REFUNDED
        self._sign(payment)

    def _owe_back(self, session: Session, payment: Payment, amount: int, at_ms: int) -> None:
        amounts = {Account.HELD: amount, Account.REFUNDS_DUE: -amount}
        post(session, "excess", payment.reference, at_ms, amounts)
        payment.refund_due += amount

    def _sign(self, payment: Payment) -> None:
        assert payment.paid_at is not None
        receipt = PaymentReceipt(
            reference=payment.reference,
            code=payment.code,
            due=payment.due,
            received=payment.received,
            state=PaymentState(payment.state),
            paid_at=iso(payment.paid_at),
        )
        payment.receipt_doc = signed.sign(Kind.PAYMENT, receipt.to_json(), self._key).to_bytes().decode()
