"""Submit: seal, make durable in one transaction, and only then say so."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from kiosk_app.clock import Clock
from kiosk_app.flow.effects import Submit
from kiosk_app.flow.events import Event, Stored, Trouble
from kiosk_app.flow.payment import PaymentAsked
from kiosk_app.flow.setting import Payee
from kiosk_app.runtime.asked import ask_for
from kiosk_app.runtime.sealing import seal_order
from kiosk_app.runtime.session import Held, Session
from kiosk_app.runtime.trust import DeviceKeys, TrustAnchor
from kiosk_app.store.journal import Journal
from sync.contract import ids, vietqr
from sync.contract.manifest import JournalHead
from sync.envelope import EnvelopeFault
from sync.envelope.receipt_key import receipt_url
from sync.store.faults import StoreCode, StoreFault
from sync.store.outbox import NewDossier, Outbox
from sync.store.payments import PaymentIntent

_LOW = frozenset({StoreCode.DISK_LOW, StoreCode.DISK_FULL})


def fault_code(fault: StoreFault) -> str:
    """The flow's code for trouble of the store."""
    return "store.disk_low" if fault.code in _LOW else "store.failed"


@dataclass(frozen=True, slots=True)
class Place:
    """What a dossier says of where it was made, and where its status page is."""

    kiosk: str
    site: str
    practice: bool
    payee: Payee | None
    status_url: str


class Filing:
    """Files on the store's worker. Asked twice for one visit, it answers twice and files once.

    `names_fee` reads the fee once more from the signed catalogue: a code that asks for another is never shown.
    """

    def __init__(
        self,
        outbox: Outbox,
        anchor: TrustAnchor,
        keys: DeviceKeys,
        session: Session,
        place: Place,
        *,
        clock: Clock,
        random: Callable[[int], bytes],
        journal: Journal | None = None,
        names_fee: Callable[[Submit], bool] = lambda _order: True,
    ) -> None:
        self._outbox = outbox
        self._anchor = anchor
        self._keys = keys
        self._session = session
        self._place = place
        self._clock = clock
        self._random = random
        self._journal = journal
        self._names_fee = names_fee
        self._filed = ("", "")

    def manifest_of(self, dossier_id: str) -> str:
        """SHA-256 of the manifest filed last, empty where that was another dossier."""
        filed, manifest_sha256 = self._filed
        return manifest_sha256 if filed == dossier_id else ""

    def journal_head(self) -> JournalHead | None:
        """A journal that cannot be read now keeps no citizen's dossier from being filed."""
        if self._journal is None:
            return None
        try:
            return JournalHead(*self._journal.newest())
        except sqlite3.Error:
            return None

    def take(self, order: Submit) -> Callable[[], Event]:
        """The filing of what the visit holds now, to be run on another thread.

        Whatever becomes of the visit meanwhile, a wipe included, nothing is sealed under the next one's id.
        """
        held = self._session.held([entry.file for entry in order.attachments])
        return lambda: self._file(order, held)

    def submit(self, order: Submit) -> Event:
        """`take` and run at once."""
        return self.take(order)()

    def _file(self, order: Submit, held: Held) -> Event:
        known = self._outbox.dossier(held.dossier_id)
        payment = self._payment(order, held.code)
        if isinstance(payment, Trouble):
            return payment
        if known is None:
            trouble = self._store(order, held, payment)
            if trouble is not None:
                return trouble
        if payment is not None:
            self._outbox.payment_shown(payment.reference)
        now = self._clock.now()
        return Stored(
            dossier=held.dossier_id,
            code=held.code,
            clock=now.clock,
            day=now.today,
            status_url=receipt_url(self._place.status_url, held.code, held.receipt_secret),
            payment=payment,
        )

    def _store(self, order: Submit, held: Held, payment: PaymentAsked | None) -> Trouble | None:
        keyset = self._anchor.keyset()
        if keyset is None:
            return Trouble("store.keys_missing")
        sequence = self._outbox.next_sequence()
        if isinstance(sequence, StoreFault):
            return Trouble(fault_code(sequence))
        sealed = seal_order(
            order,
            held,
            sequence=sequence,
            now=self._clock.now(),
            place=(self._place.kiosk, self._place.site),
            practice=self._place.practice,
            keyset=keyset,
            keys=self._keys,
            random=self._random,
            journal=self.journal_head(),
        )
        if sealed is None or isinstance(sealed, EnvelopeFault):
            return Trouble("store.sealing_failed")
        intent = PaymentIntent(payment.reference, payment.amount) if payment else None
        stored = self._outbox.submit(NewDossier(sealed, urgent=order.supplement is not None), intent)
        if isinstance(stored, StoreFault):
            return Trouble(fault_code(stored))
        self._filed = (stored.dossier_id, sealed.manifest_doc.payload_sha256())
        return None

    def _payment(self, order: Submit, code: str) -> PaymentAsked | Trouble | None:
        """The VietQR of the fee, decoded strictly before anybody sees it and compared with what was meant."""
        payee = self._place.payee
        if order.fee <= 0:
            return None
        if payee is None or not self._names_fee(order):
            return Trouble("content.missing")
        reference = vietqr.payment_reference(self._keys.payment, ids.body(code), order.fee)
        return ask_for(payee, reference, order.fee) or Trouble("content.missing")
