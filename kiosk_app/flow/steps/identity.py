"""Identity: the number first, then the card, then birth and expiry where the number alone opens no chip.

A card of the newer kind speaks PACE, whose key is part of the number; one from before only BAC.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow import journey
from kiosk_app.flow.effects import (
    AwaitCard,
    ReadCard,
    SaveDraft,
    SeekCardCode,
    StartSignIn,
    StopAsking,
    StopCamera,
    StopCard,
)
from kiosk_app.flow.entry import DATE_DIGITS, NUMBER_DIGITS, as_date_text, type_digit
from kiosk_app.flow.events import (
    CardCodeSeen,
    CardProgress,
    CardPut,
    CardRead,
    CardWords,
    ChipRefused,
    Event,
    SignedIn,
    SignInEnded,
    SignInShown,
    ZoneSeen,
)
from kiosk_app.flow.faults import Area, fault
from kiosk_app.flow.fields import Wrong, check_personal_number, parse_date
from kiosk_app.flow.identity import PASSPORT, Identity, Printed, PrintedZone
from kiosk_app.flow.screens import FaultPanel, Page
from kiosk_app.flow.state import CardEntry, SigningIn, Turn, Visit, stay
from kiosk_app.flow.steps import opening, passport, prepared, resume
from kiosk_app.flow.text import NO_TEXT
from kiosk_app.flow.touches import (
    ClearEntry,
    Digit,
    Erase,
    GoBack,
    GoOn,
    NoCard,
    NoExpiry,
    RevealNumber,
    UsePassport,
)


def _card(visit: Visit, **changes: object) -> Visit:
    return replace(visit, card=replace(visit.card, **changes))  # type: ignore[arg-type]  # names are checked by replace


def _of_the_chip(card: CardEntry) -> CardEntry:
    """What outlives the number that was typed."""
    return CardEntry(failures=card.failures, refused=card.refused)


def _another_number(visit: Visit, number: str) -> Turn:
    """Key and printed code belong to the number they came with; the refusals counted belong to the chip."""
    card = visit.card
    if number == card.number:
        return stay(_card(visit, error=None))
    camera = "looking" if card.found else card.camera
    entry = replace(_of_the_chip(card), number=number, revealed=card.revealed, camera=camera)
    again = (StopCamera(), SeekCardCode()) if card.found else ()
    return stay(replace(visit, card=entry), *again)


def _seen(visit: Visit, printed: Printed) -> Turn:
    if check_personal_number(printed.number):
        return stay(visit)
    card = visit.card
    if printed.number != card.number:
        card = replace(_of_the_chip(card), number=printed.number, revealed=card.revealed)
    birth = printed.birth or card.birth
    card = replace(card, found=True, camera="found", printed=printed, birth=birth, error=None)
    return stay(replace(visit, card=card))


def _zone_seen(visit: Visit, zone: PrintedZone) -> Turn:
    """All three parts of the key at once: an older card's dates need not be asked."""
    if zone.document == PASSPORT:
        return stay(visit) if visit.learning else passport.seen(passport.begin(visit), zone)
    turn = _seen(visit, Printed(zone.number, birth=zone.birth))
    if not turn.visit.card.found:
        return turn
    return stay(_card(turn.visit, expiry=zone.expiry, no_expiry=zone.expiry is None))


def _locked(visit: Visit) -> bool:
    """Tried so often that one more wrong key could shut the chip."""
    return visit.card.failures >= visit.setting.card_attempts


def camera_failed(visit: Visit, code: str) -> Turn:
    """Without a camera the pad is still there: said in the picture's place, not as a fault."""
    gone = code.startswith("scanner.")
    return stay(_card(visit, camera="gone") if gone and not visit.card.found else visit)


def at_number(visit: Visit, event: Event) -> Turn:
    card = visit.card
    match event:
        case Digit(digit):
            return _another_number(visit, type_digit(card.number, digit, NUMBER_DIGITS))
        case Erase():
            return _another_number(visit, card.number[:-1])
        case ClearEntry():
            return _another_number(visit, "")
        case RevealNumber(on):
            return stay(_card(visit, revealed=on))
        case CardCodeSeen(printed):
            return _seen(visit, printed)
        case ZoneSeen(zone):
            return _zone_seen(visit, zone)
        case UsePassport() if not visit.learning:
            return passport.begin(visit)
        case GoBack() if visit.opening:
            return opening.give_up(visit)
        case GoBack():
            return stay(replace(visit, page=Page.CONSENT), StopCamera())
        case GoOn():
            wrong = check_personal_number(card.number)
            if wrong:
                return stay(_card(visit, error=wrong))
            visit = replace(_card(visit, error=None, reading=False, progress=0.0), page=Page.IDENTITY_CARD)
            if _locked(visit):
                return stay(replace(visit, fault=_panel(visit, "card.locked")), StopCamera())
            return stay(visit, StopCamera(), AwaitCard())
    return stay(visit)


