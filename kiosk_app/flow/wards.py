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

    @property
    def full(self) -> str:
        """As on old papers; no two are called so."""
        return f"{self.name}, {self.district}"

    @property
    def split(self) -> bool:
        return len(self.new) > 1


@dataclass(frozen=True, slots=True)
class Wards:
    version: str
    old: tuple[OldWard, ...]


NO_WARDS = Wards("", ())


def meant(wards: Wards, name: str, district: str = "") -> list[OldWard]:
    """Those that may be meant by `name`, with or without its kind and its tone marks: the one; several, in
    other districts or of another kind; or none.

    Who writes it in full means that one: "Phường Minh Khai" is not "Xã Minh Khai".
    """
    within = _forms(district, _DISTRICT)
    there = [old for old in wards.old if not within or within & _known_forms(old.district, _DISTRICT)]
    full = " ".join(name.split()).casefold()
    found = [old for old in there if old.name.casefold() == full]
    if not found:
        forms = _forms(name, _WARD)
        found = [old for old in there if forms & _known_forms(old.name, _WARD)]
    return found


def called(wards: Wards, full: str) -> OldWard | None:
    """The old ward of this `full` name."""
    return next((old for old in wards.old if old.full == full), None) if full else None


def like(wards: Wards, typed: str) -> list[OldWard]:
    """Old wards whose name and district hold every typed word, those that begin with it first."""
    wanted = fold(typed.replace(",", " ")).split()
    if not wanted:
        return []
    found = [old for old in wards.old if all(word in _known_fold(old.full) for word in wanted)]
    named = " ".join(wanted)

    def rank(old: OldWard) -> tuple[bool, bool, str]:
        forms = _known_forms(old.name, _WARD)
        whole = any(named == form or named.startswith(f"{form} ") for form in forms)
        return not whole, not any(form.startswith(named) for form in forms), old.full

    return sorted(found, key=rank)


@cache
def _known_fold(known: str) -> str:
    """As `_known_forms`."""
    return fold(known)


@cache
def _known_forms(known: str, kind: re.Pattern[str]) -> frozenset[str]:
    """Names of the file only: what a citizen writes is not kept."""
    return _forms(known, kind)


def _forms(name: str, kind: re.Pattern[str]) -> frozenset[str]:
    """Folded, as it stands and without its kind: "phuong mai" may be a ward "Mai", or "Phương Mai"."""
    folded = " ".join(fold(name).split())
    return frozenset({folded, kind.sub("", folded, count=1)} - {""})
