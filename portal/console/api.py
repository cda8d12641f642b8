"""The console for machines: the same reading and the same deeds as JSON."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Path, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, StrictInt
from starlette.requests import Request
from starlette.responses import Response

from portal.console.deeds import Deed
from portal.console.desk import Desk
from portal.console.verdicts import Verdict
from portal.store.dossiers import Wanted
from sync.contract.officer import Defect, DefectCode, DefectKind, RefusalReason
from sync.contract.receipts import DossierState

Code = Annotated[str, Path(max_length=32)]
Sieve = Annotated[str, Query(max_length=64, pattern="^[a-z_.]*$")]
STATUS = {
    Deed.DONE: 200,
    Deed.NOT_FOUND: 404,
    Deed.NOT_OPENED: 409,
    Deed.ALREADY_PAID: 409,
    Deed.NOT_OWED: 409,
    Deed.IS_SUPPLEMENT: 409,
    Deed.NOT_JOINED: 409,
    Deed.OTHER_PERSON: 409,
    Deed.UNAVAILABLE: 503,
}
"""Every other deed that was not done is 422: what was said is not right."""


class Body(BaseModel):
    """What the console takes says just this, in the types that it names.

    A mistyped `remark` is not a word without one, and `true` is no amount.
    """

    model_config = ConfigDict(extra="forbid")


class OfficialCode(Body):
    official_code: str


class NewState(Body):
    state: DossierState
    remark: str = ""


class OneDefect(Body):
    kind: DefectKind
    field: str
    code: DefectCode
    note: str = ""


class SupplementRequest(Body):
    defects: list[OneDefect]
    remark: str = ""
    due: str = ""


class RefusalWord(Body):
    reason: RefusalReason
    remark: str = ""


class FeeNotice(Body):
    """`id`: 32 hexadecimal digits, the same at every repetition."""

    amount: StrictInt
    basis: str
    id: str


class Note(Body):
    text: str


class Refunded(Body):
    """As `FeeNotice`."""

    reference: str
    amount: StrictInt
    id: str


def add_routes(app: FastAPI, desk: Desk) -> None:
    reading, deeds, verdicts, fees = desk.reading, desk.deeds, desk.verdicts, desk.fees

    async def give(request: Request, code: str, verdict: Verdict) -> Response:
        return _answer(await asyncio.to_thread(verdicts.give, code, verdict, request.scope["officer"]))

    @app.get("/api/dossiers", summary="Received dossiers, as JSON")
    async def api_list(stage: Sieve = "", trouble: Sieve = "") -> list[dict[str, Any]]:
        return await asyncio.to_thread(reading.list, Wanted(stage, trouble))

    @app.get("/api/dossiers/{code}", summary="One dossier, as JSON")
    async def api_detail(request: Request, code: Code) -> dict[str, Any]:
        found = await asyncio.to_thread(desk.show, code, request.scope["officer"])
        if found is None:
            raise HTTPException(404)
        return found

    @app.put("/api/dossiers/{code}/official-code", summary="Record the code that the city gave")
    async def official_code(request: Request, code: Code, body: OfficialCode) -> Response:
        officer = request.scope["officer"]
        return _answer(await asyncio.to_thread(deeds.record_official_code, code, body.official_code, officer))

    @app.put("/api/dossiers/{code}/state", summary="Accepted, processing or done, with a word to the citizen")
    async def state(request: Request, code: Code, body: NewState) -> Response:
        return await give(request, code, Verdict(body.state, body.remark))

    @app.put("/api/dossiers/{code}/supplement-request", summary="Ask for all that is missing, at once")
    async def supplement(request: Request, code: Code, body: SupplementRequest) -> Response:
        defects = tuple(Defect(d.kind, d.field, d.code, d.note) for d in body.defects)
        verdict = Verdict(DossierState.SUPPLEMENT, body.remark, due=body.due, defects=defects)
        return await give(request, code, verdict)

    @app.put("/api/dossiers/{code}/refusal", summary="Refuse, with a reason")
    async def refusal(request: Request, code: Code, body: RefusalWord) -> Response:
        return await give(request, code, Verdict(DossierState.REFUSED, body.remark, body.reason))

    @app.put("/api/dossiers/{code}/fee", summary="Set what is to pay, in dong")
    async def fee(request: Request, code: Code, body: FeeNotice) -> Response:
        officer = request.scope["officer"]
        return _answer(await fees.set(code, body.amount, body.basis, officer, body.id))

    @app.post("/api/dossiers/{code}/notes", summary="A note for officers alone")
    async def write_note(request: Request, code: Code, body: Note) -> Response:
        officer = request.scope["officer"]
        return _answer(await asyncio.to_thread(deeds.write_note, code, body.text, officer))

    @app.post("/api/dossiers/{code}/try-again", summary="Send a parked dossier through once more")
    async def try_again(request: Request, code: Code) -> Response:
        return _answer(await asyncio.to_thread(deeds.try_again, code, request.scope["officer"]))

    @app.post("/api/dossiers/{code}/join", summary="Join a parked supplement to the dossier that it names")
    async def join(request: Request, code: Code) -> Response:
        return _answer(await asyncio.to_thread(desk.joining.by_hand, code, request.scope["officer"]))

    @app.get("/api/refunds", summary="What is owed back to payers")
    async def refunds() -> list[dict[str, Any]]:
        return list(await asyncio.to_thread(reading.refunds))

    @app.post("/api/refunds", summary="Money was sent back through the bank")
    async def refunded(request: Request, body: Refunded) -> Response:
        done = await fees.refunded(body.reference, body.amount, body.id)
        if done is Deed.DONE:
            await asyncio.to_thread(desk.acts.write, request.scope["officer"], "refund", body.reference)
        return _answer(done)


def status_of(deed: Deed) -> int:
    return STATUS.get(deed, 422)


def _answer(deed: Deed) -> Response:
    return JSONResponse({"deed": deed.value}, status_of(deed))