def at_card(visit: Visit, event: Event) -> Turn:
    card = visit.card
    match event:
        case CardPut() if not card.reading and not _locked(visit):
            return _open_chip(visit)
        case CardProgress(fraction) if card.reading:
            return stay(_card(visit, progress=min(1.0, max(card.progress, fraction))))
        case ChipRefused(found) if card.reading:
            return stay(_card(visit, refused=found))
        case CardWords(name) if card.reading and not visit.opening:
            return stay(_card(visit, words=name))
        case CardRead(identity, kept, photograph) if card.reading:
            if identity.number and identity.number != card.number:
                return stay(replace(_card(visit, reading=False), fault=_panel(visit, "card.other_person")))
            if visit.opening:
                return opening.ask(visit, identity)
            # The chip opened to this number and birth, so they are its own even where it keeps them in words.
            birth = identity.birth or card.birth
            identity = replace(identity, number=card.number, birth=birth)
            visit = replace(visit, photograph=photograph)
            if kept is not None and resume.fits(visit, kept, card.number):
                return resume.offer(_card(visit, reading=False, progress=1.0), identity, kept)
            return _known(visit, identity)
        case NoCard():
            return _without_card(visit)
        case GoBack() if card.document == PASSPORT:
            return passport.dates_again(_card(visit, reading=False, progress=0.0))
        case GoBack():
            visit = _card(visit, reading=False, progress=0.0)
            return stay(replace(visit, page=Page.IDENTITY_NUMBER), StopCard(), SeekCardCode())
    return stay(visit)


def at_key(visit: Visit, event: Event) -> Turn:
    card = visit.card
    match event:
        case Digit(digit):
            digits = type_digit(card.digits, digit, DATE_DIGITS)
            return stay(_card(visit, digits=digits, error=None, no_expiry=False))
        case Erase():
            return stay(_card(visit, digits=card.digits[:-1], error=None))
        case ClearEntry():
            return stay(_card(visit, digits="", error=None))
        case NoCard():
            return _without_card(visit)
        case NoExpiry() if card.part == "expiry" and card.document != PASSPORT:
            return _open_chip(_card(visit, no_expiry=True, expiry=None, digits="", error=None))
        case GoBack():
            if card.part == "expiry" and card.printed is None:
                typed = card.birth.strftime("%d%m%Y") if card.birth else ""
                return stay(_card(visit, part="birth", digits=typed, birth=None, error=None))
            if card.document == PASSPORT:
                return passport.number_again(visit)
            visit = _card(visit, digits="", error=None)
            return stay(replace(visit, page=Page.IDENTITY_NUMBER), StopCard(), SeekCardCode())
        case GoOn():
            return _take_date(visit)
    return stay(visit)


def _take_date(visit: Visit) -> Turn:
    card = visit.card
    day = parse_date(as_date_text(card.digits))
    if isinstance(day, Wrong):
        return stay(_card(visit, error=day))
    if card.part == "birth":
        if day > visit.now.today:
            return stay(_card(visit, error=Wrong("error.date_future", as_date_text(card.digits))))
        visit = _card(visit, birth=day, digits="", error=None)
        return passport.ask_expiry(visit) if card.document == PASSPORT else _open_chip(visit)
    visit = _card(visit, expiry=day, no_expiry=False, digits="", error=None)
    # A card lies there already: it was its chip that asked for the dates.
    return passport.lay(visit) if card.document == PASSPORT else _open_chip(visit)


def _open_chip(visit: Visit) -> Turn:
    """Read, where the chip has said so after the part of the key that is missing was asked for."""
    card = visit.card
    if not card.by_dates:
        visit = replace(_card(visit, reading=True, progress=0.0, words=""), page=Page.IDENTITY_CARD, fault=None)
        return stay(visit, _reading(visit))
    if card.birth is None:
        return stay(replace(_card(visit, part="birth", digits=""), page=Page.IDENTITY_KEY))
    if not card.key_complete:
        return stay(replace(_card(visit, part="expiry", digits=""), page=Page.IDENTITY_KEY))
    visit = replace(_card(visit, reading=True, progress=0.0, words=""), page=Page.IDENTITY_CARD, fault=None)
    return stay(visit, replace(_reading(visit), birth=card.birth, expiry=card.expiry))


def _reading(visit: Visit) -> ReadCard:
    """By the number alone. Whoever opens a word with the card shows nobody a face."""
    procedure = None if visit.opening else visit.procedure
    reason = NO_TEXT if procedure is None else procedure.photograph
    return ReadCard(visit.card.number, document=visit.card.document, photograph=reason != NO_TEXT)


