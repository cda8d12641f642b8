"""What citizens thought of their visits, in figures: all together, by site, by procedure."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from portal.console.desk import Desk
from portal.console.labels import Labels
from portal.pages import guard
from portal.pages.frame import DESK, Sheet, frame
from portal.pages.html import Html, facts, plain_link, tag
from portal.pages.trouble import asked_words
from portal.pages.words import Words


def add_routes(app: FastAPI, desk: Desk, *, practice: bool) -> None:
    @app.get("/opinions", summary="What citizens thought of their visits", response_class=Response)
    async def opinions(request: Request) -> Response:
        found = await asyncio.to_thread(desk.opinions.counted)
        return guard.page(_page(asked_words(request), desk.labels, found, practice=practice))

    @app.get("/api/opinions", summary="The same figures as JSON")
    async def api_opinions() -> dict[str, Any]:
        return await asyncio.to_thread(desk.opinions.counted)


def _page(words: Words, labels: Labels, found: dict[str, Any], *, practice: bool) -> str:
    title = words.say("opinions", "title")
    back = plain_link(words.say("console", "back"), f"/?lang={words.language}")
    about = tag("p", words.say("opinions", "about"), class_="quiet")
    sheet = Sheet(title, "/opinions", kind=DESK)
    if not found["count"]:
        return frame(words, sheet, back, about, tag("p", words.say("opinions", "none")), practice=practice)
    whole = facts(
        [
            (words.say("opinions", "count"), str(found["count"])),
            (words.say("opinions", "mean"), _mean(words, found["mean_hundredths"])),
        ]
    )
    faces = [(words.say("opinions", f"face_{face}"), many) for face, many in reversed(found["faces"].items())]
    reasons = [(words.say("opinions", f"reason_{name}"), many) for name, many in found["reasons"].items()]
    sites = [(row["id"], row) for row in found["sites"]]
    procedures = [(labels.procedure(words.language, row["id"]), row) for row in found["procedures"]]
    return frame(
        words,
        sheet,
        back,
        about,
        whole,
        _counts(words, "faces", faces),
        _counts(words, "reasons", reasons),
        _means(words, "sites", sites),
        _means(words, "procedures", procedures),
        practice=practice,
    )


def _mean(words: Words, hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}{words.say('opinions', 'point')}{rest:02d} / 5"


def _counts(words: Words, part: str, rows: Sequence[tuple[str, int]]) -> Html:
    shown = [(label, (("count", str(many)),)) for label, many in rows]
    return _table(words, part, shown)


def _means(words: Words, part: str, rows: Sequence[tuple[str, dict[str, Any]]]) -> Html:
    shown = [
        (label, (("count", str(row["count"])), ("mean", _mean(words, row["mean_hundredths"]))))
        for label, row in rows
    ]
    return _table(words, part, shown)


def _table(words: Words, part: str, rows: Sequence[tuple[str, tuple[tuple[str, str], ...]]]) -> Html:
    """A heading, and for each label its figures in the columns that the first row names."""
    title = words.say("opinions", part)
    names = [words.say("opinions", name) for name, _ in rows[0][1]]
    head = tag("tr", *(tag("th", name, scope="col") for name in (title, *names)))
    lines = [
        tag(
            "tr",
            tag("th", label, scope="row"),
            *(tag("td", value, data_label=words.say("opinions", name)) for name, value in cells),
        )
        for label, cells in rows
    ]
    table = tag("table", tag("thead", head), tag("tbody", *lines))
    return tag("div", table, class_="table", tabindex="0", role="region", aria_label=title)
