"""The console: a list, a dossier as the opener opened it, the official code, the state. Pages and JSON."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Path
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from portal.console.deeds import Deed, Deeds
from portal.console.door import Door
from portal.console.pages import detail_page, list_page
from portal.console.reading import Reading
from portal.pages import guard
from portal.pages.words import choose
from sync.contract.receipts import DossierState

Code = Annotated[str, Path(max_length=32)]
_STATUS = {Deed.DONE: 200, Deed.NOT_FOUND: 404, Deed.BAD_CODE: 422, Deed.NOT_OPENED: 409}


@dataclass(frozen=True, slots=True)
class ConsoleParts:
    reading: Reading
    deeds: Deeds
    password: str
    practice: bool


class OfficialCode(BaseModel):
    official_code: str


class NewState(BaseModel):
    state: DossierState


def build(parts: ConsoleParts) -> FastAPI:
    """The application with its own OpenAPI description, behind its door."""
    app = FastAPI(
        title="Trạm Một Cửa: console", version="1", openapi_url="/openapi.json", docs_url=None, redoc_url=None
    )

    @app.get("/style.css", include_in_schema=False)
    async def style() -> Response:
        return guard.style()

    @app.get("/", summary="Received dossiers", response_class=Response)
    async def home(request: Request, lang: str | None = None) -> Response:
        words = choose(lang, request.headers.get("accept-language", ""))
        rows = await asyncio.to_thread(parts.reading.list)
        return guard.page(list_page(words, rows, practice=parts.practice))

    @app.get("/dossiers/{code}", summary="One dossier", response_class=Response)
    async def detail(request: Request, code: Code, lang: str | None = None) -> Response:
        words = choose(lang, request.headers.get("accept-language", ""))
        found = await asyncio.to_thread(parts.reading.show, code)
        if found is None:
            raise HTTPException(404)
        return guard.page(detail_page(words, found, practice=parts.practice))

    @app.get("/dossiers/{code}/papers/{number}", summary="One attachment", response_class=Response)
    async def paper(code: Code, number: Annotated[int, Path(ge=1, le=64)]) -> Response:
        found = await asyncio.to_thread(parts.reading.paper, code, number)
        if found is None:
            raise HTTPException(404)
        # Saved, never shown in place: a citizen's file must not run in the console's origin.
        headers = {"content-disposition": f'attachment; filename="{number}"'}
        return Response(found.content, media_type="application/octet-stream", headers=headers)

    @app.get("/api/dossiers", summary="Received dossiers, as JSON")
    async def api_list() -> list[dict[str, Any]]:
        return await asyncio.to_thread(parts.reading.list)

    @app.get("/api/dossiers/{code}", summary="One dossier, as JSON")
    async def api_detail(code: Code) -> dict[str, Any]:
        found = await asyncio.to_thread(parts.reading.show, code)
        if found is None:
            raise HTTPException(404)
        return found

    @app.put("/api/dossiers/{code}/official-code", summary="Record the code that the city gave")
    async def official_code(request: Request, code: Code, body: OfficialCode) -> Response:
        deed = await asyncio.to_thread(
            parts.deeds.record_official_code, code, body.official_code, request.scope["officer"]
        )
        return _answer(deed)

    @app.put("/api/dossiers/{code}/state", summary="Move the state on")
    async def state(request: Request, code: Code, body: NewState) -> Response:
        deed = await asyncio.to_thread(parts.deeds.change_state, code, body.state, request.scope["officer"])
        return _answer(deed)

    @app.post("/api/dossiers/{code}/try-again", summary="Send a parked dossier through once more")
    async def try_again(request: Request, code: Code) -> Response:
        return _answer(await asyncio.to_thread(parts.deeds.try_again, code, request.scope["officer"]))

    app.add_middleware(guard.Guard)
    app.add_middleware(Door, password=parts.password)
    return app


def _answer(deed: Deed) -> Response:
    return JSONResponse({"deed": deed.value}, _STATUS[deed])
