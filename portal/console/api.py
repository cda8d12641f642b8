"""The console for machines: the same reading and the same deeds as JSON."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Path, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from portal.console.deeds import Deed, Deeds
from portal.console.reading import Reading
from portal.store.dossiers import Wanted
from sync.contract.receipts import DossierState

Code = Annotated[str, Path(max_length=32)]
Sieve = Annotated[str, Query(max_length=64)]
STATUS = {
    Deed.DONE: 200,
    Deed.NOT_FOUND: 404,
    Deed.BAD_CODE: 422,
    Deed.TOO_LONG: 422,
    Deed.NOT_OPENED: 409,
}


class OfficialCode(BaseModel):
    official_code: str


class NewState(BaseModel):
    state: DossierState
    remark: str = ""


def add_routes(app: FastAPI, reading: Reading, deeds: Deeds) -> None:
    @app.get("/api/dossiers", summary="Received dossiers, as JSON")
    async def api_list(stage: Sieve = "", trouble: Sieve = "") -> list[dict[str, Any]]:
        return await asyncio.to_thread(reading.list, Wanted(stage, trouble))

    @app.get("/api/dossiers/{code}", summary="One dossier, as JSON")
    async def api_detail(code: Code) -> dict[str, Any]:
        found = await asyncio.to_thread(reading.show, code)
        if found is None:
            raise HTTPException(404)
        return found

    @app.put("/api/dossiers/{code}/official-code", summary="Record the code that the city gave")
    async def official_code(request: Request, code: Code, body: OfficialCode) -> Response:
        officer = request.scope["officer"]
        return _answer(await asyncio.to_thread(deeds.record_official_code, code, body.official_code, officer))

    @app.put("/api/dossiers/{code}/state", summary="Move the state on")
    async def state(request: Request, code: Code, body: NewState) -> Response:
        officer = request.scope["officer"]
        return _answer(await asyncio.to_thread(deeds.change_state, code, body.state, officer, body.remark))

    @app.post("/api/dossiers/{code}/try-again", summary="Send a parked dossier through once more")
    async def try_again(request: Request, code: Code) -> Response:
        return _answer(await asyncio.to_thread(deeds.try_again, code, request.scope["officer"]))


def _answer(deed: Deed) -> Response:
    return JSONResponse({"deed": deed.value}, STATUS[deed])
