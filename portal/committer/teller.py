"""Money in: what kiosks expect, what the bank reports, joined by reference in whichever order they come."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.clock import Clock
from portal.config import Config
from portal.errands import Answer, refused
from portal.payments.book import OPEN, Book
from portal.payments.chains import current, is_settled, open_payments, replaced_by
from portal.payments.fees import Due, sign_fee_notice
from portal.payments.notices import Notice, Transfer, is_genuine, parse_transfer
from portal.payments.references import code_of, expected_reference
from portal.store.database import Database
from portal.store.dossiers import held_by_code, note
from portal.store.manifests import stored_doc
from portal.store.models import Credit, CreditCandidate, Dossier, Kiosk, Nonce, Payment
from portal.store.states import AWAITING, REPLACED
from portal.store.supplements import joined_to
from sync.contract import canonical
from sync.contract.canonical import Json
from sync.contract.faults import ContractFault
from sync.contract.vietqr import candidate_references
from sync.contract.wire import ErrorCode, IntentRequest

_DONE = Answer(200, b"{}")
_MOST_KIOSKS = 5000
_AT_ONCE = 500


class Teller:
    """Holds the payment master and the bank's secret; signs through the book with the payment key."""

    def __init__(
        self,
        *,
        database: Database,
        config: Config,
        payment_key: Ed25519PrivateKey,
        master: bytes,
        bank_secret: bytes,
        clock: Clock,
    ) -> None:
        self._database = database
        self._config = config
        self._master = master
        self._bank_secret = bank_secret
        self._clock = clock
        self._key = payment_key
        self._book = Book(payment_key, config.limits.payment_late_after_s * 1000)

    def intend(self, kiosk_id: str, intent: IntentRequest) -> Answer:
        """A kiosk has shown a QR. The reference has to be the one that its key gives for code and amount.

        Or it is that of a payment known here: a fee may be paid at any kiosk, and who pays by code alone does
        not know the dossier's id.
        """
        with self._database.read() as session:
            known = session.get(Payment, intent.reference)
        if known is not None and (known.code, known.due) == (intent.code, intent.amount):
            if known.kiosk_id != kiosk_id or known.notice_doc is not None:
                return _DONE
        elif expected_reference(self._master, kiosk_id, intent.code, intent.amount) != intent.reference:
            return refused(ErrorCode.BAD_REQUEST)
        return self._expect(
            intent.reference, Due(kiosk_id, intent.code, intent.dossier_id, intent.amount, "", "")
        )

    def expect_fee(self, due: Due) -> Answer:
        """A dossier was opened and owes a fee, whether or not its kiosk's intent ever arrived."""
        return self._expect(expected_reference(self._master, due.kiosk, due.code, due.amount), due)

    def set_fee(self, order: Due) -> Answer:
        """An officer says what a dossier owes. It takes the place of what was open; what has come in counts.

        What was open for a supplement counts as the dossier's own. 409 where this very amount was paid before,
        for the dossier (the same amount has the same reference) or for a supplement to it.
        """
        now = self._clock()
        reference = expected_reference(self._master, order.kiosk, order.code, order.amount)
        with self._database.write() as session:
            dossier = session.get(Dossier, order.dossier_id)
            payment = session.get(Payment, reference)
            if dossier is None or dossier.code != order.code:
                return refused(ErrorCode.NOT_FOUND)
            joined = [supplement.code for _, supplement in joined_to(session, dossier.id)]
            if is_settled(session, joined, order.amount):
                return refused(ErrorCode.CONFLICT)
            if payment is None:
                payment = _open_payment(session, reference, order, now)
            elif payment.state == REPLACED:
                # What came in under it, or under what it had replaced, has paid another notice by now: the
                # same money cannot count again.
                chain = [payment, *replaced_by(session, reference)]
                paid = any(each.receipt_doc is not None for each in chain)
                if paid and current(session, payment).state not in OPEN:
                    return refused(ErrorCode.CONFLICT)
                payment.state, payment.replaced_by, payment.opened_at = AWAITING, None, now
            elif payment.state not in OPEN:
                return refused(ErrorCode.CONFLICT)
            payment.dossier_id, payment.basis = order.dossier_id, order.basis
            for other in open_payments(session, order.code, *joined):
                if other.reference != reference:
                    self._book.replace(session, other, payment, now)
            self._join_waiting(session, payment)
            payment.notice_doc = sign_fee_notice(payment, self._config.payee, self._key, now)
            note(session, dossier, now, order.officer, f"fee.{order.amount}")
        return Answer(200, canonical.encode({"reference": reference}))

    def owed(self, code: str) -> Answer:
        """`{"fee_notice": signed or null}` for a dossier that lies here: the latest notice that is not paid.

        `receipt` (signed) is beside it where part of it has come in.
        """
        with self._database.read() as session:
            if held_by_code(session, code) is None:
                return refused(ErrorCode.NOT_FOUND)
            payment = next(iter(open_payments(session, code)), None)
        if payment is None:
            return Answer(200, canonical.encode({"fee_notice": None}))
        # Only an officer's notice is kept; one for a fee of the submission is made as often as it is asked for.
        notice = payment.notice_doc or sign_fee_notice(payment, self._config.payee, self._key, self._clock())
        answer: dict[str, Json] = {"fee_notice": stored_doc(notice).to_json()}
        if payment.receipt_doc is not None:
            answer["receipt"] = stored_doc(payment.receipt_doc).to_json()
        return Answer(200, canonical.encode(answer))

    def notice(self, notice: Notice) -> Answer:
        """The bank, or somebody who claims to be it, reports a transfer."""
        now = self._clock()
        skew = self._config.limits.bank_clock_skew_s
        if not is_genuine(self._bank_secret, notice) or abs(now // 1000 - notice.timestamp) > skew:
            return refused(ErrorCode.UNAUTHORISED)
        transfer = parse_transfer(notice.body)
        if isinstance(transfer, ContractFault) or transfer.account != self._config.payee.account:
            return refused(ErrorCode.BAD_REQUEST)
        with self._database.write() as session:
            if session.get(Nonce, notice.nonce) is not None:
                return refused(ErrorCode.CONFLICT)
            # Older ones cannot come again: their time stamp is refused.
            session.execute(delete(Nonce).where(Nonce.at < now - 3 * skew * 1000))
            session.add(Nonce(nonce=notice.nonce, at=now))
            return self._record(session, transfer, now)

    def reconcile(self, statement: list[Transfer]) -> int:
        """Enter what the bank's statement has and no notice told; returns how many those were."""
        entered = 0
        known = self._known(statement)
        for transfer in statement:
            if transfer.bank_id in known:
                continue
            with self._database.write() as session:
                if session.get(Credit, transfer.bank_id) is None:
                    self._record(session, transfer, self._clock())
                    entered += 1
        return entered

    def _known(self, statement: list[Transfer]) -> set[str]:
        """Bank ids of those that are entered: nearly all, each time, and nobody has to wait for a look."""
        asked = [transfer.bank_id for transfer in statement]
        with self._database.read() as session:
            return {
                bank_id
                for first in range(0, len(asked), _AT_ONCE)
                for bank_id in session.scalars(
                    select(Credit.bank_id).where(Credit.bank_id.in_(asked[first : first + _AT_ONCE]))
                )
            }

    def refunded(self, reference: str, amount: int) -> Answer:
        """Staff paid `amount` back through the bank."""
        with self._database.write() as session:
            payment = session.get(Payment, reference)
            if payment is None:
                return refused(ErrorCode.NOT_FOUND)
            if not 0 < amount <= payment.refund_due:
                return refused(ErrorCode.CONFLICT)
            self._book.refund(session, payment, amount, self._clock())
            return _DONE

    def _record(self, session: Session, transfer: Transfer, now: int) -> Answer:
        known = session.get(Credit, transfer.bank_id)
        if known is not None:
            is_same = (known.amount, known.memo) == (transfer.amount, transfer.memo)
            return _DONE if is_same else refused(ErrorCode.CONFLICT)
        credit = Credit(bank_id=transfer.bank_id, memo=transfer.memo, amount=transfer.amount, at=now)
        session.add(credit)
        self._book.arrive(session, credit)
        payment = self._payment_for(session, transfer, now)
        if payment is not None:
            self._book.join(session, payment, credit)
            return _DONE
        for reference in set(candidate_references(transfer.memo)):
            session.add(CreditCandidate(bank_id=transfer.bank_id, reference=reference))
        return _DONE

    def _payment_for(self, session: Session, transfer: Transfer, now: int) -> Payment | None:
        """The payment that the text names; one whose MAC holds is opened even before anybody told of it."""
        for reference in candidate_references(transfer.memo):
            payment = session.get(Payment, reference)
            if payment is not None:
                return current(session, payment)
            code = code_of(reference)
            if code is None:
                continue
            for kiosk_id in session.scalars(select(Kiosk.id).limit(_MOST_KIOSKS)):
                if expected_reference(self._master, kiosk_id, code, transfer.amount) == reference:
                    due = Due(kiosk_id, code, "", transfer.amount, "", "")
                    payment = _open_payment(session, reference, due, now)
                    self._yield_to_officer(session, payment)
                    return current(session, payment)
        return None

    def _expect(self, reference: str, due: Due) -> Answer:
        now = self._clock()
        with self._database.write() as session:
            payment = session.get(Payment, reference)
            if payment is None:
                before = open_payments(session, due.code)
                if any(other.state == AWAITING and other.notice_doc is None for other in before):
                    return refused(ErrorCode.CONFLICT)
                payment = _open_payment(session, reference, due, now)
                self._yield_to_officer(session, payment)
            elif (payment.kiosk_id, payment.due, payment.code) != (due.kiosk, due.amount, due.code):
                return refused(ErrorCode.CONFLICT)
            if payment.dossier_id not in {None, due.dossier_id}:
                return refused(ErrorCode.CONFLICT)
            payment.dossier_id, payment.basis = due.dossier_id, payment.basis or due.basis or None
            self._join_waiting(session, payment)
            return _DONE

    def _join_waiting(self, session: Session, payment: Payment) -> None:
        """What had come in under this reference before anybody knew it."""
        named = select(CreditCandidate.bank_id).where(CreditCandidate.reference == payment.reference)
        waiting = select(Credit).where(Credit.bank_id.in_(named), Credit.reference.is_(None))
        for credit in session.scalars(waiting.order_by(Credit.at)):
            self._book.join(session, current(session, payment), credit)

    def _yield_to_officer(self, session: Session, payment: Payment) -> None:
        """An officer's notice stands, also against a fee of before that is heard of only now."""
        others = open_payments(session, payment.code)
        noticed = next((other for other in others if other.notice_doc is not None), None)
        if noticed is not None and noticed is not payment:
            payment.state, payment.replaced_by = REPLACED, noticed.reference


def _open_payment(session: Session, reference: str, due: Due, now: int) -> Payment:
    payment = Payment(
        reference=reference,
        kiosk_id=due.kiosk,
        code=due.code,
        dossier_id=due.dossier_id or None,
        due=due.amount,
        received=0,
        refund_due=0,
        state=AWAITING,
        opened_at=now,
    )
    session.add(payment)
    session.flush()
    return payment
