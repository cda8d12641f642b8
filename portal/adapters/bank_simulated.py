"""A bank for practice: it carries out orders and reports them the way a real one does, over the webhook."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable
from pathlib import Path

import httpx
from sqlalchemy import select

from portal.clock import Clock
from portal.payments.notices import Transfer, sign_notice
from portal.store.database import Database
from portal.store.models import BankOrder, Payment
from portal.store.states import AWAITING
from portal.switches import BankSwitch, Switches
from sync.contract.vietqr import candidate_references

log = logging.getLogger("portal.bank")

_SELF_PAYING = (BankSwitch.NOW, BankSwitch.LESS, BankSwitch.MORE, BankSwitch.TWICE)
_PAYS_AFTER_MS = 2_000
_FORGETS_AFTER_MS = 10 * 60_000
_RETRY_MS = 3_000
_MOST_TRIES = 8
_MORE = 10_000
_TIMEOUT_S = 10.0


class SimulatedBank:
    """`work_once` pays what the switch says, then reports orders that are due and not yet acknowledged."""

    def __init__(
        self,
        *,
        database: Database,
        account: str,
        secret: bytes,
        url: str,
        authority: Path,
        switches: Switches,
        clock: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._database = database
        self._account = account
        self._secret = secret
        self._url = url
        self._trust = ssl.create_default_context(cafile=str(authority))
        self._switches = switches
        self._clock = clock
        self._new_id = new_id

    def work_once(self) -> bool:
        self._pay_by_itself()
        with self._database.read() as session:
            query = select(BankOrder).where(
                BankOrder.reported.is_(False), BankOrder.due_at <= self._clock(), BankOrder.tries < _MOST_TRIES
            )
            due = [(o.bank_id, o.amount, o.memo) for o in session.scalars(query.limit(16))]
        for bank_id, amount, memo in due:
            is_told = self.report(Transfer(bank_id, amount, memo, self._account))
            with self._database.write() as session:
                order = session.get_one(BankOrder, bank_id)
                order.reported, order.tries = is_told, order.tries + 1
                order.due_at = order.due_at if is_told else self._clock() + _RETRY_MS
        return bool(due)

    def report(self, transfer: Transfer) -> bool:
        """Deliver one notice. True when the portal took it."""
        body = transfer.to_bytes()
        headers = sign_notice(self._secret, self._clock() // 1000, self._new_id(), body)
        try:
            answer = httpx.post(
                f"{self._url}/v1/bank/notices",
                content=body,
                headers=headers,
                timeout=_TIMEOUT_S,
                verify=self._trust,
            )
        except httpx.HTTPError as error:
            log.info("bank.undelivered error=%s", type(error).__name__)
            return False
        return answer.status_code == 200 and answer.content == b"{}"

    def _pay_by_itself(self) -> None:
        switch = self._switches.bank()
        if switch not in _SELF_PAYING:
            return
        now = self._clock()
        with self._database.read() as session:
            query = select(Payment).where(
                Payment.state == AWAITING,
                Payment.opened_at <= now - _PAYS_AFTER_MS,
                Payment.opened_at > now - _FORGETS_AFTER_MS,
            )
            owed = [(p.reference, p.due) for p in session.scalars(query)]
            ordered = {
                reference
                for order in session.scalars(
                    select(BankOrder).where(BankOrder.due_at > now - _FORGETS_AFTER_MS)
                )
                for reference in candidate_references(order.memo)
            }
        for reference, due in owed:
            if reference not in ordered:
                place_orders(
                    self._database,
                    switch,
                    memo=reference,
                    amount=due,
                    clock=self._clock,
                    new_id=self._new_id,
                )


class SimulatedStatement:
    """The practice bank's list of transfers that it carried out, whether or not the notice got through."""

    def __init__(self, database: Database, account: str, clock: Clock) -> None:
        self._database = database
        self._account = account
        self._clock = clock

    def statement(self, since_ms: int) -> list[Transfer] | None:
        with self._database.read() as session:
            query = select(BankOrder).where(BankOrder.tries > 0, BankOrder.due_at >= since_ms)
            orders = session.scalars(query.order_by(BankOrder.due_at))
            return [Transfer(o.bank_id, o.amount, o.memo, self._account) for o in orders]


def place_orders(
    database: Database,
    switch: BankSwitch,
    *,
    memo: str,
    amount: int,
    clock: Clock,
    new_id: Callable[[], str],
) -> int:
    """What a payer's tap on "pay" comes to, as the bank is minded today; returns the number of transfers."""
    amounts = {
        BankSwitch.NEVER: [],
        BankSwitch.LESS: [max(1, amount // 2)],
        BankSwitch.MORE: [amount + _MORE],
        BankSwitch.TWICE: [amount, amount],
    }.get(switch, [amount])
    with database.write() as session:
        session.add_all(
            BankOrder(bank_id=f"THU-{new_id()}", memo=memo, amount=each, due_at=clock()) for each in amounts
        )
    return len(amounts)
