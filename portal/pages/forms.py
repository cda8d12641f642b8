"""Small forms as browsers post them (application/x-www-form-urlencoded), read with bounds."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request

_FEW_FIELDS = 8


async def read_form(request: Request, most_bytes: int, most_fields: int = _FEW_FIELDS) -> dict[str, str] | None:
    """Each field once, as text; None where it is too long, no such form, or names a field twice."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most_bytes:
            return None
    try:
        fields = parse_qs(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=most_fields
        )
    except ValueError:
        return None
    if any(len(values) != 1 for values in fields.values()):
        return None
    return {name: values[0] for name, values in fields.items()}
