"""From an address of before 1 July 2025 to the ward or commune of today, by asking where the old one was split.

Of 526 old units 328 went whole into one of the 126 new ones. The others went to two up to five: which of them
it is today nobody can tell from the old name, so the citizen is asked. The old address is kept as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kiosk_app.flow.text import fold

#: How people write the kind before the name, folded; a full stop or a space follows the short ones.
_WARD = re.compile(r"^(?:phuong |xa |thi tran |p[. ]|x[. ]|tt[. ])\s*")
_DISTRICT = re.compile(r"^(?:quan |huyen |thi xa |q[. ]|h[. ]|tx[. ])\s*")


@dataclass(frozen=True, slots=True)
class OldWard:
    """`new` are the codes of today's units, the only one or those that got a part."""

    code: str
    name: str
    district: str
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wards:
    version: str
    old: tuple[OldWard, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """It is this unit today."""

    unit: str


@dataclass(frozen=True, slots=True)
class WhichUnit:
    """It was split: ask in which of these (two to five) the dwelling lies today."""

    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhichDistrict:
    """Several districts had one of this name: ask which was meant, then ask again with it."""

    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """No unit was called so: offer the list of today's."""


Answer = Moved | WhichUnit | WhichDistrict | NotFound


def today(wards: Wards, name: str, district: str = "") -> Answer:
    """What became of the old ward or commune called `name`, with or without its kind and its tone marks.

    Who writes it in full means that one: "Phường Minh Khai" is not "Xã Minh Khai".
    """
    within = _forms(district, _DISTRICT)
    there = [old for old in wards.old if not within or within & _known_forms(old.district, _DISTRICT)]
    full = " ".join(name.split()).casefold()
    found = [old for old in there if old.name.casefold() == full]
    if not found:
        forms = _forms(name, _WARD)
        found = [old for old in there if forms & _known_forms(old.name, _WARD)]
    districts = tuple(dict.fromkeys(old.district for old in found))
    if not found:
        return NotFound()
    if len(districts) > 1:
        return WhichDistrict(districts)
    units = tuple(dict.fromkeys(unit for old in found for unit in old.new))
    return Moved(units[0]) if len(units) == 1 else WhichUnit(units)


@cache
def _known_forms(known: str, kind: re.Pattern[str]) -> frozenset[str]:
    """Names of the file only: what a citizen writes is not kept."""
    return _forms(known, kind)


def _forms(name: str, kind: re.Pattern[str]) -> frozenset[str]:
    """Folded, as it stands and without its kind: "phuong mai" may be a ward "Mai", or "Phương Mai"."""
    folded = " ".join(fold(name).split())
    return frozenset({folded, kind.sub("", folded, count=1)} - {""})
