"""Appointments: desks, days and times to choose from, and the one that was taken."""

from __future__ import annotations

from kiosk_app.flow.booking_screens import BookedScreen, BookingScreen, ChoiceOfDesk, DayTile, TimeTile
from kiosk_app.flow.calendar import full_date, short_date, weekday_id
from kiosk_app.flow.guide import framed
from kiosk_app.flow.leaflet import Leaflet, Part, Said, text
from kiosk_app.flow.state import Visit


def booking(visit: Visit) -> BookingScreen:
    now = visit.booking
    desk, day = now.chosen_desk, now.chosen_day
    desks = tuple(
        ChoiceOfDesk(f"desk:{each.id}", each.place.read(visit.language), each.id == now.desk)
        for each in now.desks
    )
    days = tuple(
        DayTile(
            f"day:{each.day.isoformat()}",
            weekday_id(each.day),
            short_date(each.day),
            each.left,
            each.day == now.day,
        )
        for each in (desk.days if desk else ())
    )
    return BookingScreen(
        state=now.state,
        place=desk.place.read(visit.language) if desk else "",
        desks=desks if len(desks) > 1 else (),
        days=days,
        times=tuple(TimeTile(f"at:{at}", at, left, at == now.at) for at, left in (day.times if day else ())),
        weekday_id=weekday_id(day.day) if day else "",
        date=short_date(day.day) if day else "",
        at=now.at,
        trouble=now.trouble,
        heard=now.heard,
        hotline=visit.setting.hotline,
        unsettled=now.in_doubt,
    )


def booked(visit: Visit) -> BookedScreen:
    now = visit.booking
    desk, day = now.chosen_desk, now.day
    assert desk is not None
    assert day is not None
    return BookedScreen(
        code=now.code,
        place=desk.place.read(visit.language),
        weekday_id=weekday_id(day),
        date=full_date(day),
        at=now.at,
        printing=visit.behind.printing,
        leaving=now.leaving,
    )


def leaflet(visit: Visit) -> Leaflet | None:
    """The slip to bring along. It names nobody: whoever has the code has the appointment."""
    now = visit.booking
    desk, day = now.chosen_desk, now.day
    if desk is None or day is None or not now.code:
        return None
    when = Said("booking.slip.when", (now.at, Said(weekday_id(day)), full_date(day)))
    lines = (when, text(desk.place.read(visit.language)), Said("booking.slip.code", (now.code,)))
    after = (Said("booking.slip.bring"), Said("booking.slip.open"))
    parts = (Part("", "calendar", lines), Part("booking.slip.note", "id-card", after))
    return framed(visit, "booking.slip.title", "", parts)
