"""An appointment at a desk: which times are free, and which one is taken for whoever asks.

The kiosk asks (`AskKind.BOOKING`). `{"do": "times"}` is answered by `{"desks": [...]}`, each with `id`, `place`
(by language) and `days`: `[{"day": "2026-11-24", "free": {"08:00": 2, "08:15": 0}}]`, at most `DAYS` days in
order; a time with 0 is full and is shown as such. `{"do": "take", "desk", "day", "at", "token"}` is answered by
`{"state": "taken", "code"}` or `{"state": "full"}`; asked again with the same token it takes nothing twice, and
another time under that token takes the place of the first, until that is confirmed. What is taken is held for a
few minutes only, until `{"do": "keep", "token"}` is answered by `{"state": "kept"}`; `{"state": "free"}` there
says that it was let go. `{"do": "give_back", "token"}`: `{"state": "free"}`.

Nothing of a person goes with it: who has the code has the appointment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sync.contract import shape
from sync.contract.canonical import Json
from sync.contract.texts import texts

DAYS = 14
MAX_DESKS = 8
MAX_TIMES = 48
MAX_PLACE = 80
MAX_FREE = 99
TOKEN = re.compile(r"[0-9a-f]{32}")
CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
#: Crockford's letters without those that people mistake; nothing like a dossier's code.
CODE = re.compile(r"HEN-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}")


@dataclass(frozen=True, slots=True)
class Day:
    """`free`: how many places each time ("08:15") has left, in the order of the clock."""

    day: date
    free: Mapping[str, int]

    def to_json(self) -> dict[str, Json]:
        return {"day": self.day.isoformat(), "free": dict(self.free)}


@dataclass(frozen=True, slots=True)
class BookingDesk:
    id: str
    place: Mapping[str, str]
    days: tuple[Day, ...]

    def to_json(self) -> dict[str, Json]:
        return {"id": self.id, "place": dict(self.place), "days": [day.to_json() for day in self.days]}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One time at one desk, for whoever holds the token."""

    desk: str
    day: date
    at: str
    token: str

    def to_json(self) -> dict[str, Json]:
        return {"desk": self.desk, "day": self.day.isoformat(), "at": self.at, "token": self.token}


@shape.parser
def parse_times(value: object) -> tuple[BookingDesk, ...]:
    """The `desks` of an answer."""
    found = tuple(_desk(item) for item in shape.items({"desks": value}, "desks", MAX_DESKS))  # type: ignore[dict-item]  # judged by items
    if len({desk.id for desk in found}) != len(found):
        raise shape.MisshapenError("desks")
    return found


def _desk(value: object) -> BookingDesk:
    source = shape.obj(value, "id", "place", "days")
    days = tuple(_day(item) for item in shape.items(source, "days", DAYS))
    if [day.day for day in days] != sorted({day.day for day in days}):
        raise shape.MisshapenError("days")
    return BookingDesk(shape.text(source, "id", 64, shape.NAME), texts(source, "place", MAX_PLACE), days)


def _day(value: object) -> Day:
    source = shape.obj(value, "day", "free")
    times = source["free"]
    if not isinstance(times, dict) or len(times) > MAX_TIMES or any(not CLOCK.fullmatch(at) for at in times):
        raise shape.MisshapenError("free")
    free = {at: shape.integer(times, at, 0, MAX_FREE) for at in sorted(times)}
    return Day(_date(source, "day"), free)


@shape.parser
def parse_wanted(value: object) -> Wanted:
    source = shape.obj(value, "desk", "day", "at", "token")
    return Wanted(
        desk=shape.text(source, "desk", 64, shape.NAME),
        day=_date(source, "day"),
        at=shape.text(source, "at", 5, CLOCK),
        token=shape.text(source, "token", 32, TOKEN),
    )


@shape.parser
def parse_taken(value: object) -> str:
    """The code of the appointment, empty where the time is full."""
    source = shape.obj_with(value, ("state",), ("code", "as_of"))
    if source["state"] == "full":
        return ""
    if source["state"] != "taken":
        raise shape.MisshapenError("state")
    return shape.text(source, "code", 11, CODE)


@shape.parser
def parse_kept(value: object) -> bool:
    """Whether the place is there for good; if not, nobody confirmed it in time."""
    source = shape.obj_with(value, ("state",), ("as_of",))
    if source["state"] not in ("kept", "free"):
        raise shape.MisshapenError("state")
    return source["state"] == "kept"


def _date(source: shape.Object, key: str) -> date:
    try:
        return date.fromisoformat(shape.text(source, key, 10, re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")))
    except ValueError as error:
        raise shape.MisshapenError(key) from error
