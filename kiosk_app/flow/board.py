"""What the first page says besides its tiles: announcements, and whether the place is open. Codes and texts."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk_app.flow.duty import Duty
from kiosk_app.flow.text import NO_TEXT, Text
from kiosk_app.flow.timetable import NO_TIMETABLE, Timetable


@dataclass(frozen=True, slots=True)
class Notice:
    """An announcement whose time it is; `attention` where it changes what a person should do today."""

    title: Text
    body: Text
    attention: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """`id` is a translation id, empty where nothing is known. `clock` "20:00", `weekday_id` "weekday.1" and
    `day` "23/11" where the sentence needs them; `place` is where a bus stands."""

    id: str = ""
    clock: str = ""
    weekday_id: str = ""
    day: str = ""
    place: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Board:
    """`hours` and `desk_hours` are today's by the schedule, "07:30–20:00"; None where the site's own stand.

    `duty` is by the published hours whether somebody is there, None where there are none. `by_card`: a
    roster is in force, so staff sign in by their own card.
    """

    notices: tuple[Notice, ...] = ()
    opening: Opening = Opening()
    hours: str | None = None
    desk_hours: str | None = None
    timetable: Timetable = NO_TIMETABLE
    duty: Duty | None = None
    by_card: bool = False


NO_BOARD = Board()
