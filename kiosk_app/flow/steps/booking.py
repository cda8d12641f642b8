"""Appointments: a desk, a day, a time; the portal's word before anything is called booked."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.booking import (
    ASKING,
    CHOOSING,
    CUT,
    FULL,
    MISSING,
    NEXT,
    NO_BOOKING,
    NONE,
    NONSENSE,
    RETURNED,
    TAKING,
    AskTimes,
    Booking,
    BookingUnknown,
    FreeDesk,
    GiveTimeBack,
    TakeTime,
    TimesHeard,
    TimeTaken,
    next_free,
)
from kiosk_app.flow.effects import StopAsking
from kiosk_app.flow.events import Event
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Behind, Turn, Visit, stay
from kiosk_app.flow.steps import leaflets
from kiosk_app.flow.steps.leave import farewell, left_over
from kiosk_app.flow.touches import Choose, GoBack, GoOn, PrintLeaflet

#: What a choice begins with, by what is chosen.
DESK, DAY, TIME = "desk:", "day:", "at:"
#: "I do not want it after all", asked once more before it is done; and "I do".
GIVE_BACK, KEEP = "give_back", "keep"


def open_booking(visit: Visit) -> Turn:
    visit = replace(visit, page=Page.BOOKING, booking=NO_BOOKING, behind=Behind(back=visit.page))
    return stay(visit, AskTimes())


def at_booking(visit: Visit, event: Event) -> Turn:
    now = visit.booking
    match event:
        case TimesHeard(desks) if now.state == ASKING:
            return _with(visit, _offered(replace(now, heard=visit.now.clock), desks))
        case TimeTaken("") if now.state == TAKING:
            # Another was quicker: what is free is asked for once more. An earlier time may still be held.
            lost = replace(now, state=ASKING, at="", trouble=FULL, lost=now.at)
            return _with(visit, lost, AskTimes())
        case TimeTaken(code) if now.state == TAKING:
            taken = replace(now, state=CHOOSING, code=code, unsettled=False)
            return _with(replace(visit, page=Page.BOOKED), taken)
        case BookingUnknown(reason) if now.state in (ASKING, TAKING):
            return _with(visit, replace(now, state=reason if reason in (CUT, NONE) else NONSENSE, trouble=""))
        case Choose(choice) if now.state == CHOOSING:
            return _with(visit, _chosen(now, choice))
        case GoOn() if now.state == CHOOSING and not now.at:
            return _with(visit, replace(now, trouble=MISSING))
        case GoOn() if now.state == CHOOSING or (now.state in (CUT, NONSENSE) and now.in_doubt):
            # What may be taken already is asked for again: the portal gives it once.
            return _take(visit)
        case GoOn() if now.state in (CUT, NONE, NONSENSE):
            return _with(visit, replace(now, state=ASKING), AskTimes())
        case GoBack():
            left = replace(visit, page=visit.behind.back, booking=NO_BOOKING, behind=Behind())
            return stay(left, StopAsking(), *left_over(visit))
    return stay(visit)


def at_booked(visit: Visit, event: Event) -> Turn:
    now = visit.booking
    match event:
        case PrintLeaflet() if not now.leaving:
            return leaflets.print_shown(visit)
        case Choose(choice) if choice == GIVE_BACK and not now.leaving:
            return _with(visit, replace(now, leaving=True))
        case Choose(choice) if choice == GIVE_BACK:
            again = replace(now, state=ASKING, code="", at="", leaving=False, trouble=RETURNED)
            visit = replace(visit, page=Page.BOOKING, behind=Behind(back=visit.behind.back), fault=None)
            return _with(visit, again, GiveTimeBack(), AskTimes())
        case Choose(choice) if choice == KEEP and now.leaving:
            return _with(visit, replace(now, leaving=False))
        case GoBack() if now.leaving:
            return _with(visit, replace(now, leaving=False))
        case GoOn() if not now.leaving:
            return farewell(visit)
    return leaflets.at_paper(visit, event)


def broken(visit: Visit) -> Turn:
    """The work itself came to grief: nobody is left waiting."""
    return at_booking(visit, BookingUnknown(NONSENSE))


def _with(visit: Visit, booking: Booking, *effects: AskTimes | TakeTime | GiveTimeBack) -> Turn:
    return stay(replace(visit, booking=booking), *effects)


def _offered(now: Booking, desks: tuple[FreeDesk, ...]) -> Booking:
    """The desk and the day that were chosen stay where they still have room; else the first that has."""
    with_days = tuple(desk for desk in desks if desk.days)
    if not with_days:
        return Booking(state=NONE, unsettled=now.unsettled)
    if now.lost and (following := _following(now, with_days)):
        return following
    with_room = [desk for desk in with_days if any(day.left for day in desk.days)] or with_days
    desk = next((each for each in with_days if each.id == now.desk), with_room[0])
    days = [day for day in desk.days if day.left] or list(desk.days)
    day = now.day if any(each.day == now.day for each in days) else days[0].day
    trouble = FULL if now.lost else now.trouble
    return replace(now, state=CHOOSING, desks=with_days, desk=desk.id, day=day, at="", trouble=trouble, lost="")


def _following(now: Booking, desks: tuple[FreeDesk, ...]) -> Booking | None:
    """Another was quicker: the next free time of that desk stands chosen. None where it has no more."""
    desk = next((each for each in desks if each.id == now.desk), None)
    found = next_free(desk, now.day, now.lost) if desk and now.day else None
    if desk is None or found is None:
        return None
    return replace(now, state=CHOOSING, desks=desks, day=found[0], at=found[1], trouble=NEXT, lost="")


def _chosen(now: Booking, choice: str) -> Booking:
    desk, day = now.chosen_desk, now.chosen_day
    assert desk is not None
    value = choice[choice.find(":") + 1 :]
    if choice.startswith(DESK):
        known = any(each.id == value for each in now.desks)
        return _offered(replace(now, desk=value, day=None, trouble=""), now.desks) if known else now
    if choice.startswith(DAY):
        wanted = next((each.day for each in desk.days if each.left and each.day.isoformat() == value), None)
        return replace(now, day=wanted, at="", trouble="") if wanted else now
    free = any(at == value and left for at, left in day.times) if day else False
    return replace(now, at=value, trouble="") if free and choice.startswith(TIME) else now


def _take(visit: Visit) -> Turn:
    now = visit.booking
    assert now.day is not None
    return _with(
        visit,
        replace(now, state=TAKING, trouble="", unsettled=True),
        TakeTime(now.desk, now.day, now.at),
    )
