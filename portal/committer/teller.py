"""Money in: what kiosks expect, what the bank reports, joined by reference in whichever order they come."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.clock import Clock
from portal.config import Config
from portal.errands import Answer, refused
from portal.payments.book import Book
from portal.payments.notices import Notice, Transfer, is_genuine, parse_transfer
from portal.payments.references import code_of, expected_reference
from portal.store.database import Database
from portal.store.models import Credit, Kiosk, Nonce, Payment
from portal.store.states import AWAITING
from sync.contract.faults import ContractFault
from sync.contract.vietqr import candidate_references
from sync.contract.wire import ErrorCode, IntentRequest

_DONE = Answer(200, b"{}")
_MOST_KIOSKS = 5000


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
        self._book = Book(payment_key, config.limits.payment_late_after_s * 1000)

    def intend(self, kiosk_id: str, intent: IntentRequest) -> Answer:
        """A kiosk has shown a QR. The reference has to be the one that its key gives for code and amount."""
        if expected_reference(self._master, kiosk_id, intent.code, intent.amount) != intent.reference:
            return refused(ErrorCode.BAD_REQUEST)
        return self._expect(kiosk_id, intent.reference, intent.amount, intent.code, intent.dossier_id)

    def expect_fee(self, kiosk_id: str, code: str, amount: int, dossier_id: str) -> Answer:
        """A dossier was opened and owes a fee, whether or not its kiosk's intent ever arrived."""
        reference = expected_reference(self._master, kiosk_id, code, amount)
        return self._expect(kiosk_id, reference, amount, code, dossier_id)

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
        for transfer in statement:
            with self._database.write() as session:
                if session.get(Credit, transfer.bank_id) is None:
                    self._record(session, transfer, self._clock())
                    entered += 1
        return entered

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

    def _payment_for(self, session: Session, transfer: Transfer, now: int) -> Payment | None:
        """The payment that the text names; one whose MAC holds is opened even before anybody told of it."""
        for reference in candidate_references(transfer.memo):
            payment = session.get(Payment, reference)
            if payment is not None:
                return payment
            code = code_of(reference)
            if code is None:
                continue
            for kiosk_id in session.scalars(select(Kiosk.id).limit(_MOST_KIOSKS)):
                if expected_reference(self._master, kiosk_id, code, transfer.amount) == reference:
                    return _open_payment(
                        session,
                        reference,
                        kiosk_id=kiosk_id,
                        amount=transfer.amount,
                        code=code,
                        dossier_id=None,
                        now=now,
                    )
        return None

    def _expect(self, kiosk_id: str, reference: str, amount: int, code: str, dossier_id: str) -> Answer:
        now = self._clock()
        with self._database.write() as session:
            payment = session.get(Payment, reference)
            if payment is None:
                if _has_open(session, code):
                    return refused(ErrorCode.CONFLICT)
                payment = _open_payment(
                    session,
                    reference,
                    kiosk_id=kiosk_id,
                    amount=amount,
                    code=code,
                    dossier_id=dossier_id,
                    now=now,
                )
            elif (payment.kiosk_id, payment.due, payment.code) != (kiosk_id, amount, code):
                return refused(ErrorCode.CONFLICT)
            if payment.dossier_id not in {None, dossier_id}:
                return refused(ErrorCode.CONFLICT)
            payment.dossier_id = dossier_id
            waiting = select(Credit).where(Credit.reference.is_(None))
            for credit in session.scalars(waiting.order_by(Credit.at)):
                if reference in candidate_references(credit.memo):
                    self._book.join(session, payment, credit)
            return _DONE


def _has_open(session: Session, code: str) -> bool:
    query = select(Payment.reference).where(Payment.code == code, Payment.state == AWAITING)
    return session.scalar(query.limit(1)) is not None


def _open_payment(
    session: Session,
    reference: str,
    *,
    kiosk_id: str,
    amount: int,
    code: str,
    dossier_id: str | None,
    now: int,
) -> Payment:
    payment = Payment(
        reference=reference,
        kiosk_id=kiosk_id,
        code=code,
        dossier_id=dossier_id,
        due=amount,
        received=0,
        refund_due=0,
        state=AWAITING,
        opened_at=now,
    )
    session.add(payment)
    session.flush()
    return payment
