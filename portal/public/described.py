"""What each of the citizens' pages takes and answers, as OpenAPI: pages, or the way to another page."""

from __future__ import annotations

from portal.described import HTML, Description, Said, Schema


def _page(*others: int, ways_on: bool = False, body: dict[str, Schema] | None = None) -> Said:
    """A page with 200; `ways_on`: it may send on to another. Any page may find the store out of reach."""
    answers = dict.fromkeys(sorted({200, *others, 503}), HTML)
    return Said({**answers, **({303: {}} if ways_on else {})}, body or {})


_FORM: Schema = {
    "type": "object",
    "properties": {"qr": {"type": "string", "maxLength": 512}},
    "required": ["qr"],
}

DESCRIPTION = Description(
    {
        "GET /": _page(),
        "GET /status": _page(400, 404, 422, 429, ways_on=True),
        "GET /prepare": _page(),
        "GET /prepare/{procedure}": _page(404),
        "GET /pay": _page(400, 422),
        "POST /pay": _page(400, ways_on=True, body={"application/x-www-form-urlencoded": _FORM}),
        "GET /pay/{reference}": _page(404, 422, 429),
        "GET /sign-in/back": _page(422, 429),
        "GET /sign-in/{session_id}": _page(422, 429),
        "POST /sign-in/{session_id}/yes": _page(422, 429, ways_on=True),
    }
)
