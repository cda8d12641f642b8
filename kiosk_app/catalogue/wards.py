"""`wards.json`: what became on 1 July 2025 of each of the 526 old wards, communes and towns of Hà Nội."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from kiosk_app.catalogue.strict import ContentError, read_file
from kiosk_app.flow.setting import Unit
from kiosk_app.flow.wards import OldWard, Wards
from sync.contract.plain import is_plain

_CODE = re.compile(r"[0-9]{5}")
_VERSION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: More buttons than these are no question that a person can answer.
_MOST_PARTS = 5
_LONGEST_NAME = 60


def load_wards(path: Path, units: Iterable[Unit] | None = None) -> Wards:
    """Raises ContentError, also where an old one became a unit that is not in `units`, if those are given."""
    text = read_file(path)
    try:
        raw = json.loads(text)
        if set(raw) != {"version", "old"}:
            raise ValueError("exactly 'version' and 'old' are expected")
        wards = Wards(_matching(raw["version"], _VERSION), tuple(_old(*row) for row in raw["old"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ContentError(f"{path.name}: {error}") from error
    if len({old.code for old in wards.old}) != len(wards.old):
        raise ContentError(f"{path.name}: a code twice")
    if len({old.full for old in wards.old}) != len(wards.old):
        raise ContentError(f"{path.name}: a name twice in one district")
    if units is not None:
        strange = {code for old in wards.old for code in old.new} - {unit.code for unit in units}
        if strange:
            raise ContentError(f"{path.name}: '{min(strange)}' is in no list of units; mend units.json or this")
    return wards


def _old(code: object, name: object, district: object, new: object) -> OldWard:
    if not isinstance(new, list) or not 1 <= len(new) <= _MOST_PARTS or len(set(new)) != len(new):
        raise ValueError(f"an old unit went into one up to {_MOST_PARTS} different ones")
    return OldWard(
        _matching(code, _CODE), _name(name), _name(district), tuple(_matching(unit, _CODE) for unit in new)
    )


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_NAME or not is_plain(value):
        raise ValueError("a unit or district without a proper name")
    return value


def _matching(value: object, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(f"'{str(value)[:20]}' is not of the form {pattern.pattern}")
    return value
