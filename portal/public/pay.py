"""The payment page; in a practice system it also plays the payer's banking app."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import FastAPI, Path, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.adapters.bank_simulated import place_orders
from portal.errands import BANK
from portal.pages import guard
from portal.pages.forms import read_form
from portal.pages.frame import Sheet, frame
from portal.pages.html import Html, panel
from portal.pages.trouble import asked_words, trouble_page
from portal.pages.words import Words
from portal.public.parts import PublicParts
from portal.public.standing import Owed, standing
from portal.public.transfer import bad_qr, memo, paste, transfer
from portal.store.models import Payment
from sync.contract import vietqr
from sync.contract.faults import ContractFault
from sync.contract.vietqr import REFERENCE

_MAX_FORM_BYTES = 4096
_MAX_QR = 512
Reference = Annotated[str, Path(pattern=f"^{REFERENCE.pattern}$")]


def add_routes(app: FastAPI, parts: PublicParts) -> None:
    payee, practice = parts.config.payee, parts.config.practice

    def owed(reference: str) -> Owed | None:
        with parts.database.read() as session:
            row = session.get(Payment, reference)
            if row is None:
                return None
            return Owed(row.state, row.due, row.received, row.refund_due, row.paid_at, row.replaced_by)

    def show(
        words: Words, path: str, *body: str, heading: str = "", status: int = 200, qr: str = ""
    ) -> Response:
        sheet = Sheet(
            words.say("pay", "bank_title" if practice else "title"), path, {"qr": qr} if qr else {}, heading
        )
        about = (
            panel("calm", "bank", words.say("pay", "bank_about"), words.say("pay", "bank_more"))
            if practice
            else Html()
        )
        return guard.page(frame(words, sheet, about, *body, practice=practice), status)

    @app.get("/pay", summary="Read a payment QR's content the strict way and show whom it pays")
    async def read_qr(request: Request, qr: Annotated[str, Query(max_length=_MAX_QR)] = "") -> Response:
        words = asked_words(request)
        if not qr:
            return show(words, "/pay", paste(words))
        found = vietqr.decode(qr)
        if isinstance(found, ContractFault):
            return show(words, "/pay", *bad_qr(words), status=400)
        return show(words, "/pay", transfer(words, parts.config, found, qr), qr=qr)

    @app.get("/pay/{reference}", summary="What one reference owes, and the QR to pay it")
    async def payment(request: Request, reference: Reference, sent: bool = False) -> Response:
        words = asked_words(request)
        path = f"/pay/{reference}"
        if not parts.glances.allows(parts.caller(request)):
            return trouble_page(words, 429, practice=practice)
        found = await asyncio.to_thread(owed, reference)
        if found is None:
            heading = words.say("pay", "unknown")
            notice = panel("care", "attention", words.say("pay", "unknown_lead"))
            return show(words, path, notice, paste(words), heading=heading, status=404)
        heading, body = standing(words, parts.config, reference, found, sent=sent)
        return show(words, path, body, heading=heading)

    @app.post("/pay", summary="Practice only: the payer's tap on pay", status_code=303)
    async def pay(request: Request) -> Response:
        words = asked_words(request)
        form = await read_form(request, _MAX_FORM_BYTES) if practice else None
        found = vietqr.decode(form.get("qr", "")) if form else None
        if found is None or isinstance(found, ContractFault) or found.amount is None:
            return show(words, "/pay", *bad_qr(words), status=400)
        if (found.bank, found.account) != (payee.bank, payee.account):
            return show(words, "/pay", transfer(words, parts.config, found, ""), status=400)
        await asyncio.to_thread(
            place_orders,
            parts.database,
            parts.switches.bank(),
            memo=memo(found),
            amount=found.amount,
            clock=parts.clock,
            new_id=parts.new_id,
        )
        parts.bell.ring(BANK)
        reference = vietqr.match_reference(memo(found))
        if reference is None:
            return show(
                words,
                "/pay",
                panel("calm", "waiting", words.say("pay", "ordered_elsewhere")),
                heading=words.say("pay", "ordered"),
            )
        return RedirectResponse(f"/pay/{reference}?sent=true&lang={words.language}", 303)
