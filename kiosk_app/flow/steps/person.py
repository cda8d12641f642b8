"""The panels "a person" and "call me back", over any page; the visit below them is kept as it is."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.calling import (
    WHEN,
    AskCallBack,
    CallBackFailed,
    CallBackStored,
    Calling,
    digits_of,
    is_phone,
)
from kiosk_app.flow.events import Event
from kiosk_app.flow.staff import StaffDoor
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.touches import (
    Choose,
    ClearEntry,
    Digit,
    Erase,
    GoBack,
    GoOn,
    OpenCallBack,
    OpenStaff,
    RevealNumber,
)

PERSON, CALL_BACK = "person", "call_back"


def at_person(visit: Visit, event: Event) -> Turn | None:
    match event:
        case OpenCallBack() if not visit.learning:
            calling = visit.calling
            if calling is None or calling.part in ("saved", "failed"):
                calling = Calling()
            return stay(replace(visit, overlay=CALL_BACK, calling=calling))
        case OpenStaff() if visit.setting.staff_door or visit.board.by_card:
            # By their own card where there is a roster: one code for all would let in who was left out.
            part = "access" if visit.board.by_card else "code"
            return stay(replace(visit, overlay="staff_code", staff=StaffDoor(part=part)))
    return None


def at_call_back(visit: Visit, event: Event) -> Turn | None:
    calling = visit.calling
    assert calling is not None
    if calling.part == "phone":
        return _at_phone(visit, calling, event)
    match event:
        case Choose(when) if calling.part == "when" and when in WHEN:
            return _now(visit, replace(calling, when=when))
        case GoOn() if calling.part in ("when", "failed"):
            asked = AskCallBack(calling.digits, calling.when, visit.language)
            return stay(replace(visit, calling=replace(calling, part="saving", error="")), asked)
        case GoBack() if calling.part in ("when", "failed"):
            return _now(visit, replace(calling, part="phone", error=""))
        case GoOn() | GoBack() if calling.part == "saved":
            return stay(replace(visit, overlay="", calling=None))
        case GoOn() | GoBack() if calling.part == "saving":
            # The store answers within a second, and what it says must be read.
            return stay(visit)
    return None


def settled(visit: Visit, event: CallBackStored | CallBackFailed) -> Turn:
    """The store's answer, whatever panel is open by now. A number that is stored is not kept on the screen."""
    calling = visit.calling
    if calling is None or calling.part != "saving":
        return stay(visit)
    if isinstance(event, CallBackStored):
        return _now(visit, Calling("saved", when=calling.when, stored=event))
    return _now(visit, replace(calling, part="failed", error=event.code))


def resumed(visit: Visit) -> str:
    """The panel to come back to after the question whether anybody is still there."""
    return CALL_BACK if visit.calling is not None and visit.calling.part != "saved" else ""


def _is_digit(digit: str) -> bool:
    return digit.isascii() and digit.isdigit()


def _at_phone(visit: Visit, calling: Calling, event: Event) -> Turn | None:
    match event:
        case Digit(digit) if len(calling.digits) < digits_of(calling.digits) and _is_digit(digit):
            return _now(visit, replace(calling, digits=calling.digits + digit[:1], error=""))
        case Erase():
            return _now(visit, replace(calling, digits=calling.digits[:-1], error=""))
        case ClearEntry():
            return _now(visit, replace(calling, digits="", error=""))
        case RevealNumber(on):
            return _now(visit, replace(calling, revealed=on))
        case GoOn() if not is_phone(calling.digits):
            return _now(visit, replace(calling, error="error.phone"))
        case GoOn():
            return _now(visit, replace(calling, part="when", revealed=False, error=""))
        case GoBack():
            return stay(replace(visit, overlay=PERSON, calling=None))
    return None


def _now(visit: Visit, calling: Calling) -> Turn:
    return stay(replace(visit, calling=calling))
