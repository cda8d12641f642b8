"""What is published for the kiosks, handed out as it was signed. Nothing here can sign."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from portal.errands import Answer
from portal.ingest.parts import IngestParts
from portal.ingest.requests import refuse, respond, sender
from portal.refusal import Refusal
from portal.store import publications
from sync.contract import shape
from sync.contract.bundle import BundleKind
from sync.contract.canonical import MAX_INTEGER
from sync.contract.wire import ErrorCode

_EMPTY = hashlib.sha256(b"").digest()
_BYTES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}


def add_routes(router: APIRouter, parts: IngestParts) -> None:
    def newer(kind: BundleKind, after: int) -> bytes | None:
        with parts.database.read() as session:
            row = publications.newest(session, kind.value)
            return None if row is None or row.version <= after else row.document.encode("ascii")

    def file_content(sha256: str) -> bytes | None:
        with parts.database.read() as session:
            return publications.file_content(session, sha256)

    @router.get("/content/blobs/{sha256}", summary="One published file, by its hash", responses=_BYTES)
    async def blob(
        request: Request, sha256: Annotated[str, Path(pattern=f"^{shape.SHA256.pattern}$")]
    ) -> Response:
        who = await sender(request, parts, _EMPTY)
        if isinstance(who, Refusal):
            return respond(who)
        content = await asyncio.to_thread(file_content, sha256)
        if content is None:
            return refuse(ErrorCode.NOT_FOUND)
        # A hash always names the same bytes.
        headers = {"cache-control": "private, immutable"}
        return Response(content, headers=headers, media_type="application/octet-stream")

    @router.get("/content/{kind}", summary="The newest signed manifest, 204 where none is newer")
    async def manifest(
        request: Request, kind: BundleKind, after: Annotated[int, Query(ge=0, le=MAX_INTEGER)] = 0
    ) -> Response:
        who = await sender(request, parts, _EMPTY)
        if isinstance(who, Refusal):
            return respond(who)
        document = await asyncio.to_thread(newer, kind, after)
        return Response(status_code=204) if document is None else respond(Answer(200, document))
