"""Sample pages of appointments; the desks are invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from kiosk_app.flow import screens as s
from kiosk_app.flow.booking_screens import BookedScreen, BookingScreen, ChoiceOfDesk, DayTile, TimeTile
from kiosk_app.flow.calendar import short_date, weekday_id

Say = Callable[[str, str], str]
_MONDAY = date(2026, 11, 23)
_EVENING = ("17:30", "17:45", "18:00", "18:15", "18:30", "18:45", "19:00", "19:15", "19:30", "19:45")


def booked(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    page = s.Page
    place = say("Nhà văn hóa số 3, 12 Lò Đúc", "Culture house no. 3, 12 Lò Đúc")
    free = BookingScreen(
        state="choosing",
        place=place,
        days=tuple(
            DayTile(f"day:{day}", weekday_id(day), short_date(day), left, day.day == 24)
            for day, left in (
                (_MONDAY + timedelta(days=ahead), (0, 6, 12, 9, 14)[ahead % 5]) for ahead in range(14)
            )
        ),
        times=tuple(
            TimeTile(f"at:{at}", at, (0, 1, 2, 1, 0, 2, 2)[number % 7], at == "18:00")
            for number, at in enumerate(_EVENING)
        ),
        weekday_id="weekday.2",
        date="24/11",
        at="18:00",
        heard="18:42",
        hotline="1022",
    )
    other = say("UBND phường Hai Bà Trưng, 30 Lò Đúc", "Hai Bà Trưng ward office, 30 Lò Đúc")
    desks = (ChoiceOfDesk("desk:a", place, True), ChoiceOfDesk("desk:b", other, False))
    short = replace(free, days=free.days[:5], times=tuple(each for each in free.times[:6]))
    unchosen = replace(free, at="", times=tuple(replace(each, chosen=False) for each in free.times))
    nothing = BookingScreen(state="asking", hotline="1022")
    held = BookedScreen("HEN-4K7-W2M", place, "weekday.2", "24/11/2026", "18:00", "none")
    return {
        "booking": screen(page.BOOKING, free),
        "booking_short": screen(page.BOOKING, short),
        "booking_missing": screen(page.BOOKING, replace(unchosen, trouble="missing")),
        "booking_full": screen(page.BOOKING, replace(unchosen, trouble="full")),
        "booking_next": screen(page.BOOKING, replace(free, trouble="next")),
        "booking_returned": screen(page.BOOKING, replace(unchosen, trouble="returned")),
        "booking_desks": screen(page.BOOKING, replace(free, desks=desks)),
        "booking_asking": screen(page.BOOKING, nothing),
        "booking_taking": screen(page.BOOKING, replace(free, state="taking", unsettled=True)),
        "booking_cut": screen(page.BOOKING, replace(nothing, state="cut")),
        "booking_unsettled": screen(page.BOOKING, replace(free, state="cut", unsettled=True)),
        "booking_none": screen(page.BOOKING, replace(nothing, state="none")),
        "booking_nonsense": screen(page.BOOKING, replace(nothing, state="nonsense")),
        "booked": screen(page.BOOKED, held),
        "booked_printed": screen(page.BOOKED, replace(held, printing="printed")),
        "booked_leaving": screen(page.BOOKED, replace(held, leaving=True)),
    }
