"""Faults that the lab must find, so that its silence can be trusted. Only ever used with --plant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class Plant:
    """`around` puts the fault before an application; `what` is a word of the finding that must come."""

    name: str
    front: str
    what: str
    around: Callable[[ASGIApp], ASGIApp]


def _answer(wanted: Callable[[Scope], bool], response: Callable[[], Response]) -> Callable[[ASGIApp], ASGIApp]:
    def around(app: ASGIApp) -> ASGIApp:
        async def planted(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and wanted(scope):
                await response()(scope, receive, send)
            else:
                await app(scope, receive, send)

        return planted

    return around


def _long_code(scope: Scope) -> bool:
    return scope["path"] == "/status" and len(scope["query_string"]) > 40


def _odd_reference(scope: Scope) -> bool:
    name = scope["path"].removeprefix("/v1/payments/")
    return bool(name != scope["path"] and scope["method"] == "GET" and len(name) == 1)


def _orders(scope: Scope) -> bool:
    return bool(scope["path"] == "/v1/orders" and scope["method"] == "GET")


PLANTS = (
    Plant(
        "a page that trips over a long code",
        "public",
        "Server error",
        _answer(_long_code, lambda: Response("", 500)),
    ),
    Plant(
        "a status that nobody told of",
        "ingest",
        "Undocumented",
        _answer(_odd_reference, lambda: JSONResponse({}, 418)),
    ),
    Plant(
        "a route that believes anybody",
        "ingest",
        "authentication",
        _answer(_orders, lambda: Response(status_code=204)),
    ),
)
