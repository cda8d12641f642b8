"""The board of a moment, out of what was published: whose time it is, and until when the place is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kiosk_app.flow.board import Board, Notice, Opening
from kiosk_app.flow.calendar import short_date, weekday_id
from kiosk_app.flow.duty import duty_of
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.text import Text
from sync.contract.announcements import Announcement, Severity
from sync.contract.schedules import SiteSchedule, Span, Stop

#: A place that opens later than this says only that it is closed.
_LOOK_AHEAD_DAYS = 14
_MOST_NOTICES = 5


def board_of(
    announcements: Sequence[Announcement], schedule: SiteSchedule | None, site: str, now: Moment
) -> Board:
    """What changes the day comes first; otherwise the order is the city's."""
    shown = [each for each in announcements if each.shown(site, now.at)]
    shown.sort(key=lambda each: each.severity is not Severity.ATTENTION)
    notices = tuple(
        Notice(Text(each.title), Text(each.body), each.severity is Severity.ATTENTION)
        for each in shown[:_MOST_NOTICES]
    )
    if schedule is None:
        return Board(notices)
    staff = schedule.staff.get(now.today.isoweekday(), ()) if schedule.open_on(now.today) else ()
    hours = _spans(schedule.open_on(now.today))
    return Board(
        notices,
        _stop(schedule, now) if schedule.stops else _opening(schedule, now),
        hours,
        _spans(staff) if schedule.staff else hours,
        duty=duty_of(lambda day: _roster(schedule, day), now) if schedule.staff or schedule.stops else None,
    )


def _roster(schedule: SiteSchedule, day: date) -> list[tuple[str, str]]:
    """A bus without a roster of its own has its officer wherever it stands."""
    if schedule.staff:
        spans = schedule.staff.get(day.isoweekday(), ()) if schedule.open_on(day) else ()
    else:
        spans = tuple(stop.span for stop in schedule.stops_on(day))
    return [(span.begins, span.ends) for span in spans]


def _spans(spans: Sequence[Span]) -> str:
    return ", ".join(f"{span.begins}–{span.ends}" for span in spans)


def _opening(schedule: SiteSchedule, now: Moment) -> Opening:
    for span in schedule.open_on(now.today):
        if span.begins <= now.clock < span.ends:
            return Opening("home.opening.until", span.ends)
        if now.clock < span.begins:
            return Opening("home.opening.today", span.begins)
    for day in _days_after(now.today):
        spans = schedule.open_on(day)
        if spans:
            return Opening("home.opening.on", spans[0].begins, weekday_id(day), short_date(day))
    return Opening("home.opening.closed")


def _stop(schedule: SiteSchedule, now: Moment) -> Opening:
    for stop in schedule.stops_on(now.today):
        if stop.span.begins <= now.clock < stop.span.ends:
            return Opening("home.stop.until", stop.span.ends, place=Text(stop.place))
        if now.clock < stop.span.begins:
            return _next_stop(stop, now.today)
    for day in _days_after(now.today):
        for stop in schedule.stops_on(day):
            return _next_stop(stop, day)
    return Opening()


def _next_stop(stop: Stop, day: date) -> Opening:
    return Opening("home.stop.next", stop.span.begins, weekday_id(day), short_date(day), Text(stop.place))


def _days_after(today: date) -> list[date]:
    return [today + timedelta(days=ahead) for ahead in range(1, _LOOK_AHEAD_DAYS + 1)]
