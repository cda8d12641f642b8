"""The list of those who wish to be called back, each with a button to say that somebody has called."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import FastAPI, Path
from fastapi.responses import JSONResponse
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.console.api import status_of
from portal.console.deeds import Deed
from portal.console.desk import Desk
from portal.console.posting import Posting
from portal.pages import guard
from portal.pages.forms import read_form
from portal.pages.frame import DESK, Sheet, frame
from portal.pages.html import Html, button, facts, form, hidden, panel, plain_link, tag
from portal.pages.trouble import asked_words
from portal.pages.words import Words

_MAX_FORM_BYTES = 4096
_STALE = "stale"
# What a token of this page is made for, in the place of a dossier's code.
_PAGE = "call_backs"
WishId = Annotated[str, Path(max_length=36)]


def add_routes(app: FastAPI, desk: Desk, *, practice: bool) -> None:
    posting = Posting(desk, practice=practice)

    async def show(request: Request, told: str = "", status: int = 200) -> Response:
        officer = request.scope["officer"]
        rows = await asyncio.to_thread(desk.call_backs.list, officer)
        token = desk.tokens.make(officer, _PAGE)
        return guard.page(_page(asked_words(request), rows, token, told, practice=practice), status)

    @app.get("/call-backs", summary="Who wishes to be called back", response_class=Response)
    async def call_backs(request: Request, deed: str = "") -> Response:
        return await show(request, Deed.DONE if deed == Deed.DONE else "")

    @app.post("/call-backs", include_in_schema=False)
    async def called(request: Request) -> Response:
        read = await read_form(request, _MAX_FORM_BYTES) or {}
        if not posting.is_genuine(request, _PAGE, read):
            return await show(request, _STALE, 403)
        done = await asyncio.to_thread(desk.call_backs.done, read.get("id", ""), request.scope["officer"])
        if done is not Deed.DONE:
            return await show(request, done, status_of(done))
        return RedirectResponse(f"/call-backs?lang={asked_words(request).language}&deed={Deed.DONE}", 303)

    @app.get("/api/call-backs", summary="Who wishes to be called back")
    async def api_list(request: Request) -> list[dict[str, Any]]:
        return await asyncio.to_thread(desk.call_backs.list, request.scope["officer"])

    @app.post("/api/call-backs/{wish_id}/done", summary="Somebody has called; the number is forgotten")
    async def api_done(request: Request, wish_id: WishId) -> Response:
        done = await asyncio.to_thread(desk.call_backs.done, wish_id, request.scope["officer"])
        return JSONResponse({"deed": done.value}, status_of(done))


def _page(words: Words, rows: Sequence[dict[str, Any]], token: str, told: str, *, practice: bool) -> str:
    notice = Html()
    if told:
        kind, icon = ("good", "saved") if told == Deed.DONE else ("care", "attention")
        notice = panel(kind, icon, words.say("deed", told), alert=True)
    items = [_item(words, row, token, number) for number, row in enumerate(rows, start=1)]
    body = tag("div", *items, class_="deeds columns") if items else tag("p", words.say("call_backs", "none"))
    back = plain_link(words.say("console", "back"), f"/?lang={words.language}")
    sheet = Sheet(words.say("call_backs", "title"), "/call-backs", kind=DESK)
    about = tag("p", words.say("call_backs", "about"), class_="quiet")
    return frame(words, sheet, back, notice, about, body, practice=practice)


def _item(words: Words, row: dict[str, Any], token: str, number: int) -> Html:
    phone = row["phone"]
    about = facts(
        [
            (words.say("call_backs", "when"), words.say("call_backs", f"when_{row['when']}")),
            (words.say("call_backs", "asked"), words.moment(row["asked_at"])),
            (words.say("console", "kiosk"), row["kiosk"]),
            (words.say("call_backs", "language"), row["language"]),
        ]
    )
    heading = tag("h2", f"{phone[:4]} {phone[4:7]} {phone[7:]}", id=f"call-{number}")
    hiddens = (hidden("token", token), hidden("id", row["id"]))
    go = button(words.say("call_backs", "go"), goes_on=False)
    posted = form(f"/call-backs?lang={words.language}", heading, about, *hiddens, go)
    return tag("section", posted, aria_labelledby=f"call-{number}")
