"""The list of appointments to come, for whoever sits at the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from portal.console.desk import Desk
from portal.pages import guard
from portal.pages.frame import DESK, Sheet, frame
from portal.pages.html import Html, plain_link, tag
from portal.pages.trouble import asked_words
from portal.pages.words import Words

_COLUMNS = ("day", "at", "desk", "code")


def add_routes(app: FastAPI, desk: Desk, *, practice: bool) -> None:
    @app.get("/bookings", summary="The appointments to come", response_class=Response)
    async def bookings(request: Request) -> Response:
        rows = await asyncio.to_thread(desk.bookings.list)
        return guard.page(_page(asked_words(request), rows, practice=practice))

    @app.get("/api/bookings", summary="The appointments to come")
    async def api_bookings() -> list[dict[str, Any]]:
        return await asyncio.to_thread(desk.bookings.list)


def _page(words: Words, rows: Sequence[dict[str, Any]], *, practice: bool) -> str:
    title = words.say("bookings", "title")
    back = plain_link(words.say("console", "back"), f"/?lang={words.language}")
    body = _table(words, rows) if rows else tag("p", words.say("bookings", "none"))
    about = tag("p", words.say("bookings", "about"), class_="quiet")
    return frame(words, Sheet(title, "/bookings", kind=DESK), back, about, body, practice=practice)


def _table(words: Words, rows: Sequence[dict[str, Any]]) -> Html:
    head = tag("tr", *(tag("th", words.say("bookings", name), scope="col") for name in _COLUMNS))
    lines = [
        tag(
            "tr",
            tag("th", _day(row["day"]), scope="row"),
            *(tag("td", row[name], data_label=words.say("bookings", name)) for name in _COLUMNS[1:]),
        )
        for row in rows
    ]
    table = tag("table", tag("thead", head), tag("tbody", *lines))
    title = words.say("bookings", "title")
    return tag("div", table, class_="table", tabindex="0", role="region", aria_label=title)


def _day(day: str) -> str:
    """As an official writes it: 24/11/2026."""
    return "/".join(reversed(day.split("-")))
