"""What each of the citizens' pages takes and answers, as OpenAPI: pages, or the way to another page."""

from __future__ import annotations

from portal.described import HTML, JSON, Description, Said, Schema


def _page(*others: int, ways_on: bool = False, body: dict[str, Schema] | None = None) -> Said:
    """A page with 200; `ways_on`: it may send on to another. Any page may find the store out of reach."""
    answers = dict.fromkeys(sorted({200, *others, 503}), HTML)
    return Said({**answers, **({303: {}} if ways_on else {})}, body or {})


_FORM: Schema = {
    "type": "object",
    "properties": {"qr": {"type": "string", "maxLength": 512}},
    "required": ["qr"],
}

_HELD: Schema = {
    "type": "object",
    "properties": {"token": {"type": "string", "pattern": "^[0-9a-f]{32}$"}},
    "required": ["token"],
}
_TIME: Schema = {
    "type": "object",
    "properties": {
        "desk": {"type": "string", "maxLength": 64},
        "day": {"type": "string", "format": "date"},
        "at": {"type": "string", "maxLength": 5},
        "token": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    },
    "required": ["desk", "day", "token"],
}

_STATE: Schema = {
    "type": "object",
    "properties": {
        "state": {"enum": ["received", "words"]},
        "code": {"type": "string"},
        "time": {"type": "string"},
        "already": {"type": "boolean"},
    },
    "required": ["state", "code", "time", "already"],
    "additionalProperties": False,
}
_ERROR: Schema = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}

DESCRIPTION = Description(
    {
        "GET /": _page(),
        "GET /status": _page(400, 404, 422, 429, ways_on=True),
        "GET /prepare": _page(),
        "GET /prepare/{procedure}": _page(404),
        "GET /carry": _page(),
        "POST /carry": Said(
            {200: {JSON: _STATE}}
            | {status: {JSON: _ERROR} for status in (400, 401, 404, 409, 413, 422, 429)}
            | {503: {JSON: _ERROR, **HTML}},
            {"application/octet-stream": {"type": "string", "format": "binary"}},
        ),
        "GET /book": _page(422, 429),
        "POST /book": _page(400, 409, 429, body={"application/x-www-form-urlencoded": _TIME}),
        "POST /book/back": _page(400, 429, body={"application/x-www-form-urlencoded": _HELD}),
        "GET /schedule": _page(422),
        "GET /schedule/{site}.ics": Said(
            {200: {"text/calendar": {"type": "string"}}, 404: HTML, 422: HTML, 503: HTML}
        ),
        "GET /pay": _page(400, 422),
        "POST /pay": _page(400, ways_on=True, body={"application/x-www-form-urlencoded": _FORM}),
        "GET /pay/{reference}": _page(404, 422, 429),
        "GET /sign-in/back": _page(422, 429),
        "GET /sign-in/{session_id}": _page(422, 429),
        "POST /sign-in/{session_id}/yes": _page(422, 429, ways_on=True),
    }
)
