"""Where and when the city's points are there: the published schedules, day by day from today."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Lock

from portal.clock import HERE_MS, Clock
from portal.public.calendar_file import Sitting
from portal.public.published import in_force
from portal.store.database import Database
from sync.contract.bundle import BundleKind
from sync.contract.faults import ContractFault
from sync.contract.schedules import SiteSchedule, parse_schedules

#: So far ahead hours are shown; people plan by two weeks, and a stop is published three days ahead at least.
DAYS = 14
_SITES = Path(__file__).parents[2] / "assets" / "catalogue" / "sites"


@dataclass(frozen=True, slots=True)
class Point:
    """`name` by language; `moves`: a bus, whose stops are what counts."""

    site: str
    name: Mapping[str, str]
    schedule: SiteSchedule

    @property
    def moves(self) -> bool:
        return bool(self.schedule.stops)

    def called(self, language: str) -> str:
        return self.name.get(language) or next(iter(self.name.values()), self.site)

    def sittings(
        self, first: date, language: str, days: int = DAYS
    ) -> tuple[tuple[date, tuple[Sitting, ...]], ...]:
        """Each day from `first` on; a day without any is closed."""
        ahead = (first + timedelta(days=number) for number in range(days))
        return tuple((day, self._on(day, language)) for day in ahead)

    def _on(self, day: date, language: str) -> tuple[Sitting, ...]:
        if not self.moves:
            return tuple(Sitting(day, span, "") for span in self.schedule.open_on(day))
        return tuple(
            Sitting(day, stop.span, stop.place.get(language) or next(iter(stop.place.values())))
            for stop in self.schedule.stops_on(day)
        )


class Timetable:
    """Reads a version once. Called from threads."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._lock = Lock()
        self._known: tuple[int, tuple[Point, ...]] | None = None

    def points(self) -> tuple[Point, ...]:
        """Buses first: of a place that never moves people know the hours from its door."""
        with self._lock:
            known = None if self._known is None else self._known[0]
            version, files = in_force(self._database, self._clock, BundleKind.SCHEDULES, known)
            if self._known is None or version != known:
                self._known = version, _points(files)
            return self._known[1]

    def today(self) -> date:
        return datetime.fromtimestamp((self._clock() + HERE_MS) // 1000, UTC).date()


def _points(files: Mapping[str, bytes]) -> tuple[Point, ...]:
    content = files.get(BundleKind.SCHEDULES.only_file)
    found = parse_schedules(content) if content is not None else ()
    if isinstance(found, ContractFault):
        return ()
    points = [Point(each.site, _names().get(each.site, {}), each) for each in found]
    return tuple(sorted(points, key=lambda point: (not point.moves, point.site)))


@cache
def _names() -> dict[str, dict[str, str]]:
    """What the sites that we ship are called."""
    return {path.stem: dict(tomllib.loads(path.read_text("utf-8"))["name"]) for path in _SITES.glob("*.toml")}
