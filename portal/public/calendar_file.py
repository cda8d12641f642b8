"""Hours of a point as a calendar that a telephone subscribes to (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from sync.contract.schedules import Span

#: The hour on the walls of Hà Nội all year; an end of "24:00" is the next midnight.
_HERE = timezone(timedelta(hours=7))
_LINE_BYTES = 75


@dataclass(frozen=True, slots=True)
class Sitting:
    """The point is at `place` on `day` for that long; `place` is empty where it never moves."""

    day: date
    span: Span
    place: str


def calendar(site: str, name: str, sittings: Iterable[Sitting], made: datetime) -> str:
    """`made` in UTC. Whoever subscribed keeps one entry for each place and time: its UID does not change."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tram Mot Cua//Schedule//EN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for each in sittings:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{site}-{each.day:%Y%m%d}-{each.span.begins.replace(':', '')}@tram-mot-cua",
            f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
            f"DTSTART:{_utc(each.day, each.span.begins)}",
            f"DTEND:{_utc(each.day, each.span.ends)}",
            f"SUMMARY:{_text(name)}",
            *([f"LOCATION:{_text(each.place)}"] if each.place else []),
            "END:VEVENT",
        ]
    return "".join(f"{line}\r\n" for whole in [*lines, "END:VCALENDAR"] for line in _folded(whole))


def _utc(day: date, clock: str) -> str:
    hour, minute = map(int, clock.split(":"))
    at = datetime.combine(day, time(), _HERE) + timedelta(hours=hour, minutes=minute)
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """RFC 5545 3.3.11."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return value


def _folded(line: str) -> Iterator[str]:
    """At most 75 octets a line, no letter in two of them (RFC 5545 3.1)."""
    piece, room = "", _LINE_BYTES
    for letter in line:
        if len((piece + letter).encode()) > room:
            yield piece
            piece = " "
        piece += letter
    yield piece
