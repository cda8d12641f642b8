"""A passport in place of the card: its number on the keyboard, two dates on the pad, then the reader.

No code on a passport holds what opens its chip, so all three parts of the key are read off the page with the
photograph (ICAO 9303-11, 4.3): by the camera out of its zone, or by the citizen.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk_app.flow.effects import AwaitCard, SeekCardCode, StopCamera, StopCard
from kiosk_app.flow.entry import as_passport_number
from kiosk_app.flow.events import Event, ZoneSeen
from kiosk_app.flow.fields import Wrong, check_passport_number
from kiosk_app.flow.identity import PASSPORT, PrintedZone
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import CardEntry, Turn, Visit, stay
from kiosk_app.flow.touches import GoBack, GoOn, Typed


def begin(visit: Visit) -> Turn:
    """From the page of the number: what was typed there is of another kind."""
    before = visit.card
    card = CardEntry(document=PASSPORT, by_dates=True, failures=before.failures, refused=before.refused)
    return stay(replace(visit, page=Page.IDENTITY_PASSPORT, card=card), StopCamera(), SeekCardCode())


def seen(turn: Turn, zone: PrintedZone) -> Turn:
    """What the camera read is shown to whoever holds the passport, and can be typed over."""
    if check_passport_number(zone.number):
        return turn
    card = replace(
        turn.visit.card, number=zone.number, birth=zone.birth, expiry=zone.expiry, found=True, error=None
    )
    return Turn(replace(turn.visit, card=card), turn.effects)


def at_passport(visit: Visit, event: Event) -> Turn:
    card = visit.card
    match event:
        case Typed(text):
            return stay(replace(visit, card=replace(card, number=as_passport_number(text), error=None)))
        case ZoneSeen(zone) if zone.document == PASSPORT:
            return seen(stay(visit), zone)
        case GoBack():
            entry = CardEntry(failures=card.failures, refused=card.refused)
            return stay(replace(visit, page=Page.IDENTITY_NUMBER, card=entry), StopCamera(), SeekCardCode())
        case GoOn():
            wrong = check_passport_number(card.number)
            if wrong:
                return stay(replace(visit, card=replace(card, error=wrong)))
            if card.found and card.key_complete:
                return Turn(lay(visit).visit, (StopCamera(), AwaitCard()))
            return stay(_ask(visit, "birth", card.birth), StopCamera())
    return stay(visit)


def ask_expiry(visit: Visit) -> Turn:
    """After the birth; what was typed before stands in the boxes to be looked through."""
    return stay(_ask(visit, "expiry", visit.card.expiry))


def lay(visit: Visit) -> Turn:
    """Everything is typed: now the passport goes on the reader."""
    card = replace(visit.card, reading=False, progress=0.0, words="")
    return stay(replace(visit, page=Page.IDENTITY_CARD, card=card), AwaitCard())


def dates_again(visit: Visit) -> Turn:
    """Back from the reader; what the camera read stands on one page."""
    if visit.card.found:
        return number_again(visit)
    return stay(_ask(visit, "expiry", visit.card.expiry), StopCard())


def number_again(visit: Visit) -> Turn:
    """Back from the dates."""
    card = replace(visit.card, digits="", error=None)
    return stay(replace(visit, page=Page.IDENTITY_PASSPORT, card=card), StopCard(), SeekCardCode())


def refused(visit: Visit) -> Turn:
    """One of the three parts is not what is printed; nobody knows which, so each is shown again."""
    card = replace(visit.card, error=Wrong("error.passport_refused"), found=False)
    return stay(replace(visit, page=Page.IDENTITY_PASSPORT, card=card), StopCard(), SeekCardCode())


def _ask(visit: Visit, part: str, known: date | None) -> Visit:
    digits = known.strftime("%d%m%Y") if known else ""
    card = replace(visit.card, part=part, digits=digits, error=None)
    return replace(visit, page=Page.IDENTITY_KEY, card=card)
