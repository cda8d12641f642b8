"""The kiosks' system, handed out as it was signed: the index, and pieces of a bundle by its hash.

Nothing here can sign, and the files are put there by hand: whoever makes the images holds their keys.
"""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path as FilePath
from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from portal.errands import Answer
from portal.ingest.parts import IngestParts
from portal.ingest.requests import refuse, respond, sender
from portal.refusal import Refusal
from sync.contract import shape
from sync.contract.releases import NAME
from sync.contract.signed import DOCUMENT_LIMIT
from sync.contract.wire import ErrorCode

_EMPTY = hashlib.sha256(b"").digest()
_BINARY = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
_BYTES: dict[int | str, dict[str, Any]] = {200: _BINARY, 206: _BINARY}


def add_routes(router: APIRouter, parts: IngestParts) -> None:
    @router.get("/releases", summary="The signed index of releases, 204 where there is none")
    async def index(request: Request) -> Response:
        who = await sender(request, parts, _EMPTY)
        if isinstance(who, Refusal):
            return respond(who)
        document = await asyncio.to_thread(_index, parts.releases / NAME)
        return Response(status_code=204) if document is None else respond(Answer(200, document))

    @router.get("/releases/{sha256}", summary="A bundle, whole or the range asked for", responses=_BYTES)
    async def bundle(
        request: Request, sha256: Annotated[str, Path(pattern=f"^{shape.SHA256.pattern}$")]
    ) -> Response:
        who = await sender(request, parts, _EMPTY)
        if isinstance(who, Refusal):
            return respond(who)
        file = parts.releases / f"{sha256}.raucb"
        if not await asyncio.to_thread(file.is_file):
            return refuse(ErrorCode.NOT_FOUND)
        # Ranges are its own business (RFC 9110, section 14).
        headers = {"cache-control": "private, immutable"}
        return FileResponse(file, headers=headers, media_type="application/octet-stream")


def _index(file: FilePath) -> bytes | None:
    try:
        with file.open("rb") as opened:
            return opened.read(DOCUMENT_LIMIT)
    except OSError:
        return None
