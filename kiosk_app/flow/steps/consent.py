"""Consent per purpose (Law 91/2025/QH15): none ticked beforehand, each may be refused, each is dated."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import SeekCardCode
from kiosk_app.flow.events import Event
from kiosk_app.flow.questions import purposes
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.steps.leave import home
from kiosk_app.flow.touches import GoBack, GoOn, Tick


def at_consent(visit: Visit, event: Event) -> Turn:
    asked = purposes(visit)
    match event:
        case Tick(item, on) if any(purpose.id == item for purpose in asked):
            kept = {key: at for key, at in visit.consents.items() if key != item}
            if on:
                kept[item] = visit.now
            return stay(replace(visit, consents=kept, consent_missing=""))
        case GoBack() if visit.supplement is not None:
            read = replace(home(visit), page=Page.STATUS, status=visit.status, status_text=visit.status_text)
            return stay(read)
        case GoBack():
            return stay(replace(visit, page=Page.OVERVIEW))
        case GoOn():
            for purpose in asked:
                if purpose.required and purpose.id not in visit.consents:
                    return stay(replace(visit, consent_missing=purpose.id))
            return stay(replace(visit, page=Page.IDENTITY_NUMBER, consent_missing=""), SeekCardCode())
    return stay(visit)
