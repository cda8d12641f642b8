"""Pages and forms about money: a dossier's fee, and what is owed back to payers."""

from __future__ import annotations

import asyncio

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.console.api import Code, status_of
from portal.console.deeds import Deed
from portal.console.desk import Desk
from portal.console.faces import spelled
from portal.console.posting import Form, Posting, amount, typed
from portal.console.refunds_page import refunds_page
from portal.pages import guard
from portal.pages.forms import read_form
from portal.pages.trouble import asked_words

_MAX_FORM_BYTES = 4096
_STALE = "stale"
# What a token of this page is made for, in the place of a dossier's code.
_PAGE = "refunds"


def add_routes(app: FastAPI, desk: Desk, *, practice: bool) -> None:
    posting = Posting(desk, practice=practice)

    async def show(request: Request, told: str = "", status: int = 200) -> Response:
        rows = await asyncio.to_thread(desk.reading.refunds)
        token = desk.tokens.make(request.scope["officer"], _PAGE)
        ids = [desk.new_id() for _ in rows]
        text = refunds_page(asked_words(request), rows, ids, token, told, practice=practice)
        return guard.page(text, status)

    @app.post("/dossiers/{code}/fee", include_in_schema=False)
    async def fee(request: Request, code: Code) -> Response:
        async def set_fee(form: Form) -> Deed:
            officer = request.scope["officer"]
            basis = typed(form, "basis")
            return await desk.fees.set(code, amount(form, "amount"), basis, officer, form.get("form_id", ""))

        return await posting.do(request, spelled(code), set_fee)

    @app.get("/refunds", summary="What is owed back to payers", response_class=Response)
    async def refunds(request: Request, deed: str = "") -> Response:
        return await show(request, Deed.DONE if deed == Deed.DONE else "")

    @app.post("/refunds", include_in_schema=False)
    async def refunded(request: Request) -> Response:
        form = await read_form(request, _MAX_FORM_BYTES) or {}
        if not posting.is_genuine(request, _PAGE, form):
            return await show(request, _STALE, 403)
        reference = form.get("reference", "")
        done = await desk.fees.refunded(reference, amount(form, "amount"), form.get("form_id", ""))
        if done is not Deed.DONE:
            return await show(request, done, status_of(done))
        await asyncio.to_thread(desk.acts.write, request.scope["officer"], "refund", reference)
        language = asked_words(request).language
        return RedirectResponse(f"/refunds?lang={language}&deed={Deed.DONE}", 303)
