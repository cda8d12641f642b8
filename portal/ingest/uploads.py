"""Dossiers come in: what is missing, the leaves, the commit, the receipt."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import APIRouter, Path, Query
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from portal.errands import COMMITTER, Answer
from portal.ingest.leaves import LeafReceiver
from portal.ingest.parts import IngestParts
from portal.ingest.requests import claimed_digest, refuse, respond, sender, signed_body
from portal.refusal import Refusal
from portal.store.kiosks import Sender
from portal.store.manifests import stored_doc
from portal.store.states import Stage
from portal.store.uploads import Known
from sync.contract import shape, wire
from sync.contract.faults import ContractFault
from sync.contract.manifest import MAX_LEAVES
from sync.contract.signed import SignedDoc
from sync.contract.wire import ErrorCode

Asked = TypeVar("Asked", wire.MissingRequest, wire.CommitRequest)
DossierId = Annotated[str, Path(pattern=f"^{shape.UUID.pattern}$")]
_JSON = {"application/json": {"schema": {"type": "object"}}}
_LEAVES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}

log = logging.getLogger("portal.ingest")


def add_routes(router: APIRouter, parts: IngestParts) -> None:
    limits = parts.config.limits

    async def commit(dossier_id: str, kind: str) -> Answer | Refusal:
        errand_id = f"{kind}:{dossier_id}:{parts.new_id()}"
        errand_id = await asyncio.to_thread(parts.errands.join, errand_id, COMMITTER, kind, dossier_id.encode())
        answer = await parts.errands.answer(errand_id, limits.answer_wait_s)
        return Refusal(ErrorCode.UNAVAILABLE) if answer is None else answer

    async def registered(who: Sender, dossier_id: str, doc: SignedDoc) -> Known | Refusal:
        manifest = await asyncio.to_thread(parts.dossiers.check, dossier_id, who, doc)
        if isinstance(manifest, Refusal):
            return manifest
        return await asyncio.to_thread(parts.dossiers.register, manifest, doc)

    async def under_way(
        request: Request, dossier_id: str, parse: Callable[[bytes], Asked | ContractFault]
    ) -> tuple[Asked, Known] | Response:
        """What is asked of a dossier whose upload goes on; the answer where there is nothing to go on with."""
        read = await signed_body(request, parts, wire.MAX_BODY_BYTES)
        if isinstance(read, Refusal):
            return respond(read)
        asked = parse(read[1])
        if isinstance(asked, ContractFault):
            return refuse(ErrorCode.BAD_REQUEST)
        known = await registered(read[0], dossier_id, asked.manifest)
        if isinstance(known, Refusal):
            return respond(known)
        return (asked, known) if known.stage is Stage.UPLOADING else respond(_settled(known))

    @router.post(
        "/dossiers/{dossier_id}/missing",
        summary="Which leaves are not here yet",
        openapi_extra={"requestBody": {"content": _JSON}},
    )
    async def missing(request: Request, dossier_id: DossierId) -> Response:
        found = await under_way(request, dossier_id, wire.parse_missing_request)
        if isinstance(found, Response):
            return found
        _, known = found
        if await asyncio.to_thread(parts.dossiers.is_wrong_from_the_start, known):
            return respond(await commit(dossier_id, "judge"))
        return respond(Answer(200, wire.encode(wire.MissingReply(known.missing))))

    @router.put(
        "/dossiers/{dossier_id}/leaves/{first}",
        summary="Consecutive sealed leaves",
        openapi_extra={"requestBody": {"content": _LEAVES}},
    )
    async def leaves(
        request: Request,
        dossier_id: DossierId,
        first: Annotated[int, Path(ge=0, lt=MAX_LEAVES)],
        count: Annotated[int, Query(ge=1, le=wire.MAX_LEAVES_A_REQUEST)],
    ) -> Response:
        digest = claimed_digest(request)
        who = await sender(request, parts, digest)
        if isinstance(who, Refusal):
            return respond(who)
        known = await asyncio.to_thread(parts.dossiers.known, dossier_id)
        if known is None or known.kiosk_id != who.id:
            return refuse(ErrorCode.NOT_FOUND)
        if first + count > len(known.manifest.leaves):
            return refuse(ErrorCode.BAD_REQUEST)
        if known.receipt_doc is not None:
            # A copy of a request that overtook its own commit: they are here, all of them.
            return respond(Answer(200, wire.encode(wire.StoredReply(tuple(range(first, first + count))))))
        if known.stage is not Stage.UPLOADING:
            return respond(_settled(known))
        if await asyncio.to_thread(parts.leaves.free_bytes) < limits.free_disk_bytes:
            return refuse(ErrorCode.UNAVAILABLE)
        receiver = LeafReceiver(known.manifest, first, count, parts.leaves, parts.dossiers.add_leaves)
        try:
            whole = await _receive(request, receiver, limits.chunk_wait_s)
        except OSError as error:
            log.error("ingest.disk errno=%s", error.errno)
            return refuse(ErrorCode.UNAVAILABLE)
        if receiver.is_wrong:
            return refuse(ErrorCode.LEAF_WRONG)
        if not whole or not receiver.is_complete or receiver.body_sha256() != digest:
            return refuse(ErrorCode.BAD_REQUEST)
        return respond(Answer(200, wire.encode(wire.StoredReply(receiver.stored))))

    @router.put(
        "/dossiers/{dossier_id}",
        summary="Commit: all leaves are there, please vouch for them",
        openapi_extra={"requestBody": {"content": _JSON}},
    )
    async def put_dossier(request: Request, dossier_id: DossierId) -> Response:
        found = await under_way(request, dossier_id, wire.parse_commit_request)
        if isinstance(found, Response):
            return found
        asked, known = found
        if hashlib.sha256(asked.header).hexdigest() != known.manifest.header_sha256:
            return refuse(ErrorCode.BAD_REQUEST)
        if known.missing:
            return refuse(ErrorCode.LEAVES_MISSING)
        await asyncio.to_thread(parts.dossiers.keep_header, dossier_id, asked.header)
        return respond(await commit(dossier_id, "commit"))

    @router.get("/dossiers/{dossier_id}/receipt", summary="The receipt, if it was given")
    async def receipt(request: Request, dossier_id: DossierId) -> Response:
        who = await sender(request, parts, hashlib.sha256(b"").digest())
        if isinstance(who, Refusal):
            return respond(who)
        known = await asyncio.to_thread(parts.dossiers.known, dossier_id)
        if known is None or known.kiosk_id != who.id or known.receipt_doc is None:
            return refuse(ErrorCode.NOT_FOUND)
        return respond(_settled(known))


async def _receive(request: Request, receiver: LeafReceiver, chunk_wait_s: int) -> bool:
    """Feed the body to the receiver; what is whole is kept, however the connection ends. False: it died.

    Reading goes on while the disk works: what lies unread when a connection dies is lost with it.
    """
    stream = request.stream()
    keeping: asyncio.Task[None] | None = None
    try:
        while not receiver.is_wrong:
            receiver.feed(await asyncio.wait_for(anext(stream), chunk_wait_s))
            if receiver.due and (keeping is None or keeping.done()):
                if keeping is not None:
                    keeping.result()
                keeping = asyncio.create_task(asyncio.to_thread(receiver.keep))
    except StopAsyncIteration:
        return True
    except (TimeoutError, ClientDisconnect):
        return False
    finally:
        if keeping is not None:
            await keeping
        await asyncio.to_thread(receiver.keep)
    return True


def _settled(known: Known) -> Answer | Refusal:
    """What stands for good about a dossier that takes no more leaves."""
    if known.receipt_doc is not None:
        return Answer(200, wire.encode(wire.ReceiptReply(stored_doc(known.receipt_doc))))
    assert known.rejection_doc is not None
    return Refusal(ErrorCode.REJECTED, rejection=stored_doc(known.rejection_doc))
