"""Stands before an application of the portal and signs the requests that ask for it, with their very bytes.

Schemathesis knows that a request is to be signed, and not how it will look on the wire: so it puts `SIGN_ME`
where the signature belongs, or something else, or nothing, and this signs, or lets it pass as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SIGN_ME = "to-be-signed"
Headers = list[tuple[bytes, bytes]]
Credentials = Callable[[str, str, bytes], dict[str, str]]


def nobody(_method: str, _target: str, _body: bytes) -> dict[str, str]:
    return {}


def always(_path: str) -> bool:
    """Every request is signed, asked for or not."""
    return True


def asked(_path: str) -> bool:
    """Only what asks for it is signed."""
    return False


@dataclass
class Gate:
    """Middleware. `unasked` says of a path whether its requests are signed without asking for it."""

    app: ASGIApp
    credentials: Credentials = nobody
    unasked: Callable[[str], bool] = asked
    requests: int = 0
    statuses: dict[int, int] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        self.requests += 1
        scope = {**scope, "headers": _at_home(scope["headers"])}
        body = await _whole(receive)
        if self.unasked(scope["path"]) or any(SIGN_ME.encode() in value for _, value in scope["headers"]):
            scope = {**scope, "headers": self._signed(scope, body)}

        async def again() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                status = message["status"]
                self.statuses[status] = self.statuses.get(status, 0) + 1
            await send(message)

        await self.app(scope, again, counted)

    def _signed(self, scope: Scope, body: bytes) -> Headers:
        path, query = scope["raw_path"].decode("latin-1"), scope["query_string"].decode("latin-1")
        added = self.credentials(scope["method"], f"{path}?{query}" if query else path, body)
        ours = {name.lower().encode(): value.encode() for name, value in added.items()}
        kept = [(name, value) for name, value in scope["headers"] if name.lower() not in ours]
        return kept + list(ours.items())


def _at_home(headers: Headers) -> Headers:
    """Asked by the name that this machine has for itself, as an officer's browser would."""
    return [(name, b"127.0.0.1" if name == b"host" else value) for name, value in headers]


async def _whole(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body", False):
            return bytes(body)
