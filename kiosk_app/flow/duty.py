"""Whether somebody is there now, and when somebody is there next. Codes and clock times."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk_app.flow.calendar import short_date, weekday_id
from kiosk_app.flow.moment import Moment

Spans = Sequence[tuple[str, str]]
_SPAN = re.compile(r"([0-2][0-9]:[0-5][0-9])–([0-2][0-9]:[0-5][0-9])")
#: Who comes later than this is not waited for.
_LOOK_AHEAD_DAYS = 14
_NOON, _EVENING = "12:00", "18:00"


@dataclass(frozen=True, slots=True)
class Duty:
    """`state` is "here" (until `clock`), "today", "tomorrow" or "on" (from `clock` on), or "none".

    `part` of the day is "morning", "afternoon" or "evening"; `weekday_id` and `day` ("23/11") are of "on".
    """

    state: str = "none"
    clock: str = ""
    part: str = ""
    weekday_id: str = ""
    day: str = ""

    @property
    def here(self) -> bool:
        return self.state == "here"


NOBODY = Duty()


def duty_of(spans_on: Callable[[date], Spans], now: Moment) -> Duty:
    """By the spans of each day ("07:30", "11:30"), which follow the clock; an end may be "24:00"."""
    for begins, ends in spans_on(now.today):
        if begins <= now.clock < ends:
            return Duty("here", ends)
        if now.clock < begins:
            return Duty("today", begins, _part(begins))
    for ahead in range(1, _LOOK_AHEAD_DAYS + 1):
        day = now.today + timedelta(days=ahead)
        for begins, _ in spans_on(day):
            if ahead == 1:
                return Duty("tomorrow", begins, _part(begins))
            return Duty("on", begins, _part(begins), weekday_id(day), short_date(day))
    return NOBODY


def spans_in(hours: str) -> tuple[tuple[str, str], ...]:
    """The spans of "07:30–11:30, 13:30–17:00", in order; none where it says something else."""
    parts = [_SPAN.fullmatch(part.strip()) for part in hours.split(",")] if hours else []
    if not all(parts):
        return ()
    return tuple(sorted((found[1], found[2]) for found in parts if found))


def _part(clock: str) -> str:
    return "morning" if clock < _NOON else "afternoon" if clock < _EVENING else "evening"
