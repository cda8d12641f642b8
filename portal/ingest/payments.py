"""Payments: a kiosk announces one, waits for its receipt; the bank tells of money."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from portal.callers import caller
from portal.errands import COMMITTER, Answer, until
from portal.ingest.parts import IngestParts
from portal.ingest.requests import read_body, refuse, respond, sender, signed_body
from portal.payments import notices
from portal.refusal import Refusal
from portal.store.manifests import stored_doc
from portal.store.models import Payment
from sync.contract import wire
from sync.contract.faults import ContractFault
from sync.contract.vietqr import REFERENCE
from sync.contract.wire import ErrorCode

_MAX_INTENT_BYTES = 2048
_EXTRA = {"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}}


def add_routes(router: APIRouter, parts: IngestParts) -> None:
    async def ask(kind: str, body: bytes) -> Response:
        errand_id = f"{kind}:{parts.new_id()}"
        await asyncio.to_thread(parts.errands.put, errand_id, COMMITTER, kind, body)
        answer = await parts.errands.answer(errand_id, parts.config.limits.answer_wait_s)
        return respond(Refusal(ErrorCode.UNAVAILABLE) if answer is None else answer)

    def receipt_of(reference: str) -> bytes | None:
        # A fee may be paid at any kiosk. Nobody guesses a reference: it is told by the QR alone.
        with parts.database.read() as session:
            row = session.get(Payment, reference)
            if row is None or row.receipt_doc is None:
                return None
            return wire.encode(wire.ReceiptReply(stored_doc(row.receipt_doc)))

    @router.post("/payments/intents", summary="A QR was shown: money will come", openapi_extra=_EXTRA)
    async def intent(request: Request) -> Response:
        read = await signed_body(request, parts, _MAX_INTENT_BYTES)
        if isinstance(read, Refusal):
            return respond(read)
        if isinstance(wire.parse_intent_request(read[1]), ContractFault):
            return refuse(ErrorCode.BAD_REQUEST)
        return await ask("intent", read[0].id.encode() + b"\n" + read[1])

    @router.get("/payments/{reference}", summary="The payment receipt, as soon as money came")
    async def payment(
        request: Request,
        reference: Annotated[str, Path(pattern=f"^{REFERENCE.pattern}$")],
        wait: Annotated[int, Query(ge=0)] = 0,
    ) -> Response:
        who = await sender(request, parts, hashlib.sha256(b"").digest())
        if isinstance(who, Refusal):
            return respond(who)
        body = await until(lambda: receipt_of(reference), parts.bell, min(wait, wire.MAX_WAIT_SECONDS))
        return Response(status_code=204) if body is None else respond(Answer(200, body))

    @router.post("/bank/notices", summary="The bank reports a transfer, under its HMAC", openapi_extra=_EXTRA)
    async def notice(request: Request) -> Response:
        # The bank's own notices go on while somebody else knocks; all together have a bound as well.
        who = caller(request, parts.config.trusted_proxy)
        if not parts.notices.allows(who) or not parts.all_notices.allows("all"):
            return refuse(ErrorCode.RATE_LIMITED)
        body = await read_body(request, notices.MAX_NOTICE_BYTES, parts.config.limits.chunk_wait_s)
        if isinstance(body, Refusal):
            return respond(body)
        header = request.headers
        found = notices.read_notice(
            header.get(notices.TIMESTAMP_HEADER, ""),
            header.get(notices.NONCE_HEADER, ""),
            header.get(notices.SIGNATURE_HEADER, ""),
            body,
        )
        if found is None:
            return refuse(ErrorCode.UNAUTHORISED)
        return await ask("notice", notices.pack(found))
