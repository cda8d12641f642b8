"""Bring sealed dossiers up, each by itself, and forget one only for a receipt that verifies."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from sync.breaker import Breaker
from sync.contract.faults import ContractFault
from sync.contract.receipts import verify_receipt, verify_rejection
from sync.contract.signed import SignedDoc
from sync.contract.wire import ReceiptReply
from sync.envelope import EnvelopeFault
from sync.link_budget import Budget
from sync.link_pace import LinkPace
from sync.portal_faults import OF_THE_CONNECTION, PortalCode, PortalFault
from sync.session import Session
from sync.store import queue
from sync.store.link import LinkClass
from sync.store.rows import DossierRow
from sync.upload import Aside, Upload

log = logging.getLogger("sync")
_MAX_PER_ROUND = 64
_ROUND_SECONDS, _REST_SECONDS = 2.0, 0.2
_ANNOUNCE_A_ROUND = 4
# The portal will say the same again: a person has to look.
_HOPELESS = frozenset({PortalCode.CONFLICT, PortalCode.REFUSED})
# So many failures of its own, while others were received: a person has to look.
MOST_ATTEMPTS = 10


class Transfer:
    """One round after another in one thread.

    Two breakers: the session's for a line that fails, and one for uploads that fail one after another though
    the portal is well: then one dossier at a time tries, whichever is next, until one is received.
    """

    def __init__(
        self,
        session: Session,
        budget: Budget | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        rest: Callable[[float], None] = lambda _: None,
    ) -> None:
        """`rest` sleeps; it is handed in so that a story does not."""
        self._session = session
        self._budget = budget or Budget(session.store, {}, session.clock, monotonic)
        self._upload = Upload(session, LinkPace(), self._budget, monotonic)
        self._uploads = Breaker(session.backoff, monotonic)
        self._rest = rest
        self._received_ever = 0
        # How many had been received when a dossier failed first.
        self._failing: dict[str, int] = {}

    def round(self) -> int:
        """Try what is due until nothing is or the line fails; how many dossiers were received."""
        received = 0
        if self._session.keyset() is None:
            # Without keys no receipt could be believed; `Pulls` is on its way to them.
            return 0
        self._announce()
        for _ in range(_MAX_PER_ROUND):
            now = self._session.clock.now().epoch
            rows = queue.due(self._session.store, now, 1, self._budget.allowed())
            if not rows and self._waits_a_moment(now):
                continue
            if not rows or not self._session.ready() or not self._may_try():
                break
            received += self._attempt(rows[0])
        return received

    def _waits_a_moment(self, now: float) -> bool:
        """Rest where one is due before the next round would begin; not long, for somebody may submit."""
        wait = queue.next_due_in(self._session.store, now)
        if wait is None or not 0 < wait < _ROUND_SECONDS:
            return False
        self._rest(min(wait, _REST_SECONDS))
        return True

    def _may_try(self) -> bool:
        return self._uploads.closed() or self._uploads.probe_now()

    def _announce(self) -> None:
        """Where bytes are dear the portal hears first of what is to come, and then of images."""
        if self._budget.kind is LinkClass.WIRED:
            return
        for row in queue.to_announce(self._session.store, _ANNOUNCE_A_ROUND):
            if not self._uploads.closed() or not self._session.ready():
                return
            answer = self._upload.announce(row)
            if isinstance(answer, PortalFault) and self._session.of_the_line(answer):
                return
            # Whatever else is wrong with it shows when its turn comes.
            queue.announced(self._session.store, row.dossier_id)

    def _attempt(self, row: DossierRow) -> bool:
        session = self._session
        queue.uploading(session.store, row.dossier_id)
        try:
            outcome = self._upload.bring(row)
            if isinstance(outcome, ReceiptReply):
                outcome = self._received(row, outcome.receipt) or outcome
        except BaseException:
            # Nobody would answer for this attempt, and the breaker would wait for it.
            self._uploads.failed()
            raise
        if isinstance(outcome, ReceiptReply):
            log.info("received %s", row.dossier_id)
            self._went_well(row)
            return True
        if isinstance(outcome, Aside):
            self._uploads.succeeded()
            queue.requeue(session.store, row.dossier_id, outcome.value)
        elif isinstance(outcome, EnvelopeFault):
            self._park(row, outcome.code.value)
        else:
            self._failed(row, outcome)
        return False

    def _went_well(self, row: DossierRow) -> None:
        self._uploads.succeeded()
        self._received_ever += 1
        self._failing.pop(row.dossier_id, None)

    def _failed(self, row: DossierRow, fault: PortalFault) -> None:
        session = self._session
        # The first that the portal does not know may be of an earlier key; the second is no chance.
        is_first_stranger = fault.code is PortalCode.UNAUTHORISED and self._uploads.closed()
        is_definite = fault.code is PortalCode.REJECTED and self._rejected(row, fault)
        if is_definite:
            self._uploads.succeeded()
            return
        if not is_first_stranger and session.of_the_line(fault):
            queue.requeue(session.store, row.dossier_id, fault.code.value)
        elif fault.code in _HOPELESS:
            self._park(row, fault.code.value)
            return
        else:
            self._back_off(row, fault)
        if fault.code in OF_THE_CONNECTION and session.breaker.is_lively():
            self._uploads.succeeded()
        else:
            self._uploads.failed(fault.retry_after)

    def _back_off(self, row: DossierRow, fault: PortalFault) -> None:
        session = self._session
        before = self._failing.setdefault(row.dossier_id, self._received_ever)
        known = queue.attempts(session.store, row.dossier_id)
        if known + 1 >= MOST_ATTEMPTS and self._received_ever > before:
            self._park(row, fault.code.value)
            return
        # From the second wait on: what breaks with its connection has been tried again at once already.
        wait = session.backoff.wait(known + 2, fault.retry_after)
        queue.back_off(session.store, row.dossier_id, session.clock.now().epoch, wait, fault.code.value)

    def _received(self, row: DossierRow, document: SignedDoc) -> PortalFault | None:
        keyset = self._session.keyset()
        assert keyset is not None
        receipt = verify_receipt(
            document, keyset.receipt_keys, dossier_id=row.dossier_id, manifest_sha256=row.manifest_sha256
        )
        if isinstance(receipt, ContractFault) or receipt.code != row.code:
            self._session.keyset_wanted = True
            return PortalFault(PortalCode.RECEIPT_UNVERIFIED)
        session = self._session
        queue.commit_receipt(session.store, row.dossier_id, document.to_bytes(), session.clock.now())
        # Where the file cannot go now, the next boot tries again; the receipt is safe.
        queue.purge(session.store, session.blobs, row.dossier_id)
        session.tell_kiosk()
        return None

    def _rejected(self, row: DossierRow, fault: PortalFault) -> bool:
        """True where the no is signed; an unsigned one is only trouble like any other."""
        session, keyset = self._session, self._session.keyset()
        if keyset is None or fault.rejection is None:
            return False
        said = verify_rejection(
            fault.rejection,
            keyset.receipt_keys,
            dossier_id=row.dossier_id,
            manifest_sha256=row.manifest_sha256,
        )
        if isinstance(said, ContractFault):
            return False
        log.warning("rejected %s: %s", row.dossier_id, said.reason.value)
        queue.reject(session.store, row.dossier_id, fault.rejection.to_bytes(), session.clock.now())
        session.tell_kiosk()
        return True

    def _park(self, row: DossierRow, code: str) -> None:
        log.warning("parked %s: %s", row.dossier_id, code)
        self._uploads.succeeded()
        self._failing.pop(row.dossier_id, None)
        queue.park(self._session.store, row.dossier_id, code)
        self._session.tell_kiosk()
