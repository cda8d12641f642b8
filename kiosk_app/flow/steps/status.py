""" "Where is my dossier?": the code from the paper, and what is known of it."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import AskStatus
from kiosk_app.flow.events import ClearEntry, Erase, Event, GoBack, GoOn, StatusHeard, Typed
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.steps.leave import farewell

#: TAM and eight characters with one check character, without the hyphens a person may type or not.
_LONGEST = 24
_SHORTEST = 12


def complete(text: str) -> bool:
    return sum(letter.isalnum() for letter in text) >= _SHORTEST


def at_status_code(visit: Visit, event: Event) -> Turn:
    match event:
        case Typed(text):
            return stay(replace(visit, status_text=text.upper()[:_LONGEST], status_error=""))
        case Erase():
            return stay(replace(visit, status_text=visit.status_text[:-1], status_error=""))
        case ClearEntry():
            return stay(replace(visit, status_text="", status_error=""))
        case GoOn() if not visit.status_asking:
            if not complete(visit.status_text):
                return stay(replace(visit, status_error="error.code_incomplete"))
            return stay(replace(visit, status_asking=True), AskStatus(visit.status_text))
        case StatusHeard() if visit.status_asking:
            return stay(replace(visit, status=event, status_asking=False, page=Page.STATUS))
        case GoBack():
            return stay(replace(visit, page=Page.HOME, status_text="", status_asking=False))
    return stay(visit)


def at_status(visit: Visit, event: Event) -> Turn:
    match event:
        case StatusHeard():
            return stay(replace(visit, status=event))
        case GoBack():
            return stay(replace(visit, page=Page.STATUS_CODE, status=None))
        case GoOn():
            return farewell(visit)
    return stay(visit)
