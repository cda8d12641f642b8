"""When the places that are published are open, day by day, and where a bus stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk_app.flow.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Sitting:
    """Open, or standing at `place`, from `begins` ("08:00") until `ends`, by the clock of Hà Nội."""

    begins: str
    ends: str
    place: Text = NO_TEXT

    @property
    def hours(self) -> str:
        return f"{self.begins}–{self.ends}"


@dataclass(frozen=True, slots=True)
class OpenDay:
    """One day of a point; closed without `sittings`. `staff` are the hours in which somebody is there, if said;
    `changed` where it is not as on other such days of the week."""

    day: date
    sittings: tuple[Sitting, ...] = ()
    staff: tuple[Sitting, ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A place by its published name; `mobile` for a bus."""

    site: str
    name: Text
    mobile: bool
    days: tuple[OpenDay, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """What was published on `updated`: this place first, then others that have a name here."""

    points: tuple[Point, ...] = ()
    updated: date | None = None


NO_TIMETABLE = Timetable()
