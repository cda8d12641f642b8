"""Money that an officer sets or sends back: orders to the committer, which alone keeps the books."""

from __future__ import annotations

import asyncio
import re

from portal.changes import Listener, News, change_of
from portal.clock import Clock
from portal.console.deeds import Deed, row_of
from portal.console.reading import Reading
from portal.errands import COMMITTER, Errands
from portal.payments.fees import Due
from portal.store.database import Database
from sync.contract import canonical, shape
from sync.contract.plain import is_plain
from sync.contract.receipts import DossierState

MOST_BASIS = 64
_WAIT_S = 10
_FORM_ID = re.compile(r"[0-9a-f]{32}")


class Fees:
    """`form_id` (32 hexadecimal digits, drawn with the form) makes a form that is sent twice one order."""

    def __init__(
        self, database: Database, errands: Errands, reading: Reading, clock: Clock, listener: Listener
    ) -> None:
        self._database = database
        self._errands = errands
        self._reading = reading
        self._clock = clock
        self._listener = listener

    async def set(self, code: str, amount: int, basis: str, officer: str, form_id: str) -> Deed:
        """A fee notice for `amount` đồng by the rule `basis`; it replaces one that is open."""
        if not 0 < amount <= shape.MAX_AMOUNT or not _FORM_ID.fullmatch(form_id):
            return Deed.BAD_AMOUNT
        if not basis.strip():
            return Deed.EMPTY
        if len(basis) > MOST_BASIS:
            return Deed.TOO_LONG
        if not is_plain(basis):
            return Deed.BAD_TEXT
        due = await asyncio.to_thread(self._due, code, amount, basis, officer)
        if isinstance(due, Deed):
            return due
        deed = await self._order(f"fee_notice:{form_id}", "fee_notice", due.to_bytes(), Deed.ALREADY_PAID)
        if deed is Deed.DONE:
            await asyncio.to_thread(self._tell, due.code)
        return deed

    async def refunded(self, reference: str, amount: int, form_id: str) -> Deed:
        """`amount` đồng of what was owed back has been sent through the bank."""
        if not 0 < amount <= shape.MAX_AMOUNT or not _FORM_ID.fullmatch(form_id) or len(reference) > 19:
            return Deed.BAD_AMOUNT
        if not (reference.isascii() and reference.isalnum()):
            return Deed.NOT_FOUND
        body = canonical.encode({"reference": reference, "amount": amount})
        return await self._order(f"refunded:{form_id}", "refunded", body, Deed.NOT_OWED)

    def _due(self, code: str, amount: int, basis: str, officer: str) -> Due | Deed:
        with self._database.read() as session:
            row = row_of(session, code)
            if row is None:
                return Deed.NOT_FOUND
            if self._reading.completes_another(session, row):
                return Deed.IS_SUPPLEMENT
            if row.sealed_record is None:
                return Deed.NOT_OPENED
            return Due(row.kiosk_id, row.code, row.id, amount, basis, officer)

    async def _order(self, errand_id: str, kind: str, body: bytes, conflict: Deed) -> Deed:
        is_new = await asyncio.to_thread(self._errands.put, errand_id, COMMITTER, kind, body)
        answer = await self._errands.answer(errand_id, _WAIT_S) if is_new else None
        if answer is None:
            return Deed.UNAVAILABLE
        return {200: Deed.DONE, 404: Deed.NOT_FOUND, 409: conflict}.get(answer.status, Deed.UNAVAILABLE)

    def _tell(self, code: str) -> None:
        with self._database.write() as session:
            row = row_of(session, code)
            dossier = None if row is None else self._reading.dossier(row)
            if row is not None and dossier is not None:
                state = DossierState(row.state)
                self._listener(session, change_of(dossier, News.FEE, state, self._clock()))
