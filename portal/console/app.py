"""The console: a list, a dossier as the opener opened it, verdicts, fees, refunds. Pages and JSON."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import FastAPI

from portal.console import (
    api,
    bookings_page,
    call_backs_page,
    faces,
    money_faces,
    opinions_page,
    sign_in,
    supplement_faces,
)
from portal.console.bodies import StrictRoute
from portal.console.described import DESCRIPTION
from portal.console.desk import Desk
from portal.console.door import Door
from portal.console.sign_in import SignIn
from portal.pages import assets, guard, trouble


@dataclass(frozen=True, slots=True)
class ConsoleParts:
    """`sign_in` is None where the console is open: in practice alone."""

    desk: Desk
    sign_in: SignIn | None
    practice: bool


def build(parts: ConsoleParts) -> FastAPI:
    """The application with its own OpenAPI description, behind its door. Raises ValueError for an open door
    without practice."""
    if parts.sign_in is None and not parts.practice:
        raise ValueError("a real console has a door")
    app = FastAPI(
        title="Trạm Một Cửa: console", version="1", openapi_url="/openapi.json", docs_url=None, redoc_url=None
    )
    app.router.route_class = StrictRoute
    assets.add_routes(app)
    for part in (faces, supplement_faces, money_faces, call_backs_page, opinions_page, bookings_page):
        part.add_routes(app, parts.desk, practice=parts.practice)
    if parts.sign_in is not None:
        sign_in.add_routes(app, parts.sign_in, practice=parts.practice)
    api.add_routes(app, parts.desk)
    DESCRIPTION.dress(app)
    trouble.add_handlers(app, practice=parts.practice)
    app.add_middleware(guard.Guard)
    app.add_middleware(Door, sessions=None if parts.sign_in is None else parts.sign_in.sessions)
    return app
