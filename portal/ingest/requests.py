"""Reading a request: its size is bounded, its sender is known, before anything looks at its content."""

from __future__ import annotations

import asyncio
import hashlib
import re

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from portal.errands import Answer
from portal.ingest.parts import IngestParts
from portal.refusal import Refusal
from portal.store.kiosks import Revoked, Sender, StaleCounter, authenticate
from sync.contract.canonical import b64decode
from sync.contract.wire import ErrorCode

_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")


def respond(answer: Answer | Refusal) -> Response:
    body = answer.body() if isinstance(answer, Refusal) else answer.body
    headers = {"cache-control": "no-store"}
    if answer.status in {429, 503}:
        headers["retry-after"] = "5"
    return Response(body, answer.status, headers, "application/json")


def refuse(error: ErrorCode) -> Response:
    return respond(Refusal(error))


async def read_body(request: Request, limit: int, chunk_wait_s: int) -> bytes | Refusal:
    """The whole body, if it is no larger than `limit` and keeps coming."""
    body = bytearray()
    stream = request.stream()
    while True:
        try:
            piece = await asyncio.wait_for(anext(stream), chunk_wait_s)
        except StopAsyncIteration:
            return bytes(body)
        except (TimeoutError, ClientDisconnect):
            return Refusal(ErrorCode.BAD_REQUEST)
        body += piece
        if len(body) > limit:
            return Refusal(ErrorCode.TOO_LARGE)


def claimed_digest(request: Request) -> bytes | None:
    """The SHA-256 that the sender says the body has (RFC 9530); the signature covers this claim."""
    found = _DIGEST.fullmatch(request.headers.get("content-digest", ""))
    return None if found is None else b64decode(found[1])


async def sender(request: Request, parts: IngestParts, body_sha256: bytes | None) -> Sender | Refusal:
    """The kiosk that signed this request; its counter is spent from here on."""
    found = await caller(request, parts, body_sha256)
    return Refusal(ErrorCode.REVOKED) if isinstance(found, Revoked) else found


async def caller(request: Request, parts: IngestParts, body_sha256: bytes | None) -> Sender | Revoked | Refusal:
    """Who signed this request, be it one that was struck off."""
    if body_sha256 is None:
        return Refusal(ErrorCode.UNAUTHORISED)
    path, query = request.scope["raw_path"].decode("latin-1"), request.scope["query_string"].decode("latin-1")
    target = f"{path}?{query}" if query else path
    found = await asyncio.to_thread(
        authenticate,
        parts.database,
        request.method,
        target,
        dict(request.headers),
        body_sha256,
        now_ms=parts.clock(),
    )
    if found is None:
        return Refusal(ErrorCode.UNAUTHORISED)
    if isinstance(found, StaleCounter):
        return Refusal(ErrorCode.STALE_COUNTER, counter=found.highest)
    return found


async def signed_body(request: Request, parts: IngestParts, limit: int) -> tuple[Sender, bytes] | Refusal:
    """Sender and body of a small signed request."""
    body = await read_body(request, limit, parts.config.limits.chunk_wait_s)
    if isinstance(body, Refusal):
        return body
    found = await sender(request, parts, hashlib.sha256(body).digest())
    return found if isinstance(found, Refusal) else (found, body)
