"""Signing in and out."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.console.accounts import MOST_PASSWORD, Accounts
from portal.console.acts import Acts
from portal.console.door import LOGIN
from portal.console.sessions import Sessions, cookie, token_in
from portal.pages import guard
from portal.pages.forms import read_form
from portal.pages.frame import DESK, Sheet, frame
from portal.pages.html import Html, button, form, hidden, join, panel, tag
from portal.pages.trouble import RETRY_AFTER_S, asked_words
from portal.pages.words import Words
from portal.rate import Rate

_MAX_FORM_BYTES = 4096
_EVERYBODY = ""


@dataclass(frozen=True, slots=True)
class SignIn:
    """`tries` counts by officer's name, `all_tries` everybody's together."""

    accounts: Accounts
    sessions: Sessions
    acts: Acts
    tries: Rate
    all_tries: Rate


def add_routes(app: FastAPI, parts: SignIn, *, practice: bool) -> None:
    def show(words: Words, key: str = "", name: str = "", status: int = 200) -> Response:
        said = (
            panel("care", "attention", words.say("sign_in", key), alert=True)
            if key
            else panel("calm", "id-card", words.say("sign_in", "about"))
        )
        sheet = Sheet(words.say("sign_in", "title"), LOGIN, kind=DESK)
        headers = {"retry-after": str(RETRY_AFTER_S)} if status == 429 else None
        return guard.page(frame(words, sheet, said, _form(words, name), practice=practice), status, headers)

    @app.get(LOGIN, include_in_schema=False)
    async def ask(request: Request) -> Response:
        return show(asked_words(request))

    @app.post(LOGIN, include_in_schema=False)
    async def sign_in(request: Request) -> Response:
        words = asked_words(request)
        fields = await read_form(request, _MAX_FORM_BYTES) or {}
        name = fields.get("name", "").strip()
        if not parts.all_tries.allows(_EVERYBODY) or not parts.tries.allows(name):
            return show(words, "too_many", name, 429)
        is_right = await asyncio.to_thread(parts.accounts.is_right, name, fields.get("password", ""))
        token = parts.sessions.begin(name) if is_right else None
        if token is None:
            # A name that nobody has may be a password typed into the wrong line.
            known = name if parts.accounts.stamp(name) is not None else "unknown"
            await asyncio.to_thread(parts.acts.write, known, "sign_in_failed")
            return show(words, "wrong", name, 403)
        await asyncio.to_thread(parts.acts.write, name, "sign_in")
        return RedirectResponse(f"/?lang={words.language}", 303, {"set-cookie": cookie(token)})

    @app.post("/logout", include_in_schema=False)
    async def sign_out(request: Request) -> Response:
        parts.sessions.end(token_in(request.headers.get("cookie", "")))
        await asyncio.to_thread(parts.acts.write, request.scope["officer"], "sign_out")
        address = f"{LOGIN}?lang={asked_words(request).language}"
        return RedirectResponse(address, 303, {"set-cookie": cookie("")})


def signed_in(words: Words, officer: str) -> Html:
    """Whose session this is, and the way out of it."""
    if not words.has("actor", officer):
        said = tag("p", words.say("console", "officer", name=officer))
        out = button(words.say("sign_in", "out"), goes_on=False)
        return form(f"/logout?lang={words.language}", said, out)
    return tag("p", words.say("console", "officer", name=words.say("actor", officer)), class_="quiet")


def _form(words: Words, name: str) -> Html:
    fields = join(
        tag("label", words.say("sign_in", "name"), for_="name"),
        tag("input", id="name", name="name", value=name, maxlength="60", autocomplete="username",
            required="required"),
        tag("label", words.say("sign_in", "password"), for_="password"),
        tag("input", id="password", name="password", type="password", maxlength=str(MOST_PASSWORD),
            autocomplete="current-password", required="required"),
    )  # fmt: skip
    go = button(words.say("sign_in", "go"))
    return form(f"{LOGIN}?lang={words.language}", hidden("lang", words.language), fields, go)
