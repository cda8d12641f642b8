"""An appointment being made: what is free, what was chosen, what the portal said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk_app.flow.text import Text

#: How the page stands: the portal is asked, a time is chosen, it is being taken.
ASKING, CHOOSING, TAKING = "asking", "choosing", "taking"
#: Why nothing can be chosen: no line, no desk offers any, an answer that nobody can believe.
CUT, NONE, NONSENSE = "cut", "none", "nonsense"
#: What the citizen is told above the days: no time was chosen, another was quicker (and the
#: next free time stands chosen), the time held goes back.
MISSING, FULL, NEXT, RETURNED = "missing", "full", "next", "returned"


@dataclass(frozen=True, slots=True)
class FreeDay:
    """`times` in the order of the clock: ("17:30", places left)."""

    day: date
    times: tuple[tuple[str, int], ...]

    @property
    def left(self) -> int:
        return sum(left for _, left in self.times)


@dataclass(frozen=True, slots=True)
class FreeDesk:
    id: str
    place: Text
    days: tuple[FreeDay, ...]


@dataclass(frozen=True, slots=True)
class Booking:
    """`heard` is the clock when the portal said what is free; `code` is there once a time is taken.

    `unsettled`: a time was asked for and no code was heard since, so one may be held for nobody.
    `leaving`: whether to give the time back is being asked. `lost` is the time of `day` that another got.
    """

    state: str = ASKING
    desks: tuple[FreeDesk, ...] = ()
    heard: str = ""
    desk: str = ""
    day: date | None = None
    at: str = ""
    trouble: str = ""
    code: str = ""
    unsettled: bool = False
    leaving: bool = False
    lost: str = ""

    @property
    def in_doubt(self) -> bool:
        """Whether it is the chosen time that may be held."""
        return self.unsettled and self.at != ""

    @property
    def chosen_desk(self) -> FreeDesk | None:
        return next((desk for desk in self.desks if desk.id == self.desk), None)

    @property
    def chosen_day(self) -> FreeDay | None:
        desk = self.chosen_desk
        return next((day for day in desk.days if day.day == self.day), None) if desk else None


NO_BOOKING = Booking()


def next_free(desk: FreeDesk, day: date, at: str) -> tuple[date, str] | None:
    """The first free time after that one; where there is none, the first before it. None: all is full."""
    free = [(each.day, time) for each in desk.days for time, left in each.times if left]
    later = [slot for slot in free if slot > (day, at)]
    return next(iter(later or free), None)


@dataclass(frozen=True, slots=True)
class AskTimes:
    """Which times are free: `TimesHeard` or `BookingUnknown`."""


@dataclass(frozen=True, slots=True)
class TakeTime:
    """For this visit: `TimeTaken` or `BookingUnknown`. Asked again it takes nothing twice."""

    desk: str
    day: date
    at: str


@dataclass(frozen=True, slots=True)
class GiveTimeBack:
    """What this visit has taken, or may have taken without hearing of it."""


@dataclass(frozen=True, slots=True)
class TimesHeard:
    desks: tuple[FreeDesk, ...]


@dataclass(frozen=True, slots=True)
class TimeTaken:
    """`code` of the appointment; empty where the time is full."""

    code: str


@dataclass(frozen=True, slots=True)
class BookingUnknown:
    """`reason` is "cut", "none" or "nonsense"."""

    reason: str
