"""Who may look: in an open practice system anybody, else who is signed in; by this machine's own names."""

from __future__ import annotations

from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from portal.console.accounts import PRACTICE
from portal.console.sessions import Sessions, token_in
from portal.pages.guard import ALWAYS, UNLESS_SET

LOGIN = "/login"
_READING = ("GET", "HEAD")
_OURS = "same-origin"
_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_FREE = (LOGIN, "/style.css", "/lattice-band.svg", "/fonts/", "/icons/")


class Door:
    """Middleware; the officer's name goes into `scope["officer"]` and from there into the diary.

    Without `sessions` the console is open, and whatever is done there is done by `practice`.
    """

    def __init__(self, app: ASGIApp, sessions: Sessions | None) -> None:
        self._app = app
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        refusal = _stranger(scope, headers)
        if refusal is None:
            scope["officer"] = self._officer(headers.get(b"cookie", ""))
            if not scope["officer"] and not scope["path"].startswith(_FREE):
                refusal = _sent_to_sign_in(scope["path"])
        if refusal is not None:
            refusal.headers.update({**UNLESS_SET, **ALWAYS})
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _officer(self, cookies: str) -> str:
        if self._sessions is None:
            return PRACTICE
        return self._sessions.officer(token_in(cookies)) or ""


def _stranger(scope: Scope, headers: dict[bytes, str]) -> Response | None:
    host = headers.get(b"host", "")
    if host.rpartition(":")[0] not in _HOSTS and host not in _HOSTS:
        return PlainTextResponse("", 421)
    if headers.get(b"origin", f"http://{host}") != f"http://{host}":
        # A page of another origin that makes the officer's browser post here.
        return PlainTextResponse("", 403)
    if scope["method"] not in _READING and headers.get(b"sec-fetch-site", _OURS) != _OURS:
        return PlainTextResponse("", 403)
    return None


def _sent_to_sign_in(path: str) -> Response:
    return JSONResponse({"detail": 401}, 401) if path.startswith("/api/") else RedirectResponse(LOGIN, 303)
