"""A line that can be cut at one request, in one of four places; at its end the portal's own application."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import httpx
from starlette.types import ASGIApp, Message, Scope

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|TAM[0-9A-Z]{14}")
_NUMBER = re.compile(r"(?<=leaves/)\d+")


class Cut(StrEnum):
    """Where the line breaks."""

    BEFORE = "before the request leaves"
    IN_BODY = "in the middle of the request"
    UNANSWERED = "after the portal acted"
    IN_ANSWER = "in the middle of the answer"


@dataclass(frozen=True, slots=True)
class Passed:
    """One request: method and path without ids, the bytes of its body, of its answer."""

    label: str
    body: int
    answer: int

    def cuts(self) -> tuple[Cut, ...]:
        """The places at which this one can be cut."""
        places = [Cut.BEFORE]
        places += [Cut.IN_BODY] if self.body > 1 else []
        places.append(Cut.UNANSWERED)
        places += [Cut.IN_ANSWER] if self.answer > 1 else []
        return tuple(places)


class BrittleLine(httpx.BaseTransport):
    """`passed` since `forget`; `was_cut`: the request that `cut` named was made, and did not get through."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        # One loop for all requests, as in a server: its threads are not made anew for each.
        self._loop = asyncio.Runner()
        self.passed: list[Passed] = []
        self.was_cut = False
        self._at: int | None = None
        self._cut = Cut.BEFORE

    def forget(self) -> None:
        self.passed.clear()
        self.was_cut, self._at = False, None

    def cut(self, at: int, cut: Cut) -> None:
        """From now on request `at`, counted from 0 since `forget`, does not get through."""
        self._at, self._cut = at, cut

    def close(self) -> None:
        self._loop.close()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        body = request.read()
        number = len(self.passed)
        cut = self._cut if number == self._at else None
        self.was_cut = self.was_cut or cut is not None
        label = f"{request.method} {_NUMBER.sub('N', _ID.sub('ID', request.url.path))}"
        self.passed.append(Passed(label, len(body), 0))
        if cut is Cut.BEFORE:
            raise httpx.ConnectError("cut")
        if cut is Cut.IN_BODY:
            self._loop.run(_exchange(self._app, request, body[: len(body) // 2], is_whole=False))
            raise httpx.WriteError("cut")
        status, headers, answer = self._loop.run(_exchange(self._app, request, body, is_whole=True))
        self.passed[number] = Passed(label, len(body), len(answer))
        if cut is Cut.UNANSWERED:
            raise httpx.ReadError("cut")
        half = answer[: len(answer) // 2] if cut is Cut.IN_ANSWER else None
        return httpx.Response(status, headers=headers, stream=_Answer(answer, half))


class _Answer(httpx.SyncByteStream):
    """Unread, as off a socket; `half`: then the peer is gone."""

    def __init__(self, whole: bytes, half: bytes | None) -> None:
        self._whole, self._half = whole, half

    def __iter__(self) -> Iterator[bytes]:
        if self._half is None:
            yield self._whole
            return
        yield self._half
        raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")


async def _exchange(
    app: ASGIApp, request: httpx.Request, body: bytes, *, is_whole: bool
) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """One request to the application; where it is not whole the peer goes away after `body`."""
    coming: list[Message] = [{"type": "http.request", "body": body, "more_body": not is_whole}]
    status, headers, answer = 0, list[tuple[bytes, bytes]](), bytearray()

    async def receive() -> Message:
        return coming.pop(0) if coming else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], list(message["headers"])
        else:
            answer.extend(message.get("body", b""))

    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "scheme": "https",
        "path": request.url.path,
        "raw_path": request.url.raw_path.partition(b"?")[0],
        "query_string": request.url.query,
        "server": ("portal.test", 443),
        "client": ("127.0.0.1", 1),
        "root_path": "",
    }
    await app(scope, receive, send)
    return status, headers, bytes(answer)
