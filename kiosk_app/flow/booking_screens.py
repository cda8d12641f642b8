"""What the pages of appointments show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceOfDesk:
    id: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class DayTile:
    """`id` goes back in choose; `date` is "24/11", `left` the places of the day, 0 where it is full."""

    id: str
    weekday_id: str
    date: str
    left: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class TimeTile:
    id: str
    at: str
    left: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class BookingScreen:
    """`state` and `trouble` as in `Booking`; `desks` where there is a choice of them, else `place` alone.

    The choice as a sentence: `weekday_id`, `date` and `at`, the last empty until one is chosen. `heard` is the
    clock when the portal said what is free. `unsettled`: the time may be taken already.
    """

    state: str
    place: str = ""
    desks: tuple[ChoiceOfDesk, ...] = ()
    days: tuple[DayTile, ...] = ()
    times: tuple[TimeTile, ...] = ()
    weekday_id: str = ""
    date: str = ""
    at: str = ""
    trouble: str = ""
    heard: str = ""
    hotline: str = ""
    unsettled: bool = False


@dataclass(frozen=True, slots=True)
class BookedScreen:
    """`leaving`: whether to give the time back is being asked. `printing` as in `GuideScreen`."""

    code: str
    place: str
    weekday_id: str
    date: str
    at: str
    printing: str
    leaving: bool = False
