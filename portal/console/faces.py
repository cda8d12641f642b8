"""The console for people: pages, papers, and forms that do a deed and lead back to the page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated

from fastapi import FastAPI, HTTPException, Path, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.console.api import STATUS, Code, Sieve
from portal.console.deeds import Deed, Deeds
from portal.console.dossier_page import Told, dossier_page
from portal.console.labels import Labels
from portal.console.list_page import list_page
from portal.console.reading import Reading
from portal.console.tokens import Tokens
from portal.pages import guard
from portal.pages.forms import read_form
from portal.pages.trouble import asked_words
from portal.store.dossiers import Wanted
from sync.contract.receipts import DossierState

_MAX_FORM_BYTES = 16_384
_STALE = "stale"
Number = Annotated[int, Path(ge=1, le=64)]
Form = dict[str, str]

# A paper is shown in place only as what its first bytes say it is, and with no way to run or fetch anything.
_SHOWN = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
_INERT = (
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
)


def add_routes(
    app: FastAPI, reading: Reading, deeds: Deeds, labels: Labels, tokens: Tokens, *, practice: bool
) -> None:
    async def show(request: Request, code: str, told: Told, status: int = 200) -> Response:
        found = await asyncio.to_thread(reading.show, code)
        if found is None:
            raise HTTPException(404)
        token = tokens.make(request.scope["officer"], found["code"])
        text = dossier_page(asked_words(request), labels, found, token, told, practice=practice)
        return guard.page(text, status)

    async def do(request: Request, code: str, deed: Callable[[Form], Deed]) -> Response:
        form = await read_form(request, _MAX_FORM_BYTES) or {}
        found = await asyncio.to_thread(reading.show, code)
        if found is None:
            raise HTTPException(404)
        told = Told(_STALE, form.get("remark", ""), form.get("official_code", ""))
        if not tokens.is_genuine(request.scope["officer"], found["code"], form.get("token", "")):
            return await show(request, code, told, 403)
        done = await asyncio.to_thread(deed, form)
        if done is Deed.DONE:
            language = asked_words(request).language
            return RedirectResponse(f"/dossiers/{found['code']}?lang={language}&deed={done}", 303)
        return await show(request, code, Told(done, told.remark, told.official_code), STATUS[done])

    @app.get("/", summary="Received dossiers", response_class=Response)
    async def home(request: Request, stage: Sieve = "", trouble: Sieve = "") -> Response:
        wanted = Wanted(stage, trouble)
        rows = await asyncio.to_thread(reading.list, wanted)
        return guard.page(list_page(asked_words(request), labels, rows, wanted, practice=practice))

    @app.get("/dossiers/{code}", summary="One dossier", response_class=Response)
    async def detail(request: Request, code: Code, deed: Annotated[str, Query(max_length=20)] = "") -> Response:
        return await show(request, code, Told(Deed.DONE if deed == Deed.DONE else ""))

    @app.post("/dossiers/{code}/official-code", include_in_schema=False)
    async def official_code(request: Request, code: Code) -> Response:
        officer = request.scope["officer"]
        return await do(
            request,
            code,
            lambda form: deeds.record_official_code(code, form.get("official_code", "").strip(), officer),
        )

    @app.post("/dossiers/{code}/state", include_in_schema=False)
    async def state(request: Request, code: Code) -> Response:
        officer = request.scope["officer"]

        def change(form: Form) -> Deed:
            if form.get("state") not in list(DossierState):
                return Deed.NOT_FOUND
            # Browsers end lines with two characters.
            remark = form.get("remark", "").replace("\r\n", "\n").strip()
            return deeds.change_state(code, DossierState(form["state"]), officer, remark)

        return await do(request, code, change)

    @app.post("/dossiers/{code}/try-again", include_in_schema=False)
    async def try_again(request: Request, code: Code) -> Response:
        officer = request.scope["officer"]
        return await do(request, code, lambda _: deeds.try_again(code, officer))

    @app.get("/dossiers/{code}/papers/{number}", summary="One attachment, to save", response_class=Response)
    async def paper(code: Code, number: Number) -> Response:
        found = await asyncio.to_thread(reading.paper, code, number)
        if found is None:
            raise HTTPException(404)
        headers = {"content-disposition": f'attachment; filename="{number}"'}
        return Response(found.content, media_type="application/octet-stream", headers=headers)

    @app.get(
        "/dossiers/{code}/papers/{number}/view", summary="One attachment, to look at", response_class=Response
    )
    async def view(code: Code, number: Number) -> Response:
        found = await asyncio.to_thread(reading.paper, code, number)
        if found is None:
            raise HTTPException(404)
        start = _SHOWN.get(found.media_type)
        if start is None or not found.content.startswith(start):
            return RedirectResponse(f"/dossiers/{code}/papers/{number}", 303)
        headers = {"content-disposition": "inline", "content-security-policy": _INERT}
        return Response(found.content, media_type=found.media_type, headers=headers)
