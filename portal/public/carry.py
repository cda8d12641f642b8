"""A dossier that a telephone carries from a kiosk without a line: the page that takes it from the address's
fragment, and the intake that it is sent to.

The fragment never comes here by itself: the page's script reads it, takes it out of the address and sends it in
the body of one request. Whoever brings it is nobody: what counts is the kiosk's signature on the manifest.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from portal.errands import COMMITTER, Answer, Errands
from portal.pages import guard
from portal.pages.frame import Sheet, frame
from portal.pages.html import Html, join, panel, tag
from portal.pages.trouble import asked_words
from portal.pages.words import Words
from portal.public.parts import PublicParts
from portal.refusal import Refusal
from portal.store.kiosks import Sender
from portal.store.manifests import offsets
from portal.store.states import Stage
from portal.store.uploads import Known
from sync.contract import canonical
from sync.contract.faults import ContractFault
from sync.contract.manifest import Manifest, parse_manifest
from sync.contract.wire import ErrorCode
from sync.envelope import EnvelopeFault
from sync.envelope.carried import MAX_PACKED_BYTES, Carried, unpack

log = logging.getLogger("portal.public")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {"content-security-policy": POLICY}
_SCRIPTS = ("carried", "carry")
_STATIC = Path(__file__).with_name("static")
_KEPT = {"cache-control": "public, max-age=3600"}
_PAGE = "carry"


def add_routes(app: FastAPI, parts: PublicParts) -> None:
    practice = parts.config.practice
    limits = parts.config.limits
    errands = Errands(parts.database, parts.clock, parts.bell)

    def keep(carried: Carried) -> str | Refusal:
        """The dossier's id, once its words are durable here or were already."""
        known = _registered(parts, carried)
        if isinstance(known, Refusal):
            return known
        if known.stage is Stage.UPLOADING:
            if parts.leaves.free_bytes() < limits.free_disk_bytes:
                return Refusal(ErrorCode.UNAVAILABLE)
            numbers = list(range(len(carried.leaves)))
            places = offsets(known.manifest)
            parts.leaves.write(known.dossier_id, [(places[n], carried.leaves[n]) for n in numbers])
            parts.dossiers.add_leaves(known.dossier_id, numbers)
            parts.dossiers.keep_header(known.dossier_id, carried.header_bytes)
        return known.dossier_id

    async def take(carried: Carried) -> Answer | Refusal:
        try:
            dossier_id = await asyncio.to_thread(keep, carried)
        except OSError as error:
            log.error("carry.disk errno=%s", error.errno)
            return Refusal(ErrorCode.UNAVAILABLE)
        if isinstance(dossier_id, Refusal):
            return dossier_id
        errand_id = f"carry:{dossier_id}:{parts.new_id()}"
        errand_id = await asyncio.to_thread(errands.join, errand_id, COMMITTER, "carry", dossier_id.encode())
        answer = await errands.answer(errand_id, limits.answer_wait_s)
        return Refusal(ErrorCode.UNAVAILABLE) if answer is None else answer

    @app.get("/carry", summary="Where a telephone brings what a kiosk without a line showed it")
    async def page(request: Request) -> Response:
        words = asked_words(request)
        sheet = Sheet(words.say(_PAGE, "title"), "/carry")
        return guard.page(frame(words, sheet, _body(words), practice=practice), headers=_HEADERS)

    @app.post("/carry", summary="The sealed words of a dossier, as a kiosk's codes spell them")
    async def intake(request: Request) -> Response:
        words = asked_words(request)
        if not parts.carries.allows(parts.caller(request)):
            return _refused(ErrorCode.RATE_LIMITED)
        packed = await _body_of(request, limits.chunk_wait_s)
        if packed is None:
            return _refused(ErrorCode.TOO_LARGE)
        carried = unpack(packed)
        if isinstance(carried, EnvelopeFault):
            return _refused(ErrorCode.BAD_REQUEST)
        answer = await take(carried)
        if isinstance(answer, Refusal):
            return _refused(answer.error)
        if answer.status != 200:
            return Response(answer.body, answer.status, media_type="application/json")
        told = canonical.decode(answer.body)
        assert isinstance(told, dict)
        at = told.pop("at")
        assert isinstance(at, int)
        return JSONResponse({**told, "time": words.time(at)})

    @app.get("/carry/{name}.js", include_in_schema=False)
    async def script(name: str) -> Response:
        if name not in _SCRIPTS:
            return Response(status_code=404)
        return Response(_read(name), media_type="text/javascript", headers=_KEPT)


