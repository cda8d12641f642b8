"""The door and the panel of staff, over any page. What they see is the machine, never a citizen."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.events import Event
from kiosk_app.flow.staff import (
    CODE_DIGITS,
    REASONS,
    Act,
    AroundSeen,
    CheckStaffCode,
    LookAround,
    StaffAct,
    StaffActed,
    StaffAdmitted,
    StaffDesk,
    StaffDoor,
    StaffRefused,
)
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.touches import ClearEntry, Digit, Erase, GoBack, GoOn, ShowStaffPart, StaffDoes

DOOR, DESK = "staff_code", "staff"
_PARTS = ("machine", "faults", "closing")
_PLAIN_ACTS = (Act.TEST, Act.TEST_PAGES, Act.NEW_ROLL, Act.TRY_AGAIN, Act.OPEN)


def at_door(visit: Visit, event: Event) -> Turn | None:
    door = visit.staff if isinstance(visit.staff, StaffDoor) else StaffDoor()
    match event:
        case StaffAdmitted(asking, session) if door.checking and asking == visit.codes_asked:
            return stay(replace(visit, overlay=DESK, staff=StaffDesk(session)), LookAround())
        case StaffRefused(asking, left, wait_s) if door.checking and asking == visit.codes_asked:
            minutes = -(-wait_s // 60)
            told = StaffDoor(told="wrong" if left else "locked", left=left, minutes=minutes)
            return stay(replace(visit, staff=told))
        case GoBack():
            return stay(replace(visit, overlay="person", staff=None))
        case Digit(digit) if not door.checking and len(door.digits) < CODE_DIGITS and _is_digit(digit):
            return stay(replace(visit, staff=StaffDoor(door.digits + digit)))
        case Erase() if not door.checking:
            return stay(replace(visit, staff=replace(door, digits=door.digits[:-1])))
        case ClearEntry() if not door.checking:
            return stay(replace(visit, staff=StaffDoor()))
        case GoOn() if not door.checking and len(door.digits) == CODE_DIGITS:
            asked = CheckStaffCode(visit.codes_asked + 1, door.digits)
            return stay(replace(visit, staff=StaffDoor(checking=True), codes_asked=asked.asking), asked)
    return None


def at_desk(visit: Visit, event: Event) -> Turn | None:
    desk = visit.staff
    assert isinstance(desk, StaffDesk)
    match event:
        case AroundSeen(seen):
            return stay(replace(visit, staff=replace(desk, seen=seen)))
        case StaffActed(act, told) if act == desk.doing:
            desk = replace(desk, doing=None, told=told, part="machine")
            return stay(replace(visit, staff=desk), LookAround())
        case ShowStaffPart(part) if part in _PARTS:
            return stay(replace(visit, staff=replace(desk, part=part, told="")))
        case StaffDoes(Act.CLOSE, reason) if not desk.doing and reason in REASONS:
            return _do(visit, desk, StaffAct(Act.CLOSE, reason))
        case StaffDoes(act) if not desk.doing and act in _PLAIN_ACTS:
            return _do(visit, desk, StaffAct(Act(act)))
        case GoBack() if desk.part != "machine":
            return stay(replace(visit, staff=replace(desk, part="machine")))
        case GoBack() | GoOn():
            return locked(visit)
    return None


def locked(visit: Visit) -> Turn:
    """Out, and back to the page below; what staff were doing goes on without them."""
    was_in = isinstance(visit.staff, StaffDesk)
    visit = replace(visit, overlay="" if visit.overlay in (DOOR, DESK) else visit.overlay, staff=None)
    return stay(visit, StaffAct(Act.LEFT)) if was_in else stay(visit)


def kept_open(before: Visit, after: Visit) -> Visit:
    """The service stops or begins under the hands of staff, or while somebody asks to be called back."""
    if before.overlay not in (DOOR, DESK, "person", "call_back"):
        return after
    return replace(after, overlay=before.overlay, staff=before.staff, calling=before.calling)


def _do(visit: Visit, desk: StaffDesk, act: StaffAct) -> Turn:
    return stay(replace(visit, staff=replace(desk, doing=act.act, told="")), act)


def _is_digit(digit: str) -> bool:
    return len(digit) == 1 and digit.isascii() and digit.isdigit()
