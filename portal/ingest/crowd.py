"""A crowd at the door: so many at once are served, the others are told at once when to come back.

After an outage every kiosk comes back in the same minute. Served all at once, each would wait until its own
patience ends and then ask once more; turned away quickly, and each to another second, they are served in turn.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from portal.refusal import Refusal
from sync.contract.wire import ErrorCode

log = logging.getLogger("portal.crowd")

_AT_LEAST_S = 2
_TELL_EVERY = 100


class Crowd:
    """Middleware. At most `at_once` requests are inside; `waiters` of those that only wait for news.

    `chance` gives a float in [0, 1): the more were turned away since the door was last free, the longer the
    time over which they are spread.
    """

    def __init__(self, app: ASGIApp, at_once: int, waiters: int, chance: Callable[[], float]) -> None:
        self._app = app
        self._room = {False: at_once, True: waiters}
        self._at_once = at_once
        self._chance = chance
        self._inside = {False: 0, True: 0}
        self._turned_away = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        waits = b"wait=" in scope["query_string"]
        if self._inside[waits] >= self._room[waits]:
            await self._turn_away(send)
            return
        self._inside[waits] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._inside[waits] -= 1
            if not self._inside[False]:
                self._turned_away = 0

    async def _turn_away(self, send: Send) -> None:
        self._turned_away += 1
        if self._turned_away % _TELL_EVERY == 1:
            log.warning("crowd.turned_away count=%s", self._turned_away)
        # A place is free again after some tenths of a second: as many seconds as there are rounds to be served.
        rounds = 1 + self._turned_away // self._at_once
        after_s = _AT_LEAST_S + int(self._chance() * min(rounds * _AT_LEAST_S, 120))
        body = Refusal(ErrorCode.UNAVAILABLE).body()
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            (b"retry-after", str(after_s).encode()),
        ]
        await send({"type": "http.response.start", "status": 503, "headers": headers})
        await send({"type": "http.response.body", "body": body})
