"""The committer's work: which question is whose, and a look at the bank's statement now and then."""

from __future__ import annotations

from collections.abc import Callable

from portal.adapters.bank import Bank
from portal.clock import Clock
from portal.committer.carried import Carrier
from portal.committer.enrolment import Registrar
from portal.committer.sign_ins import SignInVoucher
from portal.committer.teller import Teller
from portal.committer.vouch import Voucher
from portal.errand_desk import ErrandDesk, by_kind
from portal.errands import COMMITTER, Answer, refused
from portal.payments.fees import parse_fee, parse_fee_order
from portal.payments.notices import unpack
from portal.store.database import Database
from sync.contract import canonical, shape
from sync.contract.faults import ContractFault
from sync.contract.wire import ErrorCode, parse_intent_request

_RECONCILE_MS = 60_000
_OVERLAP_MS = 86_400_000
_FIRST_LOOK_MS = 31 * _OVERLAP_MS


class CommitterDesk:
    """`work_once` does what is there and tells whether there was any."""

    def __init__(
        self,
        database: Database,
        voucher: Voucher,
        teller: Teller,
        bank: Bank | None,
        clock: Clock,
        *,
        carrier: Carrier | None = None,
        registrar: Registrar | None = None,
        sign_ins: SignInVoucher | None = None,
    ) -> None:
        self._teller = teller
        self._bank = bank
        self._clock = clock
        self._reconciled_at = clock()
        # How long nobody ran is not known: the first look goes back far, each later one beyond the last.
        self._statement_from = clock() - _FIRST_LOOK_MS
        kinds: dict[str, Callable[[bytes], Answer]] = {
            "judge": lambda body: voucher.judge(body.decode()),
            "commit": lambda body: voucher.commit(body.decode()),
            "status": lambda body: voucher.status(body.decode()),
            "intent": self._intent,
            "fee": self._fee,
            "fee_notice": self._fee_notice,
            "owed": lambda body: teller.owed(body.decode()),
            "notice": self._notice,
            "refunded": self._refunded,
        }
        if carrier is not None:
            kinds["carry"] = lambda body: carrier.take(body.decode())
        if registrar is not None:
            kinds["enrol"] = registrar.enrol
        if sign_ins is not None:
            kinds["sign_in_vouch"] = sign_ins.vouch
        self._errands = ErrandDesk(database, COMMITTER, clock, by_kind(kinds))

    def work_once(self) -> bool:
        has_answered = self._errands.work_once()
        return self._reconcile() or has_answered

    def _reconcile(self) -> bool:
        """Notices get lost and banks stop repeating them: look at the statement now and then."""
        now = self._clock()
        if self._bank is None or now - self._reconciled_at < _RECONCILE_MS:
            return False
        self._reconciled_at = now
        statement = self._bank.statement(self._statement_from)
        if statement is None:
            return False
        self._statement_from = now - _OVERLAP_MS
        return self._teller.reconcile(statement) > 0

    def _intent(self, body: bytes) -> Answer:
        kiosk_id, _, rest = body.partition(b"\n")
        intent = parse_intent_request(rest)
        if isinstance(intent, ContractFault):
            return refused(ErrorCode.BAD_REQUEST)
        return self._teller.intend(kiosk_id.decode(), intent)

    def _fee(self, body: bytes) -> Answer:
        fee = parse_fee(body)
        return (
            refused(ErrorCode.BAD_REQUEST) if isinstance(fee, ContractFault) else self._teller.expect_fee(fee)
        )

    def _fee_notice(self, body: bytes) -> Answer:
        order = parse_fee_order(body)
        return (
            refused(ErrorCode.BAD_REQUEST) if isinstance(order, ContractFault) else self._teller.set_fee(order)
        )

    def _notice(self, body: bytes) -> Answer:
        notice = unpack(body)
        return (
            refused(ErrorCode.BAD_REQUEST) if isinstance(notice, ContractFault) else self._teller.notice(notice)
        )

    def _refunded(self, body: bytes) -> Answer:
        asked = parse_refund(body)
        return (
            refused(ErrorCode.BAD_REQUEST)
            if isinstance(asked, ContractFault)
            else self._teller.refunded(*asked)
        )


@shape.parser
def parse_refund(body: bytes) -> tuple[str, int]:
    """Reference and amount, as the console wrote them."""
    source = shape.obj(shape.unwrap(canonical.decode(body)), "reference", "amount")
    return shape.text(source, "reference", 19), shape.integer(source, "amount", 1, shape.MAX_AMOUNT)
