"""Working days, for "when will it be ready" as a date and not a count."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The greeting says what day it is, and no procedure's.
    from kiosk_app.flow.moment import Moment
    from kiosk_app.flow.procedure import Duration


def is_working(day: date, holidays: Set[date]) -> bool:
    return day.weekday() < 5 and day not in holidays


def next_working(day: date, holidays: Set[date]) -> date:
    """The first working day after `day`."""
    day += timedelta(days=1)
    while not is_working(day, holidays):
        day += timedelta(days=1)
    return day


def ready_on(duration: Duration, now: Moment, holidays: Set[date]) -> date | None:
    """The earliest day of the result, or None where the official record gives no figure. See `Duration`.

    A dossier that arrives on a free day, or after the cut-off hour, counts from the next working
    day (Law 60/2014/QH13, article 5, for civil status: after 15:00).
    """
    if duration.days is None:
        return None
    day = now.today
    late = duration.cutoff_hour is not None and now.local.hour >= duration.cutoff_hour
    if late or not is_working(day, holidays):
        day = next_working(day, holidays)
    if duration.calendar:
        day += timedelta(days=duration.days)
        return day if is_working(day, holidays) else next_working(day, holidays)
    for _ in range(duration.days):
        day = next_working(day, holidays)
    return day


def short_date(day: date) -> str:
    return day.strftime("%d/%m")


def full_date(day: date) -> str:
    """Always dd/MM/yyyy; a locale's short form may cut the year."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def weekday_id(day: date) -> str:
    return f"weekday.{day.isoweekday()}"
