"""Prepare at home: a form that never leaves the telephone and ends in a QR that the kiosk reads.

The page comes once; after that nothing is fetched, sent or kept: its policy forbids the browser all of it.
"""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from portal.pages import guard
from portal.pages.frame import Sheet, frame
from portal.pages.html import join, link, tag
from portal.pages.trouble import asked_words
from portal.public.parts import PublicParts
from portal.public.prepare_form import prepare_form
from portal.public.questions import say
from portal.public.shelf import Shelf

_STATIC = Path(__file__).with_name("static")
_SCRIPTS = frozenset({"qr", "prepared", "answers", "form"})
_KEPT = {"cache-control": "public, max-age=3600"}
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src data: 'self'",
        "font-src 'self'",
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {"content-security-policy": POLICY}


def add_routes(app: FastAPI, parts: PublicParts) -> None:
    practice = parts.config.practice
    shelf = Shelf(parts.database, parts.clock)

    @app.get("/prepare", summary="What can be prepared at home for a kiosk")
    async def every(request: Request) -> Response:
        words = asked_words(request)
        catalogue = await asyncio.to_thread(shelf.catalogue)
        rows = [
            join(
                link(say(each.name, words.language), f"/prepare/{each.id}?lang={words.language}"),
                tag("p", say(each.example, words.language), class_="quiet"),
            )
            for each in catalogue.procedures.values()
        ]
        lead = tag("p", words.say("prepare", "lead"))
        sheet = Sheet(words.say("prepare", "title"), "/prepare")
        return guard.page(frame(words, sheet, lead, *rows, practice=practice), headers=_HEADERS)

    @app.get("/prepare/{procedure}", summary="A procedure's questions, answered on the telephone alone")
    async def one(request: Request, procedure: str) -> Response:
        words = asked_words(request)
        catalogue = await asyncio.to_thread(shelf.catalogue)
        found = catalogue.procedures.get(procedure)
        if found is None:
            raise HTTPException(404)
        body = prepare_form(words, found, catalogue.places)
        sheet = Sheet(say(found.name, words.language), f"/prepare/{found.id}", kind="prepare")
        return guard.page(frame(words, sheet, body, practice=practice), headers=_HEADERS)

    @app.get("/scripts/{name}.js", include_in_schema=False)
    async def script(name: str) -> Response:
        if name not in _SCRIPTS:
            return Response(status_code=404)
        return Response(_read(name), media_type="text/javascript", headers=_KEPT)


@cache
def _read(name: str) -> bytes:
    return (_STATIC / f"{name}.js").read_bytes()
