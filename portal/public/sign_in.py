"""Where a citizen's telephone goes and comes back when somebody signs in at a kiosk."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.errands import IDENTITY, Errands
from portal.pages import guard
from portal.pages.frame import Sheet, frame
from portal.pages.html import panel
from portal.pages.trouble import asked_words, trouble_page
from portal.public.parts import PublicParts, caller
from portal.store.models import SignInSession
from portal.store.sign_ins import SignInState, returning
from sync.contract import canonical

_MOST_CODE = 2048
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

    def address(session_id: str) -> str | None:
        with parts.database.read() as session:
            row = session.get(SignInSession, session_id)
            is_open = row is not None and row.state == SignInState.WAITING and row.expires_at > parts.clock()
            return row.address if row is not None and is_open else None

    @app.get("/sign-in/back", summary="Where the identity provider sends a telephone back to")
    async def back(request: Request, state: State, code: Code = "", error: Code = "") -> Response:
        if not parts.glances.allows(caller(request)):
            return trouble_page(asked_words(request), 429, practice=practice)
        errand_id = returning(state)
        body = canonical.encode({"state": state, "code": code, "error": error})
        is_first = await asyncio.to_thread(errands.put, errand_id, IDENTITY, "sign_in_back", body)
        if not is_first:
            return show(request, "used")
        answer = await errands.answer(errand_id, parts.config.limits.answer_wait_s)
        if answer is None:
            return show(request, "silent")
        return show(request, _outcome(answer.status, answer.body))

    @app.get("/sign-in/{session_id}", summary="What the QR on a kiosk's sign-in page opens", status_code=303)
    async def begin(request: Request, session_id: Session) -> Response:
        if not parts.glances.allows(caller(request)):
            return trouble_page(asked_words(request), 429, practice=practice)
        found = await asyncio.to_thread(address, session_id)
        return show(request, "expired") if found is None else RedirectResponse(found, 303)


def _outcome(status: int, body: bytes) -> str:
    found: Any = canonical.decode(body, canonical=False) if status == 200 else None
    why = found.get("why", "nonsense") if isinstance(found, dict) else "nonsense"
    if why is None:
        return _GOOD
    return why if why in _BAD else "nonsense"
