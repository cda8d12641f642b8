"""What the pages behind "more" show."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk_app.flow.home_screen import BoardLine, Tile
from kiosk_app.flow.leaflet import Part


@dataclass(frozen=True, slots=True)
class MoreScreen:
    """Only what leads somewhere; label and example line as on the first page."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class WifiScreen:
    """`code` is the QR's text; `password` is empty for an open network. `printing` is "none", "printing",
    "printed" or "refused"."""

    name: str
    password: str
    code: str
    printing: str = "none"


@dataclass(frozen=True, slots=True)
class AnnouncementsScreen:
    board: tuple[BoardLine, ...]


@dataclass(frozen=True, slots=True)
class PointShown:
    id: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class DaysShown:
    """A stop, or days one after the other with the same hours; `hours` are empty where it is closed.

    Of a single day the second weekday and date are empty. `changed`: not as usual on such days.
    """

    weekday_id: str
    date: str
    until_weekday_id: str
    until_date: str
    hours: str
    place: str = ""
    staff: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ScheduleScreen:
    """`nearest_id` takes its arguments as `HomeScreen.opening_id` does. Where nothing is published `days` are
    empty and `hours` are what the place itself says."""

    mobile: bool
    points: tuple[PointShown, ...]
    nearest_id: str
    nearest_weekday_id: str
    nearest_arguments: tuple[str, ...]
    days: tuple[DaysShown, ...]
    updated: str
    hours: str
    hotline: str
    printing: str = "none"


@dataclass(frozen=True, slots=True)
class GuideScreen:
    """`begins`: it can be done here, by the red button. `printing_home` is of the leaflet for next time."""

    name: str
    scope: str
    parts: tuple[Part, ...]
    begins: bool
    printing: str = "none"
    printing_home: str = "none"
