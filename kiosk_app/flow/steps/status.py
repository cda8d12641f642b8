""" "Where is my dossier?": the code from the paper, and what is known of it."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import AskStatus
from kiosk_app.flow.events import ClearEntry, Erase, Event, GoBack, GoOn, StatusHeard, Typed
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.steps.leave import farewell, home

#: TAM, eight characters and one check character; hyphens and TAM may be typed or not.
_LONGEST = 24
_PREFIX = "TAM"
_BODY = 9


def _bare(code: str) -> str:
    """What counts in a code: no hyphens, no prefix, and the letters people take for digits as those."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return letters.removeprefix(_PREFIX).translate(str.maketrans("ILO", "110"))


def complete(text: str) -> bool:
    return len(_bare(text)) >= _BODY


def _answers(heard: StatusHeard, asked: str) -> bool:
    """Whether this is news of the code that was asked for, and not a late answer about another."""
    return _bare(asked) in (_bare(heard.code), _bare(heard.official_code))


def _typed(visit: Visit, text: str) -> Turn:
    """Another text is another question: the answer to the one before is no longer awaited."""
    return stay(replace(visit, status_text=text, status_error="", status_asking=False))


def at_status_code(visit: Visit, event: Event) -> Turn:
    match event:
        case Typed(text):
            return _typed(visit, text.upper()[:_LONGEST])
        case Erase():
            return _typed(visit, visit.status_text[:-1])
        case ClearEntry():
            return _typed(visit, "")
        case GoOn() if not visit.status_asking:
            if not complete(visit.status_text):
                return stay(replace(visit, status_error="error.code_incomplete"))
            return stay(replace(visit, status_asking=True), AskStatus(visit.status_text))
        case StatusHeard() if visit.status_asking and _answers(event, visit.status_text):
            return stay(replace(visit, status=event, status_asking=False, page=Page.STATUS))
        case GoBack():
            return stay(home(visit))
    return stay(visit)


def at_status(visit: Visit, event: Event) -> Turn:
    match event:
        case StatusHeard() if _answers(event, visit.status_text):
            return stay(replace(visit, status=event))
        case GoBack():
            return stay(replace(visit, page=Page.STATUS_CODE, status=None))
        case GoOn():
            return farewell(visit)
    return stay(visit)
