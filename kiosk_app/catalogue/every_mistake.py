"""All that is wrong with one procedure at once: who mends a file should not be told one mistake a day.

What is wrong is named and set aside, and the rest is read again, until it can be read. Questions, papers and
the like are set aside one by one, what stands in one of them together. How the parts fit each other is looked
at only once each of them can be read: otherwise what was set aside would be missed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from kiosk_app.catalogue.figures import check_figures
from kiosk_app.catalogue.procedure_file import read_procedure
from kiosk_app.catalogue.references import check_procedure
from kiosk_app.catalogue.strict import ContentError, read_toml
from kiosk_app.flow.procedure import Procedure

#: Of one file: whoever has more begins anew.
MOST = 100
_PLACE = re.compile(r"\.([A-Za-z0-9_-]+)(?:\[([0-9]+)\])?")
_MISSING = re.compile(r": '([a-z_]+)' is missing")
_WORDS = {"vi": "x", "en": "x"}
#: What stands in for a key that every procedure has, so that the others are read; no page ever gets it.
_INSTEAD: dict[str, Any] = {
    "code": "0.000000",
    "version": "2026-01-01",
    "name": _WORDS,
    "example": _WORDS,
    "icon": "x",
    "scope": "all_here",
    "unit": _WORDS,
    "minutes": 1,
    "returns": _WORDS,
    "where": _WORDS,
    "fee": {"reason": _WORDS},
    "duration": {"note": _WORDS},
}


def every_mistake(path: Path, most: int = MOST) -> tuple[Procedure | None, tuple[str, ...]]:
    """The procedure, or None; and what is wrong with its file, at most `most` things, in the reader's words."""
    try:
        raw = read_toml(path)
    except ContentError as error:
        return None, (str(error),)
    found: list[str] = []
    aside = _Aside(raw, path)
    while len(found) < most:
        try:
            procedure = read_procedure(path, aside.rest)[1]
        except ContentError as error:
            said, further = aside.set(str(error))
            found.append(said)
            if not further:
                return None, tuple(found)
        else:
            return (None, tuple(found)) if found else _together(procedure, path)
    return None, tuple(found)


def _together(procedure: Procedure, path: Path) -> tuple[Procedure | None, tuple[str, ...]]:
    found = []
    for look in (check_procedure, check_figures):
        try:
            look(procedure, path.name)
        except ContentError as error:
            found.append(str(error))
    return (None if found else procedure), tuple(found)


class _Aside:
    """What is left of a file, and which of its repeated tables: by their numbers in the file."""

    def __init__(self, raw: dict[str, Any], path: Path) -> None:
        self.rest = dict(raw)
        self._name = path.name
        self._instead = {**_INSTEAD, "id": path.stem.partition(".")[0]}
        self._left: dict[str, list[int]] = {}

    def set(self, said: str) -> tuple[str, bool]:
        """What was said with the number that stands in the file, and whether anything could be set aside."""
        told = said.removeprefix(self._name)
        place, missing = _PLACE.match(told), _MISSING.match(told)
        if missing and missing[1] in self._instead and missing[1] not in self.rest:
            self.rest[missing[1]] = self._instead[missing[1]]
            return said, True
        if not place or place[1] not in self.rest:
            return said, False
        key, number = place[1], place[2]
        if number is not None:
            return self._without_one(key, int(number), told)
        self._replace(key)
        return said, True

    def _without_one(self, key: str, number: int, told: str) -> tuple[str, bool]:
        entries = list(self.rest[key])
        left = self._left.setdefault(key, list(range(len(entries))))
        where = left.pop(number)
        self.rest[key] = entries[:number] + entries[number + 1 :]
        return f"{self._name}.{key}[{where}]{told.partition(']')[2]}", True

    def _replace(self, key: str) -> None:
        unfit = self.rest.pop(key)
        instead = self._instead.get(key)
        # 1 == True: what was of the wrong kind is no better for being equal.
        if key in self._instead and (type(instead), instead) != (type(unfit), unfit):
            self.rest[key] = instead
        if key == "scope":
            # Which other keys are needed hangs on it, and nobody knows what was meant.
            self.rest = {"minutes": 1, "returns": _WORDS} | self.rest
