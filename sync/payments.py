"""Money: tell the portal what may come, and hear from it what came. Nothing here concludes "paid"."""

from __future__ import annotations

import logging

from sync.contract.faults import ContractFault
from sync.contract.receipts import verify_payment
from sync.contract.signed import SignedDoc
from sync.contract.wire import IntentRequest
from sync.portal_faults import PortalCode, PortalFault
from sync.session import Session
from sync.store import payments
from sync.store.payments import PaymentRow

log = logging.getLogger("sync")
# So many times somebody may still be standing at the screen; afterwards the bank's news can wait longer.
_EAGER_POLLS = 40
# With several open at once no one of them may hold the line for long.
_SHARED_WAIT_SECONDS = 2
# Of those that nobody waits for, so many in a round: the next citizen's money is not heard behind a queue.
_LEFT_IN_A_ROUND = 4


class Payments:
    """Two rounds, each in its own thread: one citizen's long poll must not hold up the next one's intent."""

    def __init__(self, session: Session, wait_seconds: int) -> None:
        self._session = session
        self._wait = wait_seconds

    def push_round(self) -> int:
        """Tell the portal about every new intent; how many it knows now."""
        session, pushed = self._session, 0
        for row in payments.to_push(session.store, session.clock.now().epoch):
            if not session.ready():
                break
            pushed += self._push(row)
        return pushed

    def hear_round(self) -> int:
        """Ask about what is open; how many receipts were news."""
        session = self._session
        now = session.clock.now().epoch
        live = payments.to_hear(session.store, now)
        left = payments.to_hear_of_the_left(session.store, now, 1 if live else _LEFT_IN_A_ROUND)
        # With several at the screen no one of them may hold the line; nobody stands waiting for the others.
        patience = self._wait if len(live) == 1 else min(self._wait, _SHARED_WAIT_SECONDS)
        news = 0
        for row, wait in (*((row, patience) for row in live), *((row, 0) for row in left)):
            if not session.ready():
                break
            news += self._hear(row, wait)
        return news

    def _push(self, row: PaymentRow) -> bool:
        fault = self._session.portal.intent(IntentRequest(row.reference, row.amount, row.dossier_id, row.code))
        if fault is None:
            payments.pushed(self._session.store, row.reference)
            self._session.tell_kiosk()
        else:
            self._trouble(row, fault)
        return fault is None

    def _hear(self, row: PaymentRow, wait: int) -> bool:
        session = self._session
        answer = session.portal.payment(row.reference, wait)
        if isinstance(answer, PortalFault):
            self._trouble(row, answer)
            return False
        news = answer is not None and self._keep(row, answer.receipt)
        pause = 0.0 if wait and row.attempts < _EAGER_POLLS and answer is None else self._pause(row)
        payments.back_off(session.store, row.reference, session.clock.now().epoch, pause, None)
        return news

    def _keep(self, row: PaymentRow, document: SignedDoc) -> bool:
        session, keyset = self._session, self._session.keyset()
        if keyset is None:
            return False
        receipt = verify_payment(
            document, keyset.payment_keys, reference=row.reference, code=row.code, due=row.amount
        )
        if isinstance(receipt, ContractFault):
            log.warning("payment receipt refused: %s", receipt.code.value)
            return False
        news = payments.heard(
            session.store, row.reference, document.to_bytes(), receipt.state, session.clock.now()
        )
        if news:
            session.tell_kiosk()
        return news

    def _trouble(self, row: PaymentRow, fault: PortalFault) -> None:
        session = self._session
        # A reference that the portal does not know may be pushed still: join in either order.
        everybody = fault.code is not PortalCode.NOT_FOUND and session.of_the_line(fault)
        wait = 0.0 if everybody else self._pause(row, fault.retry_after)
        payments.back_off(session.store, row.reference, session.clock.now().epoch, wait, fault.code.value)

    def _pause(self, row: PaymentRow, retry_after: float | None = None) -> float:
        # From 1 s, so that an answer which comes at once is not asked for again at once.
        return max(1.0, self._session.backoff.wait(max(2, row.attempts - _EAGER_POLLS), retry_after))
