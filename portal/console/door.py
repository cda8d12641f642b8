"""Who may look: an officer's name and the console's password, from this machine's own names only."""

from __future__ import annotations

import base64
import binascii
import hmac
import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_OFFICER = re.compile(r"[\w .-]{1,60}")
_READING = ("GET", "HEAD")
_OURS = "same-origin"
_HOSTS = ("127.0.0.1", "localhost", "[::1]")


class Door:
    """Middleware: HTTP Basic (RFC 7617); the name goes into the diary. Foreign hosts and origins stay out."""

    def __init__(self, app: ASGIApp, password: str) -> None:
        self._app = app
        self._password = password.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        officer = self._officer(headers.get(b"authorization", ""))
        host = headers.get(b"host", "")
        if host.rpartition(":")[0] not in _HOSTS and host not in _HOSTS:
            await PlainTextResponse("", 421)(scope, receive, send)
        elif headers.get(b"origin", f"http://{host}") != f"http://{host}":
            # A page of another origin that makes the officer's browser post here.
            await PlainTextResponse("", 403)(scope, receive, send)
        elif scope["method"] not in _READING and headers.get(b"sec-fetch-site", _OURS) != _OURS:
            await PlainTextResponse("", 403)(scope, receive, send)
        elif officer is None:
            challenge = {"www-authenticate": 'Basic realm="console", charset="UTF-8"'}
            await PlainTextResponse("", 401, challenge)(scope, receive, send)
        else:
            scope["officer"] = officer
            await self._app(scope, receive, send)

    def _officer(self, authorization: str) -> str | None:
        kind, _, encoded = authorization.partition(" ")
        try:
            name, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
        except (binascii.Error, ValueError):
            return None
        is_right = hmac.compare_digest(password.encode(), self._password)
        return name if kind.lower() == "basic" and is_right and _OFFICER.fullmatch(name) else None
