"""The simulated provider's pages and endpoints: discovery, keys, a page that asks whom to play, tokens."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from urllib.parse import urlencode

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from portal.pages import assets, guard, trouble
from portal.pages.forms import read_form
from portal.pages.frame import Sheet, frame
from portal.pages.html import Html, button, facts, form, hidden, join, panel, tag
from portal.pages.trouble import asked_words, trouble_page
from portal.pages.words import Words
from portal.provider.issuer import Asked, Invented, Issuer
from portal.switches import IdentitySwitch, Switches

_MAX_FORM_BYTES = 8192
_MAX_FIELDS = 16
_SILENCE_S = 60
_REFUSE = "refuse"


def build(issuer: Issuer, citizens: Mapping[str, Invented], switches: Switches) -> FastAPI:
    """Whoever reaches it can be any of the invented people; there are no others."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, default_response_class=Response)

    @app.get("/.well-known/openid-configuration")
    async def discovery() -> Response:
        return JSONResponse(issuer.discovery())

    @app.get("/keys")
    async def keys() -> Response:
        return JSONResponse(issuer.keys())

    @app.get("/authorize")
    async def ask(request: Request) -> Response:
        words, query = asked_words(request), dict(request.query_params)
        query.pop("lang", None)
        asked = issuer.read(query)
        if asked is None:
            return trouble_page(words, 422, practice=True)
        people = [_choice(words, query, person) for person in citizens.values()]
        no = form(
            "/authorize", *_kept(query), hidden("person", _REFUSE), button(_say(words, "refuse"), goes_on=False)
        )
        about = panel("care", "attention", _say(words, "about"), _say(words, "more"))
        sheet = Sheet(_say(words, "title"), "/authorize", query)
        page = guard.page(frame(words, sheet, about, *people, no, practice=True))
        # The answer to the form sends the browser on to the client.
        page.headers["content-security-policy"] = guard.policy(asked.redirect_uri)
        return page

    @app.post("/authorize")
    async def answer(request: Request) -> Response:
        fields = await read_form(request, _MAX_FORM_BYTES, _MAX_FIELDS)
        asked = None if fields is None else issuer.read(fields)
        if fields is None or asked is None:
            return trouble_page(asked_words(request), 422, practice=True)
        return RedirectResponse(_way_back(asked, citizens.get(fields.get("person", ""))), 303)

    def _way_back(asked: Asked, person: Invented | None) -> str:
        told = {"state": asked.state, "iss": issuer.url}
        if person is None or switches.identity() is IdentitySwitch.DENIED:
            return f"{asked.redirect_uri}?{urlencode({'error': 'access_denied', **told})}"
        return f"{asked.redirect_uri}?{urlencode({'code': issuer.grant(asked, person), **told})}"

    @app.post("/token")
    async def token(request: Request) -> Response:
        if switches.identity() is IdentitySwitch.SILENT:
            await asyncio.sleep(_SILENCE_S)
        if not issuer.is_client(request.headers.get("authorization", "")):
            return JSONResponse({"error": "invalid_client"}, 401)
        fields = await read_form(request, _MAX_FORM_BYTES)
        is_wrong = switches.identity() is IdentitySwitch.NONSENSE
        told = None if fields is None else issuer.token(fields, wrong_nonce=is_wrong)
        return JSONResponse({"error": "invalid_grant"}, 400) if told is None else JSONResponse(told)

    assets.add_routes(app)
    trouble.add_handlers(app, practice=True)
    app.add_middleware(guard.Guard)
    return app


def _say(words: Words, key: str) -> str:
    return words.say("practice_identity", key)


def _kept(query: Mapping[str, str]) -> list[Html]:
    return [hidden(name, value) for name, value in query.items()]


def _choice(words: Words, query: Mapping[str, str], person: Invented) -> Html:
    who = facts([(_say(words, "number"), person.number), (_say(words, "level"), person.level)])
    name = tag("h2", person.name, lang="vi")
    go = button(words.say("practice_identity", "be", name=person.name), goes_on=False)
    return tag("section", join(name, who, form("/authorize", *_kept(query), hidden("person", person.id), go)))
