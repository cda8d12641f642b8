"""The desks at which appointments are kept: `desks.toml` of the state folder, or the practice system's own.

[[desks]]
id = "C03"
place = { vi = "Nhà văn hóa số 3", en = "Culture house no. 3" }
capacity = 2
slot_minutes = 15
open = [ { days = [1, 2, 3, 4, 5], from = "17:30", to = "20:00" } ]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.sayable import SayableError
from sync.contract import shape
from sync.contract.booking import CLOCK, MAX_DESKS, MAX_FREE, MAX_PLACE, MAX_TIMES
from sync.contract.faults import ContractFault
from sync.contract.texts import texts

_MOST_SPANS = 14
_HOUR = 60


class DesksError(SayableError):
    """The file cannot be taken as it stands; the text names the key."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Hours of the day in minutes since midnight, on weekdays from Monday 1 to Sunday 7."""

    days: frozenset[int]
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class AppointmentDesk:
    """`capacity` people at once, each for `slot_minutes`."""

    id: str
    place: Mapping[str, str]
    capacity: int
    slot_minutes: int
    opening: tuple[Opening, ...]

    def times(self, day: date) -> tuple[str, ...]:
        """Each time at which somebody may come that day."""
        found = set()
        for span in self.opening:
            if day.isoweekday() in span.days:
                found |= set(range(span.begins, span.ends - self.slot_minutes + 1, self.slot_minutes))
        return tuple(f"{at // _HOUR:02d}:{at % _HOUR:02d}" for at in sorted(found))[:MAX_TIMES]


PRACTICE = (
    AppointmentDesk(
        "practice-evening",
        {"vi": "Quầy dùng thử C03, buổi tối", "en": "Practice counter C03, evenings"},
        2,
        15,
        (
            Opening(frozenset({1, 2, 3, 4, 5}), 17 * _HOUR + 30, 20 * _HOUR),
            Opening(frozenset({6, 7}), 8 * _HOUR, 11 * _HOUR + 30),
        ),
    ),
)


def load_desks(file: Path, *, practice: bool) -> tuple[AppointmentDesk, ...]:
    """None are offered where there is no file, but in practice. Raises DesksError."""
    try:
        value = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return PRACTICE if practice else ()
    except (OSError, ValueError) as error:
        raise DesksError(f"{file.name}: {type(error).__name__}") from error
    found = _desks(value)
    if isinstance(found, ContractFault):
        raise DesksError(f"{file.name}: {found.detail}")
    return found


@shape.parser
def _desks(value: object) -> tuple[AppointmentDesk, ...]:
    found = tuple(_desk(item) for item in shape.items(shape.obj(value, "desks"), "desks", MAX_DESKS))
    if len({desk.id for desk in found}) != len(found):
        raise shape.MisshapenError("id")
    return found


def _desk(value: object) -> AppointmentDesk:
    source = shape.obj(value, "id", "place", "capacity", "slot_minutes", "open")
    return AppointmentDesk(
        id=shape.text(source, "id", 64, shape.NAME),
        place=texts(source, "place", MAX_PLACE),
        capacity=shape.integer(source, "capacity", 1, MAX_FREE),
        slot_minutes=shape.integer(source, "slot_minutes", 5, 240),
        opening=tuple(_opening(item) for item in shape.items(source, "open", _MOST_SPANS)),
    )


def _opening(value: object) -> Opening:
    source = shape.obj(value, "days", "from", "to")
    days = frozenset(shape.integer({"days": day}, "days", 1, 7) for day in shape.items(source, "days", 7))
    opening = Opening(days, _minutes(source, "from"), _minutes(source, "to"))
    if not days or opening.begins >= opening.ends:
        raise shape.MisshapenError("open")
    return opening


def _minutes(source: shape.Object, key: str) -> int:
    hours, _, minutes = shape.text(source, key, 5, CLOCK).partition(":")
    return int(hours) * _HOUR + int(minutes)
