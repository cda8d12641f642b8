"""Sealed questions: carried blind to the opener, and its sealed answer back."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from portal.errands import OPENER, Answer
from portal.ingest.parts import IngestParts
from portal.ingest.requests import refuse, respond, signed_body
from portal.refusal import Refusal
from sync.contract import wire
from sync.contract.faults import ContractFault
from sync.contract.wire import ErrorCode

_MAX_BYTES = 2 * wire.MAX_ASK_BYTES


def add_routes(router: APIRouter, parts: IngestParts) -> None:
    extra = {"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}}

    @router.post("/asks", summary="Ask under seal; the same id again fetches the answer", openapi_extra=extra)
    async def ask(request: Request) -> Response:
        read = await signed_body(request, parts, _MAX_BYTES)
        if isinstance(read, Refusal):
            return respond(read)
        asked = wire.parse_ask_request(read[1])
        if isinstance(asked, ContractFault):
            return refuse(ErrorCode.BAD_REQUEST)
        errand_id = f"ask:{read[0].id}:{asked.id}"
        is_same = await asyncio.to_thread(
            parts.errands.put, errand_id, OPENER, asked.kind.value, asked.sealed_body
        )
        if not is_same:
            return refuse(ErrorCode.CONFLICT)
        answer = await parts.errands.answer(errand_id, parts.config.limits.ask_wait_s)
        return respond(Answer(202, b"{}") if answer is None else answer)
