"""Practice only: an ingest that says nothing, or says what a captive portal would say."""

from __future__ import annotations

import itertools

from starlette.types import ASGIApp, Receive, Scope, Send

from portal.switches import PortalSwitch, Switches

_NONSENSE: tuple[tuple[int, bytes, bytes], ...] = (
    (200, b"text/html", b"<html><body>Welcome to Free WiFi. Please log in.</body></html>"),
    (302, b"text/html", b""),
    (200, b"application/json", b'{"receipt":{"kid":"0","payload":"e30=","sig":"AA=="}}'),
    (201, b"application/json", b"{}"),
    (200, b"application/octet-stream", b"\x00\xff\xfe{\x80"),
    (200, b"application/json", b'{"missing":[]'),
)


class Unwell:
    """Middleware around the ingest application; with every switch at rest it is not there."""

    def __init__(self, app: ASGIApp, switches: Switches) -> None:
        self._app = app
        self._switches = switches
        self._turns = itertools.count()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        switch = self._switches.portal() if scope["type"] == "http" else PortalSwitch.WELL
        if switch is PortalSwitch.SILENT:
            while (await receive())["type"] != "http.disconnect":
                pass
        elif switch is PortalSwitch.NONSENSE:
            status, media, body = _NONSENSE[next(self._turns) % len(_NONSENSE)]
            headers = [(b"content-type", media), (b"content-length", str(len(body)).encode())]
            if status == 302:
                headers.append((b"location", b"http://captive.invalid/login"))
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})
        else:
            await self._app(scope, receive, send)
