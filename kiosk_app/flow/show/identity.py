"""The number, the key of the chip, the card."""

from __future__ import annotations

from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.entry import NUMBER_DIGITS, date_boxes
from kiosk_app.flow.journey import must
from kiosk_app.flow.screens import (
    IdentityCardScreen,
    IdentityKeyScreen,
    IdentityNumberScreen,
    IdentityPassportScreen,
    ResumeScreen,
    SignInScreen,
)
from kiosk_app.flow.state import Visit


def number(visit: Visit) -> IdentityNumberScreen:
    """A queue stands behind: all digits but the last are dots, until the citizen asks to see them."""
    card = visit.card
    digits = card.number
    shown = digits if card.revealed else "•" * max(0, len(digits) - 1) + digits[-1:]
    groups = [shown[start : start + 4] for start in range(0, len(shown), 4)]
    return IdentityNumberScreen(
        shown_digits=" ".join(groups),
        count=len(digits),
        remaining=NUMBER_DIGITS - len(digits),
        revealed=card.revealed,
        camera=card.camera,
        error_id=card.error.error if card.error else "",
        found=card.found,
        passport=not visit.learning,
    )


def passport(visit: Visit) -> IdentityPassportScreen:
    """Unmasked: letters and figures of another country's are not got right blindly."""
    card = visit.card
    birth, expiry = (full_date(day) if card.found and day else "" for day in (card.birth, card.expiry))
    error = card.error.error if card.error else ""
    return IdentityPassportScreen(card.number, error, birth, expiry, card.camera != "gone")


def key(visit: Visit) -> IdentityKeyScreen:
    card = visit.card
    return IdentityKeyScreen(
        part=card.part,
        entry=date_boxes(card.digits),
        error_id=card.error.error if card.error else "",
        error_argument=card.error.argument if card.error else "",
        document=card.document,
    )


def resume(visit: Visit) -> ResumeScreen:
    assert visit.kept is not None
    procedure = must(visit.setting.procedure(visit.kept.procedure))
    return ResumeScreen(procedure.name.read(visit.language), bool(procedure.documents))


def card(visit: Visit) -> IdentityCardScreen:
    entry = visit.card
    procedure = None if visit.opening else visit.procedure
    return IdentityCardScreen(
        state="reading" if entry.reading else "waiting",
        progress=entry.progress,
        reader_place=visit.setting.reader_place.read(visit.language),
        opens_word=visit.opening != "",
        name=entry.words if entry.reading else "",
        document=entry.document,
        photograph_reason=procedure.photograph.read(visit.language) if procedure else "",
    )


def sign_in(visit: Visit) -> SignInScreen:
    now = visit.signing_in
    return SignInScreen(now.state, now.url, now.until)
