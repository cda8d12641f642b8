"""What the console takes and answers, as OpenAPI: pages for people, the same deeds as JSON for machines."""

from __future__ import annotations

from portal.console.deeds import Deed
from portal.console.sessions import COOKIE
from portal.described import HTML, Description, Said, Schema, json_of, record, ref

_SESSION = "session"
_SCHEMAS: dict[str, Schema] = {
    "Deed": record(deed={"enum": [deed.value for deed in Deed]}),
    "Detail": record(detail={"type": "integer", "description": "the status once more"}),
    "Object": {"type": "object"},
}
_BYTES: Schema = {"type": "string", "format": "binary"}
# Where the console has a door, whoever is not signed in is sent to it.
_DOOR = {303: {}, 403: {"text/plain": {"type": "string"}}, 421: {"text/plain": {"type": "string"}}}


def _page(*others: int) -> Said:
    return Said({**_DOOR, **dict.fromkeys((200, *others, 503), HTML)})


def _paper(*media: str) -> Said:
    content = dict.fromkeys(media, _BYTES)
    return Said({**_DOOR, 200: content, **dict.fromkeys((404, 422, 503), HTML)})


def _api(found: Schema, *others: int) -> Said:
    """JSON whatever happens; without a session 401."""
    detail = json_of(ref("Detail"))
    return Said({200: json_of(found), **dict.fromkeys((401, *others, 503), detail)}, security=_SESSION)


def _deed() -> Said:
    """How it went, in one word."""
    either = json_of({"anyOf": [ref("Deed"), ref("Detail")]})
    said = _api(ref("Deed"), 400, 413).answers
    return Said({**said, **dict.fromkeys((404, 409, 422, 503), either)}, security=_SESSION)


_LIST: Schema = {"type": "array", "items": ref("Object")}
_DOSSIER = "/api/dossiers/{code}"

DESCRIPTION = Description(
    {
        "GET /": _page(422),
        "GET /dossiers/{code}": _page(404, 422),
        "GET /dossiers/{code}/supplement": _page(404, 422),
        "GET /dossiers/{code}/papers/{number}": _paper("application/octet-stream"),
        "GET /dossiers/{code}/papers/{number}/view": _paper("application/pdf", "image/jpeg", "image/png"),
        "GET /refunds": _page(422),
        "GET /call-backs": _page(422),
        "GET /opinions": _page(422),
        "GET /api/dossiers": _api(_LIST, 422),
        f"GET {_DOSSIER}": _api(ref("Object"), 404, 422),
        f"PUT {_DOSSIER}/official-code": _deed(),
        f"PUT {_DOSSIER}/state": _deed(),
        f"PUT {_DOSSIER}/supplement-request": _deed(),
        f"PUT {_DOSSIER}/refusal": _deed(),
        f"PUT {_DOSSIER}/fee": _deed(),
        f"POST {_DOSSIER}/notes": _deed(),
        f"POST {_DOSSIER}/try-again": _deed(),
        f"POST {_DOSSIER}/join": _deed(),
        "GET /api/refunds": _api(_LIST),
        "POST /api/refunds": _deed(),
        "GET /api/call-backs": _api(_LIST),
        "GET /api/opinions": _api(ref("Object")),
        "GET /bookings": _page(422),
        "GET /api/bookings": _api(_LIST),
        "POST /api/call-backs/{wish_id}/done": _deed(),
    },
    _SCHEMAS,
    {_SESSION: {"type": "apiKey", "in": "cookie", "name": COOKIE}},
)
