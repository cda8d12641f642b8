"""The few files that pages are drawn with, all from here: style, letters, icons."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import Response

_ASSETS = Path(__file__).parents[2] / "assets"
_STYLE = Path(__file__).with_name("style.css")
_ICONS = frozenset(
    {"mark", "attention", "bank", "id-card", "phone", "private", "saved", "status", "time", "waiting"}
)
_WEIGHTS = frozenset({"Medium", "SemiBold", "Bold"})
_KEPT = {"cache-control": "public, max-age=86400"}


def add_routes(app: FastAPI) -> None:
    """Only named files are served; a path never reaches the disk."""

    @app.get("/style.css", include_in_schema=False)
    async def style() -> Response:
        return Response(_read(_STYLE), media_type="text/css", headers=_KEPT)

    @app.get("/fonts/{weight}.ttf", include_in_schema=False)
    async def letters(weight: str) -> Response:
        if weight not in _WEIGHTS:
            return Response(status_code=404)
        file = _ASSETS / "fonts" / f"BeVietnamPro-{weight}.ttf"
        return Response(_read(file), media_type="font/ttf", headers=_KEPT)

    @app.get("/icons/{name}.svg", include_in_schema=False)
    async def icon(name: str) -> Response:
        if name not in _ICONS:
            return Response(status_code=404)
        return Response(_read(_ASSETS / "icons" / f"{name}.svg"), media_type="image/svg+xml", headers=_KEPT)

    @app.get("/lattice-band.svg", include_in_schema=False)
    async def band() -> Response:
        file = _ASSETS / "illustrations" / "lattice-band.svg"
        return Response(_read(file), media_type="image/svg+xml", headers=_KEPT)


@cache
def _read(path: Path) -> bytes:
    return path.read_bytes()