def forget_key(visit: Visit) -> Visit:
    """After a refused key birth and expiry are asked again; the number stays where it can be looked at."""
    card = visit.card
    kept = replace(
        _of_the_chip(card),
        number=card.number,
        document=card.document,
        revealed=card.revealed,
        camera=card.camera,
        found=card.found,
        printed=card.printed,
        birth=card.printed.birth if card.printed else None,
        by_dates=card.by_dates,
    )
    return replace(visit, card=kept)


def card_failed(visit: Visit, code: str) -> Turn:
    """A fault of the reader or the chip; refused keys are counted, so that the chip is not shut by trying."""
    if visit.page is Page.IDENTITY_KEY and code in ("card.removed", "card.absent"):
        # The card is in the citizen's hand: the dates are read off it.
        return stay(visit)
    if code == "card.key_more" and not visit.card.by_dates:
        return _open_chip(_card(visit, reading=False, progress=0.0, by_dates=True))
    failures = visit.card.failures + (1 if code == "card.key_refused" else 0)
    visit = _card(visit, reading=False, progress=0.0, failures=failures)
    if code == "card.key_refused" and visit.card.document == PASSPORT and not _locked(visit):
        return passport.refused(visit)
    if code == "card.key_refused":
        visit = forget_key(visit)
        if not visit.card.by_dates and not _locked(visit):
            # Nothing but the number can have been wrong: it is looked at again beside the card.
            visit = _card(visit, error=Wrong("error.number_refused"))
            return stay(replace(visit, page=Page.IDENTITY_NUMBER), StopCard(), SeekCardCode())
    shown = "card.locked" if _locked(visit) else code
    return stay(replace(visit, page=Page.IDENTITY_CARD, fault=_panel(visit, shown)))


def _panel(visit: Visit, code: str) -> FaultPanel:
    if visit.opening:
        return opening.panel(code)
    known = fault(code)
    return FaultPanel(code, known.ways if known.area is Area.CARD else ("retry", "skip", "back"))


def _without_card(visit: Visit) -> Turn:
    """Where the site has VNeID it is offered first; without it the number stays a claim."""
    if visit.opening:
        # Neither a sign-in nor a claim opens a word.
        return stay(visit)
    if not visit.setting.sign_in or visit.card.document == PASSPORT:
        return _claimed(visit)
    visit = replace(_card(visit, reading=False), page=Page.SIGN_IN, signing_in=SigningIn(), fault=None)
    return stay(visit, StopCard(), StartSignIn())


def at_sign_in(visit: Visit, event: Event) -> Turn:
    match event:
        case SignInShown(url, seconds):
            until = visit.now.later(minutes=max(1, seconds // 60)).clock
            return stay(replace(visit, signing_in=SigningIn("waiting", url, until)))
        case SignedIn(identity) if identity.number != visit.card.number:
            return stay(replace(visit, signing_in=SigningIn("other")), StopAsking())
        case SignedIn(identity):
            turn = _known(visit, replace(identity, chip=visit.card.refused))
            return Turn(replace(turn.visit, signing_in=SigningIn()), (StopAsking(), *turn.effects))
        case SignInEnded(reason):
            return stay(replace(visit, signing_in=SigningIn(reason)))
        case GoOn() if visit.signing_in.state not in ("asking", "waiting"):
            return stay(replace(visit, signing_in=SigningIn()), StartSignIn())
        case NoCard():
            turn = _claimed(visit)
            return Turn(replace(turn.visit, signing_in=SigningIn()), (StopAsking(), *turn.effects))
        case GoBack():
            visit = replace(visit, page=Page.IDENTITY_CARD, signing_in=SigningIn())
            return stay(visit, StopAsking(), AwaitCard())
    return stay(visit)


def sign_in_cut(visit: Visit) -> Visit:
    """A sign-in needs the line; the way without it is on the same page."""
    return replace(visit, signing_in=SigningIn("cut"))


def _claimed(visit: Visit) -> Turn:
    """Without a card the number stays a claim; the name is what the printed code said or will be asked."""
    card = visit.card
    name = card.printed.name if card.printed else ""
    visit = replace(visit, photograph=0)
    return _known(visit, Identity(card.number, name, card.birth, document=card.document, chip=card.refused))


def _known(visit: Visit, identity: Identity) -> Turn:
    visit = replace(_card(visit, reading=False, progress=1.0), identity=identity, fault=None)
    turn = journey.after_identity(prepared.filled(visit))
    return Turn(turn.visit, (StopCard(), SaveDraft(), *turn.effects))
