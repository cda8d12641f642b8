"""Bodies of the console's API: of a bounded size, and read as strictly as everything else that comes as JSON.

What `json` would let pass (half a letter, a key twice, numbers that no other reader holds) is refused here,
before a handler sees it: later it would trip whoever writes it down.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import HTTPException
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from sync.contract import canonical
from sync.contract.canonical import Json
from sync.contract.faults import ContractFault

# 64 defects with a note of 200 letters each, every letter escaped, and a remark.
MOST_BYTES = 256 * 1024


class StrictRoute(APIRoute):
    """400 for what is no JSON of ours, 413 for too much of it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            return await handle(_StrictRequest(request.scope, request.receive))

        return strictly


class _StrictRequest(Request):
    """`body` and `json` as FastAPI calls them."""

    _kept: bytes | None = None

    async def body(self) -> bytes:
        if self._kept is None:
            kept = bytearray()
            async for piece in self.stream():
                kept += piece
                if len(kept) > MOST_BYTES:
                    raise HTTPException(413)
            self._kept = bytes(kept)
        return self._kept

    async def json(self) -> Json:
        value = canonical.decode(await self.body(), MOST_BYTES, canonical=False)
        if isinstance(value, ContractFault):
            raise HTTPException(400)
        return value
