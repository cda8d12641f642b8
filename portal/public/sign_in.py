"""Where a citizen's telephone goes and comes back when somebody signs in at a kiosk.

A QR can be sent on: whoever opens it is asked first whether that kiosk is before them, and only the browser in
which that was answered can come back from the provider (RFC 9700, section 4.7).
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import re
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.errands import IDENTITY, Errands
from portal.pages import guard
from portal.pages.frame import Sheet, frame
from portal.pages.html import button, form, panel, tag
from portal.pages.trouble import asked_words, trouble_page
from portal.public.parts import PublicParts
from portal.store.models import Errand, Kiosk, SignInSession
from portal.store.sign_ins import SignInState, beginning, returning
from sync.contract import canonical

_MOST_CODE = 2048
_COOKIE = "__Host-sign-in"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_GOOD = "done"
_BAD = ("expired", "used", "denied", "silent", "nonsense", "incomplete")
Session = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
State = Annotated[str, Query(pattern=r"^[0-9a-f]{32}\.[A-Za-z0-9_-]{43}$")]
Code = Annotated[str, Query(max_length=_MOST_CODE)]


def add_routes(app: FastAPI, parts: PublicParts) -> None:
    practice = parts.config.practice
    errands = Errands(parts.database, parts.clock, parts.bell)

    def show(request: Request, outcome: str) -> Response:
        """Nothing of whoever signed in: only whether, and to look at the kiosk again."""
        words = asked_words(request)
        kind, icon = ("good", "saved") if outcome == _GOOD else ("care", "attention")
        body = panel(kind, icon, words.say("sign_in_page", outcome), words.say("sign_in_page", "look_back"))
        sheet = Sheet(words.say("sign_in_page", "title"), "/")
        return guard.page(frame(words, sheet, body, practice=practice))

    def open_sign_in(session_id: str) -> tuple[str, str] | None:
        """The provider's address, and where the kiosk stands."""
        with parts.database.read() as session:
            row = session.get(SignInSession, session_id)
            is_open = row is not None and row.state == SignInState.WAITING and row.expires_at > parts.clock()
            kiosk = session.get(Kiosk, row.kiosk_id) if row is not None and is_open else None
            return (row.address, kiosk.site) if row is not None and kiosk is not None else None

    def has_begun(session_id: str, browser: bytes) -> bool:
        with parts.database.read() as session:
            row = session.get(Errand, beginning(session_id))
            return row is not None and hmac.compare_digest(row.body, browser)

    @app.get("/sign-in/back", summary="Where the identity provider sends a telephone back to")
    async def back(request: Request, state: State, code: Code = "", error: Code = "") -> Response:
        if not parts.glances.allows(parts.caller(request)):
            return trouble_page(asked_words(request), 429, practice=practice)
        session_id = state.partition(".")[0]
        browser = _browser(request)
        if browser is None or not await asyncio.to_thread(has_begun, session_id, _hashed(browser)):
            return show(request, "other_browser")
        errand_id = returning(state)
        body = canonical.encode({"state": state, "code": code, "error": error})
        is_first = await asyncio.to_thread(errands.put, errand_id, IDENTITY, "sign_in_back", body)
        if not is_first:
            return show(request, "used")
        answer = await errands.answer(errand_id, parts.config.limits.answer_wait_s)
        if answer is None:
            return show(request, "silent")
        return show(request, _outcome(answer.status, answer.body))

    @app.get("/sign-in/{session_id}", summary="What the QR on a kiosk's sign-in page opens: which kiosk is it?")
    async def ask(request: Request, session_id: Session) -> Response:
        if not parts.glances.allows(parts.caller(request)):
            return trouble_page(asked_words(request), 429, practice=practice)
        found = await asyncio.to_thread(open_sign_in, session_id)
        if found is None:
            return show(request, "expired")
        address, site = found
        words = asked_words(request)
        path = f"/sign-in/{session_id}"
        question = panel("care", "attention", words.say("sign_in_page", "ask", site=site))
        yes = form(f"{path}/yes?lang={words.language}", button(words.say("sign_in_page", "yes")))
        otherwise = tag("p", words.say("sign_in_page", "otherwise"))
        sheet = Sheet(words.say("sign_in_page", "title"), path)
        text = frame(words, sheet, question, yes, otherwise, practice=practice)
        # Browsers hold a form to its policy also where its answer sends on.
        answer = guard.page(text, headers={"content-security-policy": guard.policy(address)})
        # Without it no form counts, and a form on somebody else's page comes without it.
        answer.set_cookie(
            _COOKIE,
            _browser(request) or parts.new_browser(),
            max_age=parts.config.identity.expires_s,
            secure=True,
            httponly=True,
            samesite="lax",
        )
        return answer

    @app.post("/sign-in/{session_id}/yes", summary="Yes, it is this kiosk: on to the provider", status_code=303)
    async def begin(request: Request, session_id: Session) -> Response:
        if not parts.glances.allows(parts.caller(request)):
            return trouble_page(asked_words(request), 429, practice=practice)
        found = await asyncio.to_thread(open_sign_in, session_id)
        if found is None:
            return show(request, "expired")
        browser = _browser(request)
        if browser is None:
            return show(request, "other_browser")
        errand_id, body = beginning(session_id), _hashed(browser)
        if not await asyncio.to_thread(errands.put, errand_id, IDENTITY, "sign_in_begun", body):
            return show(request, "used")
        return RedirectResponse(found[0], 303)


def _browser(request: Request) -> str | None:
    """What this browser was given to be known by."""
    token = request.cookies.get(_COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


def _hashed(browser: str) -> bytes:
    return hashlib.sha256(browser.encode("ascii")).hexdigest().encode("ascii")


def _outcome(status: int, body: bytes) -> str:
    found: Any = canonical.decode(body, canonical=False) if status == 200 else None
    why = found.get("why", "nonsense") if isinstance(found, dict) else "nonsense"
    if why is None:
        return _GOOD
    return why if why in _BAD else "nonsense"
