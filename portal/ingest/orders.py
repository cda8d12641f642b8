"""The newest order for the kiosk that asks. Who was struck off may ask too: a wipe has to reach it."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from portal.errands import Answer
from portal.ingest.parts import IngestParts
from portal.ingest.requests import caller, respond
from portal.refusal import Refusal
from portal.store import fleet

#: As the kernel spells a random boot id.
BOOT = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"


def add_routes(router: APIRouter, parts: IngestParts) -> None:
    def read(kiosk_id: str, boot: str) -> Answer:
        now = parts.clock()
        with parts.database.write(f"kiosk:{kiosk_id}") as session:
            fleet.note_boot(session, kiosk_id, boot, now)
            order = fleet.newest_order(session, kiosk_id)
            if order is None:
                return Answer(204, b"")
            if order.fetched_at is None:
                order.fetched_at = now
            return Answer(200, order.document.encode())

    @router.get(
        "/orders", summary="The newest signed order for this kiosk", responses={204: {"description": "none"}}
    )
    async def orders(request: Request, boot: Annotated[str, Query(pattern=BOOT)]) -> Response:
        who = await caller(request, parts, hashlib.sha256(b"").digest())
        if isinstance(who, Refusal):
            return respond(who)
        answer = await asyncio.to_thread(read, who.id, boot)
        return Response(status_code=204) if answer.status == 204 else respond(answer)
