"""The door and the panel of staff, over any page. What they see is the machine, never a citizen."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import AwaitCard, Effect, StopCard
from kiosk_app.flow.events import CardProgress, CardPut, CardRead, CardWords, ChipRefused, Event
from kiosk_app.flow.screens import Page
from kiosk_app.flow.staff import (
    CODE_DIGITS,
    REASONS,
    Act,
    AroundSeen,
    CheckOwnCode,
    CheckStaffCode,
    LookAround,
    ReadStaffCard,
    StaffAct,
    StaffActed,
    StaffAdmitted,
    StaffCardRefused,
    StaffCardSeen,
    StaffDesk,
    StaffDoor,
    StaffRefused,
    may,
)
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.touches import ClearEntry, Digit, Erase, GoBack, GoOn, ShowStaffPart, StaffDoes

DOOR, DESK = "staff_code", "staff"
_PARTS = ("machine", "faults", "closing")
#: No act of the machine's: the screen goes to a citizen, who is asked first.
_HELP = "help"
_PLAIN_ACTS = (Act.TEST, Act.TEST_PAGES, Act.NEW_ROLL, Act.TRY_AGAIN, Act.OPEN)


#: While a card of staff lies on the reader, what it says is no news of the citizen's.
_OF_A_CARD = (CardPut, CardProgress, CardWords, CardRead, ChipRefused)


def at_door(visit: Visit, event: Event) -> Turn | None:
    door = visit.staff if isinstance(visit.staff, StaffDoor) else StaffDoor()
    if door.part == "card":
        return _at_card(visit, event)
    match event:
        case StaffAdmitted(asking, session) if door.checking and asking == visit.codes_asked:
            return stay(replace(visit, overlay=DESK, staff=StaffDesk(session)), LookAround())
        case StaffRefused(asking, left, wait_s) if door.checking and asking == visit.codes_asked:
            minutes = -(-wait_s // 60)
            told = _bare(door, told="wrong" if left else "locked", left=left, minutes=minutes)
            return stay(replace(visit, staff=told))
        case GoBack() if door.part == "own":
            return stay(replace(visit, staff=StaffDoor(part="access")))
        case GoBack():
            return stay(replace(visit, overlay="person", staff=None), *_reader_back(visit))
        case Digit(digit) if not door.checking and len(door.digits) < CODE_DIGITS and _is_digit(digit):
            return stay(replace(visit, staff=replace(_bare(door), digits=door.digits + digit)))
        case Erase() if not door.checking:
            return stay(replace(visit, staff=replace(door, digits=door.digits[:-1])))
        case ClearEntry() if not door.checking:
            return stay(replace(visit, staff=_bare(door)))
        case GoOn() if not door.checking and len(door.digits) == CODE_DIGITS:
            return _asked(visit, door)
    return None


def _asked(visit: Visit, door: StaffDoor) -> Turn:
    asking = visit.codes_asked + 1
    visit = replace(visit, codes_asked=asking, staff=replace(_bare(door), checking=True))
    if door.part == "access":
        reading = replace(_bare(door), part="card")
        return stay(replace(visit, staff=reading), StopCard(), ReadStaffCard(asking, door.digits))
    if door.part == "own":
        return stay(visit, CheckOwnCode(asking, door.person, door.digits))
    return stay(visit, CheckStaffCode(asking, door.digits))


def _at_card(visit: Visit, event: Event) -> Turn | None:
    match event:
        case StaffCardSeen(asking, person, role, name) if asking == visit.codes_asked:
            own = StaffDoor(part="own", person=person, name=name, role=role)
            return stay(replace(visit, staff=own))
        case StaffCardRefused(asking, reason) if asking == visit.codes_asked:
            return stay(replace(visit, staff=StaffDoor(part="access", told=reason)))
        case GoBack():
            return stay(replace(visit, staff=StaffDoor(part="access")), StopCard())
    return stay(visit) if isinstance(event, _OF_A_CARD) else None


def _bare(door: StaffDoor, **told: object) -> StaffDoor:
    """The same door with nothing typed; who was locked out begins with the card again."""
    part = "access" if door.part == "own" and told.get("told") == "locked" else door.part
    whose = (door.person, door.name, door.role) if part == "own" else ("", "", "")
    bare = StaffDoor(part=part, person=whose[0], name=whose[1], role=whose[2])
    return replace(bare, **told)  # type: ignore[arg-type]  # names of StaffDoor's own fields


def _reader_back(visit: Visit) -> tuple[AwaitCard, ...]:
    """The reader was taken from the citizen's page for a card of staff."""
    staff = visit.staff
    by_card = (isinstance(staff, StaffDoor) and staff.part != "code") or (
        isinstance(staff, StaffDesk) and staff.session.person != ""
    )
    waits = visit.page is Page.IDENTITY_CARD and not visit.card.reading
    return (AwaitCard(),) if by_card and waits else ()


def at_desk(visit: Visit, event: Event) -> Turn | None:
    desk = visit.staff
    assert isinstance(desk, StaffDesk)
    match event:
        case AroundSeen(seen):
            return stay(replace(visit, staff=replace(desk, seen=seen)))
        case StaffActed(act, told) if act == desk.doing:
            desk = replace(desk, doing=None, told=told, part="machine")
            return stay(replace(visit, staff=desk), LookAround())
        case ShowStaffPart(part) if part in _PARTS and (part != "closing" or _may(desk, Act.CLOSE)):
            return stay(replace(visit, staff=replace(desk, part=part, told="")))
        case StaffDoes(Act.CLOSE, reason) if not desk.doing and reason in REASONS and _may(desk, Act.CLOSE):
            return _do(visit, desk, StaffAct(Act.CLOSE, reason))
        case StaffDoes(act) if not desk.doing and act in _PLAIN_ACTS and _may(desk, act):
            return _do(visit, desk, StaffAct(Act(act)))
        case GoBack() if desk.part != "machine":
            return stay(replace(visit, staff=replace(desk, part="machine")))
        case GoBack() | GoOn():
            return locked(visit)
    return None


def asks_to_help(event: Event) -> bool:
    return isinstance(event, StaffDoes) and event.act == _HELP


def locked(visit: Visit) -> Turn:
    """Out, and back to the page below; what staff were doing goes on without them."""
    was_in = isinstance(visit.staff, StaffDesk)
    back: tuple[Effect, ...] = _reader_back(visit) if visit.overlay in (DOOR, DESK) else ()
    if isinstance(visit.staff, StaffDoor) and visit.staff.part == "card":
        back = (StopCard(), *back)
    visit = replace(visit, overlay="" if visit.overlay in (DOOR, DESK) else visit.overlay, staff=None)
    return stay(visit, StaffAct(Act.LEFT), *back) if was_in else stay(visit, *back)


def _may(desk: StaffDesk, act: str) -> bool:
    return may(desk.session.role, act)


def kept_open(before: Visit, after: Visit) -> Visit:
    """The service stops or begins under the hands of staff, or while somebody asks to be called back."""
    if before.overlay not in (DOOR, DESK, "person", "call_back"):
        return after
    return replace(after, overlay=before.overlay, staff=before.staff, calling=before.calling)


def _do(visit: Visit, desk: StaffDesk, act: StaffAct) -> Turn:
    return stay(replace(visit, staff=replace(desk, doing=act.act, told="")), act)


def _is_digit(digit: str) -> bool:
    return len(digit) == 1 and digit.isascii() and digit.isdigit()
