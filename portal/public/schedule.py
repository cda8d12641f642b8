"""Where the bus stops and when the points are open, for whoever plans: a page, a calendar, a text to pass on.

No question is asked of anybody: what stands here is what the city has published.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, Query
from starlette.requests import Request
from starlette.responses import Response

from portal.pages import guard
from portal.pages.frame import Sheet, frame
from portal.pages.html import Html, facts, link, panel, tag
from portal.pages.trouble import asked_words, trouble_page
from portal.pages.words import Words
from portal.public.calendar_file import Sitting, calendar
from portal.public.parts import PublicParts
from portal.public.timetable import Point, Timetable

_PATH = "/schedule"
#: A stop is told to the public three days before the bus comes, at least; a post tells a week of them.
_TOLD_AHEAD, _TOLD_DAYS = 3, 7
Name = Annotated[str, Query(max_length=64)]


def add_routes(app: FastAPI, parts: PublicParts) -> None:
    practice = parts.config.practice
    timetable = Timetable(parts.database, parts.clock)

    @app.get("/schedule", summary="Where the bus stops and when the points are open, two weeks ahead")
    async def schedule(request: Request, site: Name = "") -> Response:
        words = asked_words(request)
        points = await asyncio.to_thread(timetable.points)
        sheet = Sheet(words.say("schedule", "title"), _PATH, {"site": site} if site else {})
        if not points:
            body: tuple[Html, ...] = (
                panel("calm", "time", words.say("schedule", "none"), words.say("schedule", "none_more")),
            )
        else:
            point = next((each for each in points if each.site == site), points[0])
            body = _page(words, points, point, timetable.today())
        return guard.page(frame(words, sheet, *body, practice=practice))

    @app.get("/schedule/{site}.ics", summary="The same as a calendar to subscribe to")
    async def subscribed(request: Request, site: str) -> Response:
        words = asked_words(request)
        points = await asyncio.to_thread(timetable.points)
        point = next((each for each in points if each.site == site), None)
        if point is None:
            return trouble_page(words, 404, practice=practice)
        days = point.sittings(timetable.today(), words.language)
        made = datetime.fromtimestamp(parts.clock() // 1000, UTC)
        text = calendar(site, point.called(words.language), (each for _, day in days for each in day), made)
        return Response(text, media_type="text/calendar; charset=utf-8")


def _page(words: Words, points: tuple[Point, ...], point: Point, today: date) -> tuple[Html, ...]:
    ways = [_way(words, each, chosen=each is point) for each in points]
    rows = [
        (_day(words, day), _said(words, sittings)) for day, sittings in point.sittings(today, words.language)
    ]
    address = f"{_PATH}/{point.site}.ics?{urlencode({'lang': words.language})}"
    return (
        tag("nav", *ways, aria_label=words.say("schedule", "where")) if len(points) > 1 else Html(),
        tag("h2", point.called(words.language)),
        facts(rows),
        link(words.say("schedule", "calendar"), address),
        tag("h2", words.say("schedule", "post")),
        tag("pre", post(words, point, today), class_="post", tabindex="0"),
    )


def post(words: Words, point: Point, today: date) -> str:
    """A week from three days ahead on, as a text for a notice board or a social network."""
    lines = [words.say("schedule", "post_lead", name=point.called(words.language))]
    for day, sittings in point.sittings(today + timedelta(days=_TOLD_AHEAD), words.language, _TOLD_DAYS):
        if sittings:
            lines.append(f"{_day(words, day)}: {_said(words, sittings)}")
    if len(lines) == 1:
        return words.say("schedule", "post_none", name=point.called(words.language))
    return "\n".join([*lines, words.say("schedule", "post_end")])


def _way(words: Words, point: Point, *, chosen: bool) -> Html:
    here = {"aria_current": "true"} if chosen else {}
    address = f"{_PATH}?{urlencode({'lang': words.language, 'site': point.site})}"
    return tag("a", point.called(words.language), href=address, **here)


def _said(words: Words, sittings: tuple[Sitting, ...]) -> str:
    if not sittings:
        return words.say("schedule", "closed")
    return "; ".join(
        words.say("schedule", "stop" if each.place else "open", place=each.place, **_clock(each))
        for each in sittings
    )


def _clock(sitting: Sitting) -> dict[str, str]:
    return {"begins": sitting.span.begins, "ends": sitting.span.ends}


def _day(words: Words, day: date) -> str:
    return f"{words.say('book', f'weekday_{day.isoweekday()}')} {day:%d/%m/%Y}"
