"""The console for people: pages, papers, and forms that do a deed and lead back to the page."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import FastAPI, HTTPException, Path, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.console.api import Code, Sieve
from portal.console.deeds import Deed
from portal.console.desk import Desk
from portal.console.dossier_page import Told
from portal.console.list_page import list_page
from portal.console.posting import Form, Posting, typed
from portal.console.verdicts import PLAIN, Verdict
from portal.pages import guard
from portal.pages.trouble import asked_words
from portal.store.dossiers import Wanted
from sync.contract import ids
from sync.contract.officer import RefusalReason
from sync.contract.receipts import DossierState

Number = Annotated[int, Path(ge=1, le=64)]

# A paper is shown in place only as what its first bytes say it is, and with no way to run or fetch anything.
_SHOWN = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
_INERT = (
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
)


def add_routes(app: FastAPI, desk: Desk, *, practice: bool) -> None:
    posting = Posting(desk, practice=practice)

    @app.get("/", summary="Received dossiers", response_class=Response)
    async def home(request: Request, stage: Sieve = "", trouble: Sieve = "") -> Response:
        wanted = Wanted(stage, trouble)
        rows = await asyncio.to_thread(desk.reading.list, wanted)
        officer = request.scope["officer"]
        text = list_page(asked_words(request), desk.labels, rows, wanted, officer, practice=practice)
        return guard.page(text)

    @app.get("/dossiers/{code}", summary="One dossier", response_class=Response)
    async def detail(request: Request, code: Code, deed: Annotated[str, Query(max_length=20)] = "") -> Response:
        return await posting.show(request, code, Told(Deed.DONE if deed == Deed.DONE else ""))

    @app.post("/dossiers/{code}/official-code", include_in_schema=False)
    async def official_code(request: Request, code: Code) -> Response:
        async def record(form: Form) -> Deed:
            official = typed(form, "official_code")
            return await asyncio.to_thread(
                desk.deeds.record_official_code, code, official, request.scope["officer"]
            )

        return await posting.do(request, spelled(code), record)

    @app.post("/dossiers/{code}/state", include_in_schema=False)
    async def state(request: Request, code: Code) -> Response:
        async def change(form: Form) -> Deed:
            if form.get("state") not in list(PLAIN):
                return Deed.NOT_FOUND
            verdict = Verdict(DossierState(form["state"]), typed(form, "remark"))
            return await asyncio.to_thread(desk.verdicts.give, code, verdict, request.scope["officer"])

        return await posting.do(request, spelled(code), change)

    @app.post("/dossiers/{code}/refusal", include_in_schema=False)
    async def refusal(request: Request, code: Code) -> Response:
        async def refuse(form: Form) -> Deed:
            if form.get("reason") not in list(RefusalReason):
                return Deed.NO_REASON
            reason = RefusalReason(form["reason"])
            verdict = Verdict(DossierState.REFUSED, typed(form, "refusal_remark"), reason)
            return await asyncio.to_thread(desk.verdicts.give, code, verdict, request.scope["officer"])

        return await posting.do(request, spelled(code), refuse)

    @app.post("/dossiers/{code}/note", include_in_schema=False)
    async def write_note(request: Request, code: Code) -> Response:
        async def write(form: Form) -> Deed:
            officer = request.scope["officer"]
            return await asyncio.to_thread(desk.deeds.write_note, code, typed(form, "note"), officer)

        return await posting.do(request, spelled(code), write)

    @app.post("/dossiers/{code}/try-again", include_in_schema=False)
    async def try_again(request: Request, code: Code) -> Response:
        async def again(_: Form) -> Deed:
            return await asyncio.to_thread(desk.deeds.try_again, code, request.scope["officer"])

        return await posting.do(request, spelled(code), again)

    @app.post("/dossiers/{code}/join", include_in_schema=False)
    async def join(request: Request, code: Code) -> Response:
        async def by_hand(_: Form) -> Deed:
            return await asyncio.to_thread(desk.joining.by_hand, code, request.scope["officer"])

        return await posting.do(request, spelled(code), by_hand)

    @app.get("/dossiers/{code}/papers/{number}", summary="One attachment, to save", response_class=Response)
    async def paper(request: Request, code: Code, number: Number) -> Response:
        found = await asyncio.to_thread(desk.paper, code, number, request.scope["officer"])
        if found is None:
            raise HTTPException(404)
        headers = {"content-disposition": f'attachment; filename="{number}"'}
        return Response(found.content, media_type="application/octet-stream", headers=headers)

    @app.get(
        "/dossiers/{code}/papers/{number}/view", summary="One attachment, to look at", response_class=Response
    )
    async def view(request: Request, code: Code, number: Number) -> Response:
        found = await asyncio.to_thread(desk.paper, code, number, request.scope["officer"])
        if found is None:
            raise HTTPException(404)
        start = _SHOWN.get(found.media_type)
        if start is None or not found.content.startswith(start):
            return RedirectResponse(f"/dossiers/{code}/papers/{number}", 303)
        headers = {"content-disposition": "inline", "content-security-policy": _INERT}
        return Response(found.content, media_type=found.media_type, headers=headers)


def spelled(code: str) -> str:
    """As printed: what tokens are made for. Raises HTTPException 404 for what is no code."""
    found = ids.normalise(code)
    if found is None:
        raise HTTPException(404)
    return found
