"""The citizens' pages: plain server-rendered HTML, no script, nothing from outside."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import FastAPI, Query
from starlette.requests import Request
from starlette.responses import Response

from portal.pages import guard
from portal.pages.html import Html, button, facts, form, frame, note, tag
from portal.pages.words import Words, choose
from portal.public import pay
from portal.public.parts import PublicParts
from portal.store.dossiers import held_by_code
from sync.contract import ids

Language = Annotated[str | None, Query(max_length=8)]


def build(parts: PublicParts) -> FastAPI:
    """The application with its own OpenAPI description; every page of a practice system says that it is one."""
    app = FastAPI(
        title="Trạm Một Cửa: public pages",
        version="1",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        default_response_class=Response,
    )
    practice = parts.config.practice

    def look_up(code: str) -> tuple[str, str] | None:
        with parts.database.read() as session:
            row = held_by_code(session, code)
            return None if row is None else (row.state, row.step)

    @app.get("/style.css", include_in_schema=False)
    async def style() -> Response:
        return guard.style()

    @app.get("/", summary="First page: ask for a code")
    async def home(request: Request, lang: Language = None) -> Response:
        words = choose(lang, request.headers.get("accept-language", ""))
        body = (_ask_code(words), tag("p", words.say("home", "about"), class_="quiet"))
        return guard.page(frame(words, words.say("home", "title"), *body, practice=practice, path="/"))

    @app.get("/status", summary="State and step of a dossier, nothing more")
    async def status(
        request: Request, code: Annotated[str, Query(max_length=64)] = "", lang: Language = None
    ) -> Response:
        words = choose(lang, request.headers.get("accept-language", ""))
        client = request.client.host if request.client else ""
        spelled = ids.normalise(code)
        http, answer = 404, note(words.say("status", "not_found"))
        if not parts.guesses.allows(client):
            http, answer = 429, note(words.say("status", "too_many"))
        elif spelled is None:
            http, answer = 400, note(words.say("status", "bad_code"))
        else:
            found = await asyncio.to_thread(look_up, spelled)
            if found is not None:
                http, answer = 200, _state(words, spelled, found, parts.clock())
        again = tag("h2", words.say("status", "again"))
        title = words.say("status", "title")
        body = frame(
            words,
            title,
            answer,
            again,
            _ask_code(words),
            practice=practice,
            path="/status",
            hidden=f"&code={spelled}" if spelled else "",
        )
        return guard.page(body, http)

    pay.add_routes(app, parts)
    app.add_middleware(guard.Guard)
    return app


def _ask_code(words: Words) -> Html:
    return form(
        "/status",
        tag("input", type="hidden", name="lang", value=words.language),
        tag("label", words.say("home", "code"), for_="code"),
        tag(
            "input",
            id="code",
            name="code",
            maxlength="64",
            autocomplete="off",
            autocapitalize="characters",
            spellcheck="false",
            required="required",
            aria_describedby="hint",
        ),
        tag("p", words.say("home", "hint"), id="hint", class_="quiet"),
        button(words.say("home", "go")),
        method="get",
    )


def _state(words: Words, code: str, found: tuple[str, str], now_ms: int) -> Html:
    state, step = found
    return Html(
        facts(
            [
                (words.say("home", "code"), code),
                (words.say("status", "state"), words.say("state", state)),
                (words.say("status", "step"), words.say("step", step)),
            ]
        )
        + tag("p", words.say("status", "as_of", time=words.time(now_ms)), class_="quiet")
    )
