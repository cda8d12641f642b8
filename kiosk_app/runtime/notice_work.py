"""A fee notice: what the portal asks for a dossier, and whether the bank has told it of the money."""

from __future__ import annotations

from collections.abc import Callable

from drivers.cancel import Cancel
from kiosk_app.flow.effects import AwaitNotice
from kiosk_app.flow.events import Event, FeeHeard, NothingDue, NoticeNews, Trouble
from kiosk_app.flow.setting import Payee
from kiosk_app.runtime.asked import ask_for
from kiosk_app.runtime.news import PAID
from kiosk_app.runtime.questions import Body, Questions
from sync.contract import ids
from sync.contract.faults import ContractFault
from sync.contract.fee_notice import FeeNotice, verify_fee_notice
from sync.contract.keyset import KeySet
from sync.contract.receipts import PaymentReceipt, PaymentState, verify_payment
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeFault

#: Between two looks; whoever pays stands at the screen.
_PAUSE_S = 3.0
_LOOKS = 300
#: Of a notice that nothing has replaced; what was too much may be on its way back already.
_SAID = PAID | {PaymentState.REFUND_DUE: "paid", PaymentState.REFUNDED: "paid"}


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
        part = _receipt(reply.get("receipt"), keyset, notice.reference, code, notice.amount)
        # Whoever pays a rest must not be asked for the whole again.
        return self._shown(notice, part.received if part else 0)

    def _shown(self, notice: FeeNotice, received: int) -> FeeHeard | NothingDue | Trouble:
        """The VietQR of the notice, decoded strictly before anybody sees it.

        Two hands have to agree on the account: the portal's payment key and the content of this site.
        """
        payee = self._payee
        if payee is None or (payee.bin, payee.account) != (notice.bank, notice.account):
            return Trouble("line.nonsense")
        still = notice.amount - received
        if still <= 0:
            return NothingDue(notice.code)
        asked = ask_for(payee, notice.reference, still)
        if asked is None:
            return Trouble("line.nonsense")
        return FeeHeard(notice.code, asked, payee, notice.basis, notice.amount)

    def await_notice(self, wanted: AwaitNotice, cancel: Cancel) -> None:
        for _ in range(_LOOKS):
            news = self._news(wanted, cancel)
            if cancel.cancelled:
                return
            self._post(news)
            if _is_end(news) or cancel.wait(_PAUSE_S):
                return

    def _news(self, wanted: AwaitNotice, cancel: Cancel) -> NoticeNews | NothingDue:
        """Anything that proves nothing is as silence."""
        silence = NoticeNews(wanted.reference, "")
        keyset = self._questions.keyset()
        reply = self._questions.ask(AskKind.PAYMENT, {"reference": wanted.reference}, cancel)
        if reply is None or keyset is None or isinstance(reply, EnvelopeFault):
            return silence
        receipt = _receipt(reply.get("receipt"), keyset, wanted.reference, wanted.code, wanted.amount)
        instead = reply.get("instead")
        if isinstance(instead, dict):
            return self._replaced(wanted, receipt, instead, keyset) or silence
        if receipt is None or (state := _SAID.get(receipt.state)) is None:
            return silence
        got, left = receipt.received, None
        if state == "under" and got > wanted.before:
            again = self._fee(wanted.code, cancel)
            left = again if isinstance(again, FeeHeard) else None
        back = got - wanted.amount if state in ("over", "doubled") else 0
        return NoticeNews(wanted.reference, state, got, left, max(0, back))

    def _replaced(
        self, wanted: AwaitNotice, receipt: PaymentReceipt | None, instead: Body, keyset: KeySet
    ) -> NoticeNews | NothingDue | None:
        """Another notice stands in this one's place: what came under this one counts for that one.

        None where the portal says nothing that can be believed.
        """
        notice = verify_fee_notice(instead.get("fee_notice"), keyset.payment_keys, code=wanted.code)
        if isinstance(notice, ContractFault):
            return None
        whole = _receipt(instead.get("receipt"), keyset, notice.reference, notice.code, notice.amount)
        total = whole.received if whole else 0
        asked = self._shown(notice, total)
        if isinstance(asked, Trouble):
            return None
        left = asked if isinstance(asked, FeeHeard) else None
        if receipt is None or total <= wanted.before:
            nothing_new = NoticeNews(wanted.reference, "replaced", left=left)
            return nothing_new if left else NothingDue(wanted.code)
        returned = whole is not None and whole.state is PaymentState.REFUNDED
        back = 0 if returned else max(0, total - notice.amount)
        state = "under" if left else "over" if back else "paid"
        return NoticeNews(wanted.reference, state, receipt.received, left, back)


def _is_end(news: NoticeNews | NothingDue) -> bool:
    """Nothing more is awaited under this reference: the rest is asked for anew."""
    return isinstance(news, NothingDue) or news.left is not None or news.state in ("paid", "over", "doubled")


def _receipt(document: object, keyset: KeySet, reference: str, code: str, due: int) -> PaymentReceipt | None:
    if document is None:
        return None
    found = verify_payment(document, keyset.payment_keys, reference=reference, code=code, due=due)
    return None if isinstance(found, ContractFault) else found
