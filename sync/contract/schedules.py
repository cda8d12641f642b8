"""When a place is open, when somebody is there, and where a bus stops: hours of the day in Hà Nội."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sync.contract import canonical, shape
from sync.contract.bundle import MAX_FILE_BYTES
from sync.contract.texts import texts

_MAX_SITES = 500
_MAX_SPANS = 64
_MAX_EXCEPTIONS = 64
_MAX_PLACE = 60
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Span:
    """`begins` and `ends` as "07:30"; an end of "24:00" is midnight. They sort as text."""

    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A bus stands at `place` (by language) for that long."""

    span: Span
    place: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SiteSchedule:
    """By weekday, Monday 1 to Sunday 7, in the order of the clock; `exceptions` replace the opening of one day.

    A day that is not named is closed.
    """

    site: str
    opening: Mapping[int, tuple[Span, ...]]
    staff: Mapping[int, tuple[Span, ...]]
    stops: Mapping[int, tuple[Stop, ...]]
    exceptions: Mapping[date, tuple[Span, ...]]

    def open_on(self, day: date) -> tuple[Span, ...]:
        return self.exceptions.get(day, self.opening.get(day.isoweekday(), ()))

    def stops_on(self, day: date) -> tuple[Stop, ...]:
        return () if self.exceptions.get(day) == () else self.stops.get(day.isoweekday(), ())


@shape.parser
def parse_schedules(data: bytes) -> tuple[SiteSchedule, ...]:
    """The file `schedules.json`: `{"sites": [{"site", "open", "staff", "stops", "exceptions"}]}`.

    `open` and `staff` are lists of `{"days": [1…7], "from", "to"}`, `stops` the same with `place`,
    `exceptions` of `{"day", "open": [{"from", "to"}]}`; a day with none is closed.
    """
    value = shape.unwrap(canonical.decode(data, MAX_FILE_BYTES, canonical=False))
    items = shape.items(shape.obj(value, "sites"), "sites", _MAX_SITES)
    found = tuple(_site(item) for item in items)
    if len({each.site for each in found}) != len(found):
        raise shape.MisshapenError("site")
    return found


def _site(value: object) -> SiteSchedule:
    source = shape.obj(value, "site", "open", "staff", "stops", "exceptions")
    return SiteSchedule(
        site=shape.text(source, "site", 64, shape.NAME),
        opening=_week(source, "open"),
        staff=_week(source, "staff"),
        stops=_stops(source),
        exceptions=_exceptions(source),
    )


def _week(source: shape.Object, key: str) -> dict[int, tuple[Span, ...]]:
    week: dict[int, list[Span]] = {}
    for item in shape.items(source, key, _MAX_SPANS):
        entry = shape.obj(item, "days", "from", "to")
        for day in _days(entry):
            week.setdefault(day, []).append(_span(entry))
    return {day: _in_order(spans, key) for day, spans in sorted(week.items())}


def _stops(source: shape.Object) -> dict[int, tuple[Stop, ...]]:
    week: dict[int, list[Stop]] = {}
    for item in shape.items(source, "stops", _MAX_SPANS):
        entry = shape.obj(item, "days", "from", "to", "place")
        stop = Stop(_span(entry), texts(entry, "place", _MAX_PLACE))
        for day in _days(entry):
            week.setdefault(day, []).append(stop)
    for stops in week.values():
        _in_order([stop.span for stop in stops], "stops")
    return {day: tuple(sorted(stops, key=lambda stop: stop.span.begins)) for day, stops in sorted(week.items())}


def _exceptions(source: shape.Object) -> dict[date, tuple[Span, ...]]:
    found: dict[date, tuple[Span, ...]] = {}
    for item in shape.items(source, "exceptions", _MAX_EXCEPTIONS):
        entry = shape.obj(item, "day", "open")
        spans = [_span(shape.obj(each, "from", "to")) for each in shape.items(entry, "open", _MAX_SPANS)]
        day = _day(entry)
        if day in found:
            raise shape.MisshapenError("exceptions")
        found[day] = _in_order(spans, "exceptions")
    return found


def _days(entry: shape.Object) -> list[int]:
    days = [shape.integer({"days": day}, "days", 1, 7) for day in shape.items(entry, "days", 7)]
    if not days or len(set(days)) != len(days):
        raise shape.MisshapenError("days")
    return days


def _day(entry: shape.Object) -> date:
    try:
        return date.fromisoformat(shape.text(entry, "day", 10, _DAY))
    except ValueError:
        raise shape.MisshapenError("day") from None


def _span(entry: shape.Object) -> Span:
    span = Span(shape.text(entry, "from", 5, _CLOCK), shape.text(entry, "to", 5, _CLOCK))
    if span.begins >= span.ends:
        raise shape.MisshapenError("to")
    return span


def _in_order(spans: list[Span], key: str) -> tuple[Span, ...]:
    ordered = sorted(spans, key=lambda span: span.begins)
    if any(earlier.ends > later.begins for earlier, later in pairwise(ordered)):
        raise shape.MisshapenError(key)
    return tuple(ordered)
