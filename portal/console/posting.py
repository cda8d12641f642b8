"""What every form of the console has in common: read within bounds, drawn here for this officer, done once."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Awaitable, Callable

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.console.api import status_of
from portal.console.deeds import Deed
from portal.console.desk import Desk
from portal.console.dossier_page import Drawn, Told, dossier_page
from portal.pages import guard
from portal.pages.forms import read_form
from portal.pages.trouble import asked_words

_MAX_FORM_BYTES = 16_384
_STALE = "stale"
Form = dict[str, str]
Do = Callable[[Form], Awaitable[Deed]]


class Posting:
    """Shows a dossier's page, and again with what was typed when a deed was not done."""

    def __init__(self, desk: Desk, *, practice: bool) -> None:
        self._desk = desk
        self._practice = practice

    async def show(self, request: Request, code: str, told: Told, status: int = 200) -> Response:
        officer = request.scope["officer"]
        found = await asyncio.to_thread(self._desk.show, code, officer)
        if found is None:
            raise HTTPException(404)
        drawn = Drawn(officer, self._desk.tokens.make(officer, found["code"]), self._desk.new_id())
        words = asked_words(request)
        text = dossier_page(words, self._desk.labels, found, drawn, told, practice=self._practice)
        return guard.page(text, status)

    async def do(self, request: Request, code: str, deed: Do) -> Response:
        form = await read_form(request, _MAX_FORM_BYTES) or {}
        if not self.is_genuine(request, code, form):
            return await self.show(request, code, Told(_STALE, form), 403)
        done = await deed(form)
        if done is Deed.DONE:
            return to_dossier(request, code)
        return await self.show(request, code, Told(done, form), status_of(done))

    def is_genuine(self, request: Request, code: str, form: Form) -> bool:
        """Whether this console drew the form for this officer and this dossier."""
        return self._desk.tokens.is_genuine(request.scope["officer"], code, form.get("token", ""))


def to_dossier(request: Request, code: str) -> Response:
    language = asked_words(request).language
    return RedirectResponse(f"/dossiers/{code}?lang={language}&deed={Deed.DONE}", 303)


def typed(form: Form, name: str) -> str:
    """What was typed, without blanks around it, letters and marks as one.

    Browsers end lines with two characters, and what is pasted from a table has tabs in it.
    """
    text = form.get(name, "").replace("\r\n", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", text).strip()


def amount(form: Form, name: str) -> int:
    """Whole đồng as people write them, with dots or spaces between the thousands; 0 for anything else."""
    digits = form.get(name, "").replace(".", "").replace(" ", "").replace("\u00a0", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 13 else 0