def _registered(parts: PublicParts, carried: Carried) -> Known | Refusal:
    """The kiosk that the manifest names stands for the sender: its app's signature is what counts."""
    said = _said(carried)
    if said is None:
        return Refusal(ErrorCode.BAD_REQUEST)
    manifest = parts.dossiers.check(carried.header.dossier_id, Sender(said.kiosk), carried.manifest_doc)
    if isinstance(manifest, Refusal):
        return manifest
    fits = carried.header.leaf_sizes() == manifest.sizes
    if not fits or hashlib.sha256(carried.header_bytes).hexdigest() != manifest.header_sha256:
        return Refusal(ErrorCode.BAD_REQUEST)
    for leaf, expected in zip(carried.leaves, manifest.leaves, strict=False):
        if hashlib.sha256(leaf).hexdigest() != expected:
            return Refusal(ErrorCode.LEAF_WRONG)
    return parts.dossiers.register(manifest, carried.manifest_doc)


def _said(carried: Carried) -> Manifest | None:
    value = canonical.decode(carried.manifest_doc.payload)
    manifest = value if isinstance(value, ContractFault) else parse_manifest(value)
    return None if isinstance(manifest, ContractFault) else manifest


def _refused(error: ErrorCode) -> Response:
    refusal = Refusal(error)
    return Response(refusal.body(), refusal.status, media_type="application/json")


async def _body_of(request: Request, chunk_wait_s: int) -> bytes | None:
    """The whole body; None where it is larger than any that a kiosk makes, or stops coming."""
    body = bytearray()
    stream = request.stream()
    while len(body) <= MAX_PACKED_BYTES:
        try:
            body += await asyncio.wait_for(anext(stream), chunk_wait_s)
        except StopAsyncIteration:
            return bytes(body)
        except (TimeoutError, ClientDisconnect):
            return None
    return None


def _body(words: Words) -> Html:
    """Everything below the heading; the script shows the part that fits."""

    def say(key: str, **values: str) -> str:
        return words.say(_PAGE, key, **values)

    def part(name: str, *body: str) -> Html:
        return tag("section", *body, id=name, hidden="hidden")

    have, of, following = (tag("span", id=name) for name in ("have", "of", "following"))
    progress = tag("p", join(say("have"), " ", have, " / ", of), class_="code-line", role="status")
    scan = panel("calm", "phone", say("scan_next"), say("scan_next_more"))
    code_line = tag("p", class_="code-line", id="code")
    heard = tag("p", say("heard"), " ", tag("span", id="time"), class_="quiet")
    once = tag("p", say("once"), class_="quiet")
    return join(
        panel("calm", "private", say("sealed"), say("sealed_more")),
        tag("noscript", panel("care", "attention", say("no_script"))),
        tag(
            "div",
            part("empty", panel("care", "attention", say("empty"), say("empty_more"))),
            part("collecting", progress, scan, tag("p", say("following"), " ", following, class_="quiet")),
            part("ready", tag("button", say("send"), type="button", class_="go", id="send")),
            part("sending", panel("calm", "waiting", say("sending"))),
            part("received", panel("good", "saved", say("received"), say("received_more"))),
            part("already", panel("good", "saved", say("already"), say("already_more"))),
            part("words", panel("calm", "saved", say("words"), say("words_more"))),
            part("told", code_line, heard, once),
            part("later", panel("care", "attention", say("later"), say("later_more"))),
            part("refused", panel("care", "attention", say("refused"), say("refused_more"))),
            id="carry",
            aria_live="polite",
            data_intake=f"/carry?lang={words.language}",
        ),
        *(tag("script", src=f"/carry/{name}.js", defer="defer") for name in _SCRIPTS),
    )


@cache
def _read(name: str) -> bytes:
    return (_STATIC / f"{name}.js").read_bytes()
