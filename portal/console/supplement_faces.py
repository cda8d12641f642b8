"""The page on which an officer asks for supplements: all defects at once."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import FastAPI, HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.console.api import Code, status_of
from portal.console.deeds import Deed
from portal.console.desk import Desk
from portal.console.dossier_page import Drawn, Told
from portal.console.posting import Posting, to_dossier, typed
from portal.console.supplement_page import items_of, read_defects, supplement_page
from portal.console.verdicts import Verdict
from portal.pages import guard
from portal.pages.forms import read_form
from portal.pages.trouble import asked_words
from sync.contract.receipts import DossierState

# Two fields for each of 500 answers and 64 papers, each note at most 200 letters of up to 9 escaped bytes.
_MAX_FORM_BYTES = 1 << 20
_MAX_FIELDS = 1300
_STALE = "stale"


def add_routes(app: FastAPI, desk: Desk, *, practice: bool) -> None:
    posting = Posting(desk, practice=practice)

    async def read(request: Request, code: str) -> dict[str, Any]:
        found = await asyncio.to_thread(desk.show, code, request.scope["officer"])
        if found is None:
            raise HTTPException(404)
        return found

    def show(request: Request, found: dict[str, Any], told: Told, status: int = 200) -> Response:
        words, officer = asked_words(request), request.scope["officer"]
        if found["content"] is None or found["completes"] or found["content"].get("supplements"):
            return RedirectResponse(f"/dossiers/{found['code']}?lang={words.language}", 303)
        drawn = Drawn(officer, desk.tokens.make(officer, found["code"]), "")
        return guard.page(supplement_page(words, desk.labels, found, drawn, told, practice=practice), status)

    @app.get("/dossiers/{code}/supplement", summary="What may be wrong with it", response_class=Response)
    async def ask(request: Request, code: Code) -> Response:
        return show(request, await read(request, code), Told())

    @app.post("/dossiers/{code}/supplement", include_in_schema=False)
    async def asked(request: Request, code: Code) -> Response:
        form = await read_form(request, _MAX_FORM_BYTES, _MAX_FIELDS) or {}
        found = await read(request, code)
        if not posting.is_genuine(request, found["code"], form):
            return show(request, found, Told(_STALE, form), 403)
        if found["content"] is None:
            return show(request, found, Told())
        defects = read_defects(items_of(asked_words(request), desk.labels, found), form)
        verdict = Verdict(
            DossierState.SUPPLEMENT, typed(form, "remark"), due=typed(form, "due"), defects=defects
        )
        done = await asyncio.to_thread(desk.verdicts.give, found["code"], verdict, request.scope["officer"])
        if done is Deed.DONE:
            return to_dossier(request, found["code"])
        return show(request, found, Told(done, form), status_of(done))
