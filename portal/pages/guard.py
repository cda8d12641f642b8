"""Headers that every page carries: it loads nothing from elsewhere and is framed by nobody."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)


def policy(form_target: str) -> str:
    """The policy of a page whose form may be sent on to the origin of `form_target`."""
    parts = urlsplit(form_target)
    return _POLICY.replace("form-action 'self'", f"form-action 'self' {parts.scheme}://{parts.netloc}")


ALWAYS = {
    # With "no-referrer" browsers send `Origin: null` with a page's own form, and no check could tell.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
UNLESS_SET = {"content-security-policy": _POLICY, "cache-control": "no-store"}


class Guard:
    """Middleware that adds the headers to every answer; an answer may set a policy or keeping of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(ALWAYS)
                for name, value in UNLESS_SET.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)


def page(text: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return HTMLResponse(text, status, headers)
