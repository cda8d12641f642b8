"""What comes down: delivery, payment, the line. Looked at when the bell rings and on a slow rhythm besides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kiosk_app.flow.events import Delivered, Event, PaymentNews, PaymentSilent
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.payment import PaymentAsked
from kiosk_app.flow.setting import Payee
from kiosk_app.runtime.asked import ask_for
from kiosk_app.runtime.trust import TrustAnchor
from sync.contract.faults import ContractFault
from sync.contract.receipts import PaymentReceipt, PaymentState, verify_payment, verify_receipt
from sync.contract.times import parse_time
from sync.store import payments
from sync.store.line import LineState
from sync.store.outbox import Outbox

#: What the citizen is told of a verified receipt; a state that is not here is staff's business.
PAID = {
    PaymentState.PAID: "paid",
    PaymentState.LATE: "paid",
    PaymentState.OVER: "over",
    PaymentState.DOUBLE: "doubled",
    PaymentState.UNDER: "under",
}


class News:
    """All methods run on the store's worker. A receipt that does not verify is as good as none."""

    def __init__(
        self,
        outbox: Outbox,
        anchor: TrustAnchor,
        post: Callable[[Event], None],
        show_network: Callable[[str], None],
        payee: Payee | None = None,
    ) -> None:
        self._outbox = outbox
        self._anchor = anchor
        self._post = post
        self._show_network = show_network
        self._payee = payee
        self._dossier = self._manifest_sha256 = ""
        self._reference = ""
        self._told: set[tuple[str, str, int]] = set()
        self._furthest: dict[str, int] = {}

    def await_delivery(self, dossier_id: str, manifest_sha256: str) -> None:
        """`manifest_sha256` is what was sealed here; the row's own is the sender's to change."""
        self._dossier, self._manifest_sha256 = dossier_id, manifest_sha256
        self.look()

    def await_payment(self, reference: str) -> None:
        self._reference = reference
        self.look()

    def forget(self) -> None:
        """The citizen has left: their dossier is nobody's news any more."""
        if self._reference:
            self._outbox.payment_expired(self._reference)
        self._dossier = self._manifest_sha256 = self._reference = ""
        self._told.clear()
        self._furthest.clear()

    def look(self) -> None:
        self._show_network("online" if self._outbox.line().state is LineState.UP else "offline")
        self._take_keyset()
        if self._dossier and self._look_at_delivery():
            self._dossier = ""
        if self._reference:
            self._look_at_payment()

    def look_at_payment_again(self, reference: str) -> None:
        """The citizen asked: say something either way, also what was said before."""
        self._reference = reference
        self._told.clear()
        if not self._look_at_payment():
            self._post(PaymentSilent())

    def _take_keyset(self) -> None:
        """A proposal of sync's: what the anchor refuses leaves the set in use as it is."""
        document = self._outbox.keyset()
        if document is not None:
            self._anchor.offer(document)

    def _look_at_delivery(self) -> bool:
        document = self._outbox.receipt(self._dossier)
        keyset = self._anchor.keyset()
        if document is None or keyset is None:
            return False
        receipt = verify_receipt(
            document,
            keyset.receipt_keys,
            dossier_id=self._dossier,
            manifest_sha256=self._manifest_sha256,
        )
        if isinstance(receipt, ContractFault):
            return False
        self._anchor.witness(document, receipt.received_at)
        self._post(Delivered(clock_of(receipt.received_at)))
        return True

    def _look_at_payment(self) -> bool:
        row = self._outbox.payment(self._reference)
        keyset = self._anchor.keyset()
        if row is None or row.receipt is None or keyset is None:
            return False
        receipt = verify_payment(
            row.receipt,
            keyset.payment_keys,
            reference=row.reference,
            code=row.code,
            due=row.amount,
        )
        if isinstance(receipt, ContractFault):
            return False
        self._anchor.witness(row.receipt, receipt.paid_at)
        if receipt.state not in PAID:
            return False
        # Sync may bring what it held back: whoever was told "paid" is not told "not enough" by it.
        if payments.rank(receipt.state) < self._furthest.get(row.reference, -1):
            return False
        self._furthest[row.reference] = payments.rank(receipt.state)
        # A rest that is again not all of it is news.
        news = (row.reference, receipt.state.value, receipt.received)
        if news not in self._told:
            self._told.add(news)
            self._post(PaymentNews(PAID[receipt.state], receipt.received, self._rest(receipt)))
        return True

    def _rest(self, receipt: PaymentReceipt) -> PaymentAsked | None:
        left = receipt.due - receipt.received
        if self._payee is None or receipt.state is not PaymentState.UNDER or left <= 0:
            return None
        return ask_for(self._payee, receipt.reference, left)


def clock_of(stamp: str) -> str:
    """ "18:49" in Hà Nội, from a time on the wire; empty where it is none."""
    at: datetime | None = parse_time(stamp)
    return Moment(at).clock if at else ""
