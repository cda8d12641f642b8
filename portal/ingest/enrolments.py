"""A kiosk asks to be let in. What faces the network only carries the request to the committer."""

from __future__ import annotations

import asyncio
import hashlib

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from portal.errands import COMMITTER
from portal.ingest.parts import IngestParts
from portal.ingest.requests import read_body, refuse, respond
from portal.rate import Rate
from portal.refusal import Refusal
from sync.contract import enrolment
from sync.contract.faults import ContractFault
from sync.contract.wire import ErrorCode

_EXTRA = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["stretched", "app", "sender"],
                    "properties": {
                        "stretched": {
                            "type": "string",
                            "description": "base64 of the stretched code, 32 bytes",
                        },
                        "app": {"type": "object", "description": "signed by the device key that it names"},
                        "sender": {
                            "type": "object",
                            "description": "signed by the sender's key, over the app's",
                        },
                    },
                }
            }
        },
    }
}


def add_routes(router: APIRouter, parts: IngestParts) -> None:
    """Not signed as other requests are: both keys prove themselves inside."""
    a_minute = parts.config.limits.enrolments_per_minute
    one, everybody = Rate(a_minute, parts.clock), Rate(10 * a_minute, parts.clock)

    @router.post(
        "/enrolments", summary="Enrol by a one-time code; the same again, the same answer", openapi_extra=_EXTRA
    )
    async def enrol(request: Request) -> Response:
        body = await read_body(request, enrolment.MAX_REQUEST_BYTES, parts.config.limits.chunk_wait_s)
        if isinstance(body, Refusal):
            return respond(body)
        if not everybody.allows(""):
            return refuse(ErrorCode.RATE_LIMITED)
        asked = enrolment.parse_request(body)
        # The signatures keep guesses dear for whoever guesses, and the committer's desk free of nonsense.
        claim = (
            asked
            if isinstance(asked, ContractFault)
            else await asyncio.to_thread(enrolment.verify_request, asked)
        )
        if isinstance(claim, ContractFault):
            return refuse(ErrorCode.BAD_REQUEST)
        if not one.allows(claim.kiosk):
            return refuse(ErrorCode.RATE_LIMITED)
        errand_id = f"enrol:{hashlib.sha256(body).hexdigest()[:32]}:{parts.new_id()}"
        await asyncio.to_thread(parts.errands.put, errand_id, COMMITTER, "enrol", body)
        answer = await parts.errands.answer(errand_id, parts.config.limits.answer_wait_s)
        return respond(Refusal(ErrorCode.UNAVAILABLE) if answer is None else answer)
