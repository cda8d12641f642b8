"""The citizens' pages: server-rendered HTML, nothing from outside. Scripts have two: the form for home, and the
page that carries a dossier.
"""

from __future__ import annotations

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from portal.pages import assets, guard, trouble
from portal.pages.frame import HOME, Sheet, frame
from portal.pages.html import plain_link, tag
from portal.pages.trouble import asked_words
from portal.public import book, carry, pay, prepare, schedule, sign_in, status
from portal.public.described import DESCRIPTION
from portal.public.parts import PublicParts


def build(parts: PublicParts) -> FastAPI:
    """The application with its own OpenAPI description; every page of a practice system says that it is one."""
    app = FastAPI(
        title="Trạm Một Cửa: public pages",
        version="1",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        default_response_class=Response,
    )
    practice = parts.config.practice

    @app.get("/", summary="First page: ask for a code")
    async def home(request: Request) -> Response:
        words = asked_words(request)
        about = tag("p", words.say("home", "about"), class_="quiet")
        sheet = Sheet(words.say("home", "title"), "/", kind=HOME)
        home_form = plain_link(words.say("home", "prepare"), f"/prepare?lang={words.language}")
        booking = plain_link(words.say("home", "book"), f"/book?lang={words.language}")
        hours = plain_link(words.say("home", "schedule"), f"/schedule?lang={words.language}")
        body = (status.ask_code(words), about, home_form, booking, hours)
        return guard.page(frame(words, sheet, *body, practice=practice))

    assets.add_routes(app)
    status.add_routes(app, parts)
    prepare.add_routes(app, parts)
    carry.add_routes(app, parts)
    book.add_routes(app, parts)
    schedule.add_routes(app, parts)
    pay.add_routes(app, parts)
    sign_in.add_routes(app, parts)
    DESCRIPTION.dress(app)
    trouble.add_handlers(app, practice=practice)
    app.add_middleware(guard.Guard)
    return app
