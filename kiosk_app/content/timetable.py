"""Two weeks of what was published about places, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from kiosk_app.flow.text import Text
from kiosk_app.flow.timetable import NO_TIMETABLE, OpenDay, Point, Sitting, Timetable
from sync.contract.schedules import SiteSchedule, Span

_DAYS = 14
#: More are no choice that somebody would look through on the glass.
_MOST_POINTS = 6


def timetable_of(
    schedules: Sequence[SiteSchedule],
    site: str,
    names: Mapping[str, Text],
    today: date,
    updated: date | None,
) -> Timetable:
    """Of `site` first, then of others that have a name here; from `today` on."""
    known = [each for each in schedules if each.site in names]
    known.sort(key=lambda each: each.site != site)
    points = tuple(_point(each, names[each.site], today) for each in known[:_MOST_POINTS])
    return Timetable(points, updated) if points else NO_TIMETABLE


def _point(schedule: SiteSchedule, name: Text, today: date) -> Point:
    days = (today + timedelta(days=ahead) for ahead in range(_DAYS))
    return Point(schedule.site, name, bool(schedule.stops), tuple(_day(schedule, day) for day in days))


def _day(schedule: SiteSchedule, day: date) -> OpenDay:
    if schedule.stops:
        sittings = tuple(
            Sitting(stop.span.begins, stop.span.ends, Text(stop.place)) for stop in schedule.stops_on(day)
        )
    else:
        sittings = _sittings(schedule.open_on(day))
    staff = schedule.staff.get(day.isoweekday(), ()) if sittings else ()
    return OpenDay(day, sittings, _sittings(staff), day in schedule.exceptions)


def _sittings(spans: Sequence[Span]) -> tuple[Sitting, ...]:
    return tuple(Sitting(span.begins, span.ends) for span in spans)
