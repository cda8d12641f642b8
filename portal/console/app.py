"""The console: a list, a dossier as the opener opened it, the official code, the state. Pages and JSON."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import FastAPI

from portal.console import api, faces
from portal.console.deeds import Deeds
from portal.console.door import Door
from portal.console.labels import Labels
from portal.console.reading import Reading
from portal.console.tokens import Tokens
from portal.pages import assets, guard, trouble


@dataclass(frozen=True, slots=True)
class ConsoleParts:
    reading: Reading
    deeds: Deeds
    labels: Labels
    tokens: Tokens
    password: str
    practice: bool


def build(parts: ConsoleParts) -> FastAPI:
    """The application with its own OpenAPI description, behind its door."""
    app = FastAPI(
        title="Trạm Một Cửa: console", version="1", openapi_url="/openapi.json", docs_url=None, redoc_url=None
    )
    assets.add_routes(app)
    faces.add_routes(app, parts.reading, parts.deeds, parts.labels, parts.tokens, practice=parts.practice)
    api.add_routes(app, parts.reading, parts.deeds)
    trouble.add_handlers(app, practice=parts.practice)
    app.add_middleware(guard.Guard)
    app.add_middleware(Door, password=parts.password)
    return app
