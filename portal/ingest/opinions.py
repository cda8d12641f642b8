"""Opinions of visits: any enrolled kiosk tells them; which one did is not written down."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from portal.errands import Answer
from portal.ingest.parts import IngestParts
from portal.ingest.requests import refuse, respond, signed_body
from portal.refusal import Refusal
from portal.store.database import Database
from portal.store.models import KeptOpinion
from sync.contract.faults import ContractFault
from sync.contract.opinion import MAX_OPINIONS_BYTES, Opinion, parse_opinions
from sync.contract.wire import ErrorCode


def add_routes(router: APIRouter, parts: IngestParts) -> None:
    extra = {"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}}

    @router.post("/opinions", summary="A few opinions; the same again counts once", openapi_extra=extra)
    async def opinions(request: Request) -> Response:
        read = await signed_body(request, parts, MAX_OPINIONS_BYTES)
        if isinstance(read, Refusal):
            return respond(read)
        told = parse_opinions(read[1])
        if isinstance(told, ContractFault):
            return refuse(ErrorCode.BAD_REQUEST)
        await asyncio.to_thread(keep, parts.database, told)
        return respond(Answer(200, b"{}"))


def keep(database: Database, opinions: tuple[Opinion, ...]) -> None:
    """Each id once, whatever it says the second time. Raises StoreUnavailableError."""
    wanted = {opinion.id: opinion for opinion in opinions}
    with database.write("opinions") as session:
        for known in session.scalars(select(KeptOpinion.id).where(KeptOpinion.id.in_(list(wanted)))):
            del wanted[known]
        for opinion in wanted.values():
            session.add(
                KeptOpinion(
                    id=opinion.id,
                    site=opinion.site,
                    procedure=opinion.procedure,
                    day=opinion.day,
                    face=opinion.face,
                    reasons=",".join(opinion.reasons),
                )
            )
