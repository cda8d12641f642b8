"""What a credit does to a payment: state, ledger and a freshly signed payment receipt, all at once."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import iso
from portal.payments.chains import named_credits, replaced_by
from portal.payments.ledger import Account, post
from portal.store.models import Credit, Payment
from portal.store.states import AWAITING, REPLACED
from sync.contract import signed
from sync.contract.receipts import PaymentReceipt, PaymentState
from sync.contract.signed import Kind

OPEN = frozenset({AWAITING, PaymentState.UNDER.value})
_OWED_BACK = frozenset({PaymentState.OVER, PaymentState.DOUBLE, PaymentState.REFUND_DUE})


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
        """The credit is for this payment, which nothing has replaced: out of suspense, and on to where it
        belongs."""
        credit.reference = payment.reference
        before, after = payment.received, payment.received + credit.amount
        payment.received, payment.paid_at = after, credit.at
        moved = {Account.SUSPENSE: credit.amount, Account.HELD: -credit.amount}
        post(session, "join", payment.reference, credit.at, moved)
        if payment.state not in OPEN:
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
        self._sign_all(session, payment)

    def replace(self, session: Session, old: Payment, new: Payment, at_ms: int) -> None:
        """`new` takes the place of `old`, which is open: what has come in so far counts for it."""
        credits = list(session.scalars(select(Credit).where(Credit.reference == old.reference)))
        old.state, old.replaced_by, old.received = REPLACED, new.reference, 0
        for credit in sorted(credits, key=lambda each: (each.at, each.bank_id)):
            released = {Account.HELD: credit.amount, Account.SUSPENSE: -credit.amount}
            post(session, "release", old.reference, at_ms, released)
            self.join(session, new, credit)

    def refund(self, session: Session, payment: Payment, amount: int, at_ms: int) -> None:
        """Staff paid `amount` of what is due back through the bank."""
        amounts = {Account.REFUNDS_DUE: amount, Account.BANK: -amount}
        post(session, "refund", payment.reference, at_ms, amounts)
        payment.refund_due -= amount
        payment.state = PaymentState.REFUND_DUE if payment.refund_due else PaymentState.REFUNDED
        self._sign_all(session, payment)

    def _owe_back(self, session: Session, payment: Payment, amount: int, at_ms: int) -> None:
        amounts = {Account.HELD: amount, Account.REFUNDS_DUE: -amount}
        post(session, "excess", payment.reference, at_ms, amounts)
        payment.refund_due += amount

    def _sign_all(self, session: Session, payment: Payment) -> None:
        """The payment's receipt, and those of the references that it replaced: a kiosk may wait for one yet."""
        assert payment.paid_at is not None
        self._sign(payment, payment.received, PaymentState(payment.state), payment.paid_at)
        for old in replaced_by(session, payment.reference):
            credits = named_credits(session, old.reference, payment.reference)
            received = sum(credit.amount for credit in credits)
            if not received:
                # What it once told of has gone over to the newer notice, and it was paid under another name.
                old.receipt_doc = None
                continue
            paid_at = max(credit.at for credit in credits)
            self._sign(old, received, _state_of_replaced(old, received, payment), paid_at)

    def _sign(self, payment: Payment, received: int, state: PaymentState, paid_at_ms: int) -> None:
        receipt = PaymentReceipt(
            reference=payment.reference,
            code=payment.code,
            due=payment.due,
            received=received,
            state=state,
            paid_at=iso(paid_at_ms),
        )
        payment.receipt_doc = signed.sign(Kind.PAYMENT, receipt.to_json(), self._key).to_bytes().decode()


def _state_of_replaced(old: Payment, received: int, current: Payment) -> PaymentState:
    """Who paid what an older notice asked has paid that; what is owed back is owed for the fee as a whole."""
    if received < old.due:
        return PaymentState.UNDER
    state = PaymentState(current.state)
    if state in _OWED_BACK:
        return PaymentState.REFUND_DUE
    return PaymentState.REFUNDED if state is PaymentState.REFUNDED else PaymentState.PAID
