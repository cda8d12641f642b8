"""Where a dossier is: to whoever has its code, its state and step and not a word more."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import FastAPI, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.pages import guard
from portal.pages.frame import Sheet, frame
from portal.pages.html import Html, button, form, hidden, join, panel, tag
from portal.pages.trail import Point, Stop, trail
from portal.pages.trouble import RETRY_AFTER_S, asked_words
from portal.pages.words import Words
from portal.public.parts import PublicParts
from portal.store.dossiers import carried_by_code, held_by_code
from portal.store.states import Step
from portal.store.supplements import original_of
from sync.contract import ids
from sync.contract.receipts import DossierState

_CARE = {Step.CITY_SUPPLEMENT, Step.CITY_REFUSED, Step.PORTAL_SET_ASIDE}
_GOOD = {Step.CITY_DONE}


def add_routes(app: FastAPI, parts: PublicParts) -> None:
    practice = parts.config.practice

    def look_up(code: str) -> tuple[DossierState, Step] | None:
        with parts.database.read() as session:
            row = held_by_code(session, code)
            if row is None:
                return None
            original = original_of(session, row)
            return DossierState(original.state), Step(original.step)

    def carried(code: str) -> int | None:
        with parts.database.read() as session:
            row = carried_by_code(session, code)
            return None if row is None else row.carried_at

    @app.get("/status", summary="State and step of a dossier, nothing more")
    async def status(request: Request, code: Annotated[str, Query(max_length=64)] = "") -> Response:
        words = asked_words(request)
        if not code.strip():
            return RedirectResponse(f"/?lang={words.language}", 303)
        spelled = ids.normalise(code)
        # A valid code counts as a guess before anybody looks whether it exists.
        if spelled is None:
            return show(words, code, "bad_code", 400)
        if not parts.guesses.allows(parts.caller(request)):
            return show(words, spelled, "too_many", 429)
        found = await asyncio.to_thread(look_up, spelled)
        if found is None:
            carried_at = await asyncio.to_thread(carried, spelled)
            if carried_at is not None:
                return guard.page(_carried_page(words, spelled, carried_at, practice=practice))
            return show(words, spelled, "not_found", 404)
        return guard.page(_found_page(words, spelled, *found, now_ms=parts.clock(), practice=practice))

    def show(words: Words, code: str, key: str, status: int) -> Response:
        more = (words.say("status", "not_found_held"),) if key == "not_found" else ()
        notice = panel("care", "attention", words.say("status", f"{key}_lead"), *more, alert=True)
        title = words.say("status", "title")
        sheet = Sheet(title, "/status", {"code": code}, heading=words.say("status", key))
        text = frame(words, sheet, notice, ask_code(words, code), practice=practice)
        return guard.page(text, status, {"retry-after": str(RETRY_AFTER_S)} if status == 429 else None)


def ask_code(words: Words, code: str = "", *, goes_on: bool = True) -> Html:
    """The form; what was typed stays in it."""
    return form(
        "/status",
        hidden("lang", words.language),
        tag("label", words.say("home", "code"), for_="code"),
        tag("p", words.say("home", "hint"), id="hint", class_="quiet"),
        tag(
            "input",
            id="code",
            name="code",
            value=code,
            maxlength="64",
            autocomplete="off",
            autocapitalize="characters",
            spellcheck="false",
            required="required",
            aria_describedby="hint",
            class_="code",
        ),
        button(words.say("home", "go"), goes_on=goes_on),
        method="get",
    )


def _found_page(
    words: Words, code: str, state: DossierState, step: Step, *, now_ms: int, practice: bool
) -> str:
    kind, icon = (
        ("care", "attention") if step in _CARE else ("good", "saved") if step in _GOOD else ("calm", "time")
    )
    again = tag(
        "section",
        tag("h2", words.say("status", "again"), id="again"),
        ask_code(words, goes_on=False),
        aria_labelledby="again",
    )
    body = join(
        tag("p", code, class_="code-line"),
        panel(kind, icon, words.say("step", step), words.say("next", step)),
        trail(words, _stops(words, state, step)),
        tag("p", words.say("status", "as_of", time=words.time(now_ms)), class_="quiet"),
        again,
    )
    # It is no dossier: "received" would promise that somebody decides on it.
    heading = "set_aside" if step is Step.PORTAL_SET_ASIDE else state
    sheet = Sheet(words.say("status", "title"), "/status", {"code": code}, words.say("state", heading))
    return frame(words, sheet, body, practice=practice)


def _carried_page(words: Words, code: str, at_ms: int, *, practice: bool) -> str:
    """Half of it is here: said as that, and never as received."""
    lead = words.say("status", "carried_lead", time=words.time(at_ms))
    body = join(
        tag("p", code, class_="code-line"),
        panel("calm", "waiting", lead, words.say("status", "carried_more")),
        ask_code(words, goes_on=False),
    )
    sheet = Sheet(words.say("status", "title"), "/status", {"code": code}, words.say("status", "carried"))
    return frame(words, sheet, body, practice=practice)


def _stops(words: Words, state: DossierState, step: Step) -> list[Stop]:
    """Four stops, of which the one that the state has reached carries the step's words."""
    names = [words.say("stop", name) for name in ("received", "forwarded", "worked", "result")]
    here = Point.CARE if step in _CARE else Point.NOW
    if state in {DossierState.DONE, DossierState.REFUSED}:
        points = [Point.DONE, Point.DONE, Point.DONE, here]
    elif state == DossierState.RECEIVED:
        points = [Point.DONE, here, Point.NEXT, Point.NEXT]
    else:
        points = [Point.DONE, Point.DONE, here, Point.NEXT]
    return [
        Stop(name, point, words.say("step", step) if point in {Point.NOW, Point.CARE} else "")
        for name, point in zip(names, points, strict=True)
    ]
