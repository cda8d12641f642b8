"""Which methods a path has, for an answer of 405 (RFC 9110 section 15.5.6)."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import Match, Route

_ALLOW = "allow"


def allowed(request: Request, error: HTTPException) -> dict[str, str]:
    """The header to add. `error` names the methods of the first route alone, and a path may have several."""
    named = {name.lower(): value for name, value in (error.headers or {}).items()}.get(_ALLOW, "")
    methods = {method for method in named.split(", ") if method}
    for route in request.app.routes:
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE:
            methods |= route.methods or set()
    return {_ALLOW: ", ".join(sorted(methods))}
