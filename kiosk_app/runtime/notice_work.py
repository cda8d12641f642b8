"""A fee notice: what the portal asks for a dossier, and whether the bank has told it of the money."""

from __future__ import annotations

from collections.abc import Callable

from drivers.cancel import Cancel
from kiosk_app.flow.effects import AwaitNotice
from kiosk_app.flow.events import Event, FeeHeard, NothingDue, NoticeNews, Trouble
from kiosk_app.flow.payment import PaymentAsked
from kiosk_app.flow.setting import Payee
from kiosk_app.runtime.news import PAID
from kiosk_app.runtime.questions import Questions
from sync.contract import ids, vietqr
from sync.contract.faults import ContractFault
from sync.contract.fee_notice import FeeNotice, verify_fee_notice
from sync.contract.keyset import KeySet
from sync.contract.receipts import verify_payment
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeFault

#: Between two looks; whoever pays stands at the screen.
_PAUSE_S = 3.0
_LOOKS = 300


class NoticeWork:
    """On the worker of the status check. `payee` is the account that this site's own content names."""

    def __init__(self, questions: Questions, payee: Payee | None, post: Callable[[Event], None]) -> None:
        self._questions = questions
        self._payee = payee
        self._post = post

    def ask_fee(self, typed: str, cancel: Cancel) -> None:
        code = ids.normalise(typed)
        if code is None:
            self._post(Trouble("status.unknown_code"))
            return
        answer = self._fee(code, cancel)
        if not cancel.cancelled:
            self._post(answer)

    def _fee(self, code: str, cancel: Cancel) -> Event:
        keyset = self._questions.keyset()
        reply = self._questions.ask(AskKind.PAYMENT, {"code": code}, cancel)
        if reply is None or keyset is None:
            return Trouble("line.cut")
        if isinstance(reply, EnvelopeFault):
            return Trouble("line.nonsense")
        if reply.get("error") == "not_found":
            return Trouble("status.unknown_code")
        document = reply.get("fee_notice")
        if document is None:
            return NothingDue(code) if "fee_notice" in reply else Trouble("line.nonsense")
        notice = verify_fee_notice(document, keyset.payment_keys, code=code)
        if isinstance(notice, ContractFault):
            return Trouble("line.nonsense")
        return self._shown(notice, _received(reply.get("receipt"), notice, keyset))

    def _shown(self, notice: FeeNotice, received: int) -> Event:
        """The VietQR of the notice, decoded strictly before anybody sees it.

        Two hands have to agree on the account: the portal's payment key and the content of this site.
        """
        payee = self._payee
        if payee is None or (payee.bin, payee.account) != (notice.bank, notice.account):
            return Trouble("line.nonsense")
        still = notice.amount - received
        if still <= 0:
            return NothingDue(notice.code)
        meant = vietqr.VietQr(payee.bin, payee.account, still, purpose=notice.reference)
        payload = vietqr.encode(meant)
        if not isinstance(payload, str) or vietqr.decode(payload) != meant:
            return Trouble("line.nonsense")
        asked = PaymentAsked(notice.reference, still, payload)
        return FeeHeard(notice.code, asked, payee, notice.basis, notice.amount)

    def await_notice(self, wanted: AwaitNotice, cancel: Cancel) -> None:
        for _ in range(_LOOKS):
            state = self._state(wanted, cancel)
            if cancel.cancelled:
                return
            self._post(NoticeNews(wanted.reference, state))
            if state in ("paid", "over", "doubled") or cancel.wait(_PAUSE_S):
                return

    def _state(self, wanted: AwaitNotice, cancel: Cancel) -> str:
        """A word of `PaymentNews`, empty for anything that proves nothing."""
        keyset = self._questions.keyset()
        reply = self._questions.ask(AskKind.PAYMENT, {"reference": wanted.reference}, cancel)
        if reply is None or keyset is None or isinstance(reply, EnvelopeFault):
            return ""
        receipt = verify_payment(
            reply.get("receipt"),
            keyset.payment_keys,
            reference=wanted.reference,
            code=wanted.code,
            due=wanted.amount,
        )
        return "" if isinstance(receipt, ContractFault) else PAID.get(receipt.state, "")


def _received(document: object, notice: FeeNotice, keyset: KeySet) -> int:
    """What has come in for the notice already; whoever pays a rest must not be asked for the whole again."""
    if document is None:
        return 0
    receipt = verify_payment(
        document, keyset.payment_keys, reference=notice.reference, code=notice.code, due=notice.amount
    )
    return 0 if isinstance(receipt, ContractFault) else receipt.received
