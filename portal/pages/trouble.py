"""A page for what went wrong: words and a way back instead of a number."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from portal.methods import allowed
from portal.pages import guard
from portal.pages.frame import Sheet, frame
from portal.pages.html import link, panel
from portal.pages.words import Words, choose
from portal.store.outage import StoreUnavailableError

_MACHINES = ("/api/",)
_NAMED = {404: "not_found", 405: "not_found", 422: "not_found", 429: "too_many"}
_LATER = {429, 503}
RETRY_AFTER_S = 60


def asked_words(request: Request) -> Words:
    """The language of the address, else of the browser."""
    return choose(request.query_params.get("lang"), request.headers.get("accept-language", ""))


def trouble_page(words: Words, status: int, *, practice: bool) -> Response:
    """It never repeats what was asked for."""
    key = _NAMED.get(status, "broken")
    notice = panel("care", "attention", words.say("trouble_page", f"{key}_lead"), alert=True)
    back = link(words.say("frame", "home"), f"/?lang={words.language}")
    sheet = Sheet(words.say("trouble_page", key), "/")
    headers = {"retry-after": str(RETRY_AFTER_S)} if status in _LATER else None
    return guard.page(frame(words, sheet, notice, back, practice=practice), status, headers)


def add_handlers(app: FastAPI, *, practice: bool) -> None:
    """Unknown addresses, misshapen ones and our own bugs; machines keep getting JSON."""

    def answer(request: Request, status: int) -> Response:
        if request.url.path.startswith(_MACHINES):
            headers = {"retry-after": str(RETRY_AFTER_S)} if status in _LATER else None
            return JSONResponse({"detail": status}, status, headers)
        return trouble_page(asked_words(request), status, practice=practice)

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        response = answer(request, error.status_code)
        if error.status_code == 405:
            response.headers.update(allowed(request, error))
        return response

    async def misshapen(request: Request, _error: Exception) -> Response:
        return answer(request, 422)

    async def away(request: Request, _error: Exception) -> Response:
        return answer(request, 503)

    async def tripped(request: Request, _error: Exception) -> Response:
        # This answer is given outside all middleware, the guard's headers included.
        response = answer(request, 500)
        response.headers.update({**guard.UNLESS_SET, **guard.ALWAYS})
        return response

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, misshapen)
    app.add_exception_handler(StoreUnavailableError, away)
    app.add_exception_handler(Exception, tripped)
