"""A time at a desk, taken on a telephone or at home: the same places, and the same one of each, as at a kiosk.

The page draws a token for whoever opens it and carries it in its form: asked again, the same token holds the
same time, so a lost answer takes nothing twice. No person stands in any of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, Query
from starlette.requests import Request
from starlette.responses import Response

from portal.errands import BOOKING_OF_PAGE, OPENER, Errands
from portal.pages import guard
from portal.pages.forms import read_form
from portal.pages.frame import Sheet, frame
from portal.pages.html import Html, button, facts, form, hidden, join, link, panel, tag
from portal.pages.trouble import asked_words, trouble_page
from portal.pages.words import Words
from portal.public.free_times import Slot, chosen_day, next_free
from portal.public.parts import PublicParts
from sync.contract import canonical
from sync.contract.booking import (
    TOKEN,
    BookingDesk,
    Day,
    Wanted,
    parse_taken,
    parse_times,
    parse_wanted,
)
from sync.contract.canonical import Json
from sync.contract.faults import ContractFault

_MAX_FORM_BYTES = 1024
_PATH = "/book"
_TOKEN_BYTES = 16
Body = dict[str, Json]
Name = Annotated[str, Query(max_length=64)]


@dataclass(frozen=True, slots=True)
class _Choice:
    """What stands chosen on the page."""

    desk: BookingDesk
    day: Day
    at: str
    token: str


def add_routes(app: FastAPI, parts: PublicParts) -> None:
    practice = parts.config.practice
    errands = Errands(parts.database, parts.clock, parts.bell)

    async def ask(body: Body) -> Body | None:
        """None: no answer, or none that can be believed."""
        errand_id, question = f"book:{parts.new_id()}", canonical.encode(body)
        errand_id = await asyncio.to_thread(errands.join, errand_id, OPENER, BOOKING_OF_PAGE, question)
        answer = await errands.answer(errand_id, parts.config.limits.answer_wait_s)
        heard = canonical.decode(answer.body) if answer is not None and answer.status == 200 else None
        return heard if isinstance(heard, dict) else None

    async def offered() -> tuple[BookingDesk, ...] | None:
        """Empty where no desk keeps appointments; None where nobody answered."""
        heard = await ask({"do": "times"})
        if heard is None or heard.get("error") == "not_offered":
            return None if heard is None else ()
        desks = parse_times(heard.get("desks"))
        return None if isinstance(desks, ContractFault) else tuple(desk for desk in desks if desk.days)

    def show(words: Words, *body: str, status: int = 200, heading: str = "") -> Response:
        sheet = Sheet(words.say("book", "title"), _PATH, heading=heading, kind="prepare")
        return guard.page(frame(words, sheet, *body, practice=practice), status)

    def nothing_offered(words: Words) -> Response:
        return show(words, panel("calm", "time", words.say("book", "none"), words.say("book", "none_more")))

    @app.get("/book", summary="Which times are free, to choose one")
    async def choose(request: Request, desk: Name = "", day: Name = "") -> Response:
        words = asked_words(request)
        if not parts.glances.allows(parts.caller(request)):
            return trouble_page(words, 429, practice=practice)
        desks = await offered()
        if desks is None:
            return trouble_page(words, 503, practice=practice)
        if not desks:
            return nothing_offered(words)
        place = next((each for each in desks if each.id == desk), desks[0])
        choice = _Choice(place, chosen_day(place, day), "", parts.new_token(_TOKEN_BYTES))
        return show(words, tag("p", words.say("book", "lead")), _choosing(words, desks, choice))

    @app.post("/book", summary="Take one of them; the same token never takes two")
    async def take(request: Request) -> Response:
        words = asked_words(request)
        if not parts.bookings.allows(parts.caller(request)):
            return trouble_page(words, 429, practice=practice)
        fields = await read_form(request, _MAX_FORM_BYTES) or {}
        wanted = parse_wanted({"at": "00:00", **fields})
        if isinstance(wanted, ContractFault):
            return trouble_page(words, 400, practice=practice)
        heard = await ask({"do": "take", **wanted.to_json()}) if "at" in fields else {}
        code = parse_taken(heard) if heard else None
        desks = await offered()
        if desks is not None and not desks:
            return nothing_offered(words)
        place = next((each for each in desks or () if each.id == wanted.desk), None)
        if heard is None or desks is None or isinstance(code, ContractFault):
            return show(words, *_unsettled(words, wanted), status=503)
        if place is None:
            return trouble_page(words, 400, practice=practice)
        if code:
            return show(words, *_taken(words, place, wanted, code), heading=words.say("book", "taken"))
        lead, choice = (
            _lost(words, place, wanted)
            if heard
            else (panel("care", "attention", words.say("book", "missing"), alert=True), None)
        )
        here = choice or _Choice(place, chosen_day(place, wanted.day.isoformat()), "", wanted.token)
        return show(words, lead, _choosing(words, desks, here), status=409 if heard else 400)

    @app.post("/book/back", summary="Give the time back")
    async def give_back(request: Request) -> Response:
        words = asked_words(request)
        if not parts.bookings.allows(parts.caller(request)):
            return trouble_page(words, 429, practice=practice)
        token = (await read_form(request, _MAX_FORM_BYTES) or {}).get("token", "")
        if not TOKEN.fullmatch(token):
            return trouble_page(words, 400, practice=practice)
        if await ask({"do": "give_back", "token": token}) is None:
            return trouble_page(words, 503, practice=practice)
        again = link(words.say("book", "another"), f"{_PATH}?lang={words.language}")
        more = panel("good", "saved", words.say("book", "returned"), words.say("book", "returned_more"))
        return show(words, more, again, heading=words.say("book", "returned"))


def _choosing(words: Words, desks: Sequence[BookingDesk], choice: _Choice) -> Html:
    where = Html()
    if len(desks) > 1:
        rows = [
            _way(words, _place(words, each), {"desk": each.id}, chosen=each.id == choice.desk.id)
            for each in desks
        ]
        where = tag("nav", tag("h2", words.say("book", "where")), *rows, aria_label=words.say("book", "where"))
    days = [_day_way(words, choice, each) for each in choice.desk.days]
    days_nav = tag("nav", *days, aria_label=words.say("book", "day"), class_="days")
    return join(where, tag("h2", words.say("book", "day")), days_nav, _times(words, choice))


def _day_way(words: Words, choice: _Choice, each: Day) -> Html:
    left, named = sum(each.free.values()), _day(words, each.day)
    text = words.say("book", "days_left", day=named, left=str(left)) if left else ""
    query = {"desk": choice.desk.id, "day": each.day.isoformat()}
    return _way(
        words, text or words.say("book", "day_full", day=named), query, chosen=each.day == choice.day.day
    )


def _way(words: Words, text: str, query: Mapping[str, str], *, chosen: bool) -> Html:
    here = {"aria_current": "true"} if chosen else {}
    return tag("a", text, href=f"{_PATH}?{urlencode({'lang': words.language, **query})}", **here)


def _times(words: Words, choice: _Choice) -> Html:
    rows = []
    for at, left in choice.day.free.items():
        field: dict[str, str] = {"type": "radio", "name": "at", "value": at, "id": f"at-{at}"}
        if at == choice.at:
            field["checked"] = "checked"
        if not left:
            field["disabled"] = "disabled"
        said = words.say("book", "places_left" if left else "full_at", at=at, left=str(left))
        rows.append(tag("div", tag("input", **field), tag("label", said, for_=f"at-{at}"), class_="option"))
    asked = words.say("book", "time", place=_place(words, choice.desk), day=_day(words, choice.day.day))
    return form(
        f"{_PATH}?lang={words.language}",
        *_hidden(choice.desk.id, choice.day.day, choice.token),
        tag("fieldset", tag("legend", asked), *rows),
        button(words.say("book", "take")),
    )


def _hidden(desk: str, day: date, token: str) -> tuple[Html, ...]:
    return hidden("desk", desk), hidden("day", day.isoformat()), hidden("token", token)


def _lost(words: Words, place: BookingDesk, wanted: Wanted) -> tuple[Html, _Choice | None]:
    """Another was quicker: told, and offered the next that is free."""
    lead = words.say("book", "full", at=wanted.at, day=_day(words, wanted.day))
    found = next_free(place, Slot(wanted.day, wanted.at))
    if found is None:
        return panel("care", "attention", lead, words.say("book", "full_none"), alert=True), None
    more = words.say("book", "full_next", at=found.at, day=_day(words, found.day))
    choice = _Choice(place, chosen_day(place, found.day.isoformat()), found.at, wanted.token)
    return panel("care", "attention", lead, more, alert=True), choice


def _unsettled(words: Words, wanted: Wanted) -> tuple[Html, ...]:
    again = form(
        f"{_PATH}?lang={words.language}",
        *_hidden(wanted.desk, wanted.day, wanted.token),
        hidden("at", wanted.at),
        button(words.say("book", "again")),
    )
    notice = panel("care", "attention", words.say("book", "later"), words.say("book", "later_more"), alert=True)
    return notice, again


def _taken(words: Words, place: BookingDesk, wanted: Wanted, code: str) -> tuple[Html, ...]:
    rows = (
        (words.say("book", "when"), f"{wanted.at}, {_day(words, wanted.day)}"),
        (words.say("book", "place"), _place(words, place)),
    )
    back = form(
        f"{_PATH}/back?lang={words.language}",
        hidden("token", wanted.token),
        button(words.say("book", "give_back"), goes_on=False),
    )
    return (
        panel("good", "saved", words.say("book", "code"), words.say("book", "taken_more")),
        tag("p", code, class_="code-line"),
        facts(rows),
        back,
    )


def _place(words: Words, desk: BookingDesk) -> str:
    return desk.place.get(words.language) or next(iter(desk.place.values()))


def _day(words: Words, day: date) -> str:
    return f"{words.say('book', f'weekday_{day.isoweekday()}')} {day:%d/%m/%Y}"
