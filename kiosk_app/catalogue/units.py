"""The 126 communal units of Hà Nội since 1 July 2025, by official code."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

from kiosk_app.catalogue.strict import ContentError, read_file
from kiosk_app.flow.setting import Unit

_CODE = re.compile(r"[0-9]{5}")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,30}")


def load_units(path: Path) -> tuple[str, tuple[Unit, ...]]:
    """The version of the list and its units. An answer keeps `code@version`. Raises ContentError."""
    text = read_file(path)
    try:
        raw = json.loads(text)
        if set(raw) != {"version", "units"}:
            raise ContentError(f"{path.name}: exactly 'version' and 'units' are expected")
        version = _matching(raw["version"], _VERSION)
        units = tuple(_unit(entry) for entry in raw["units"])
    except ContentError:
        raise
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ContentError(f"{path.name}: {error}") from error
    if not units:
        raise ContentError(f"{path.name}: no unit")
    twice = [code for code, times in Counter(unit.code for unit in units).items() if times > 1]
    if twice:
        raise ContentError(f"{path.name}: '{twice[0]}' is the code of two units")
    return version, units


def _unit(entry: dict[str, object]) -> Unit:
    if set(entry) != {"code", "name"}:
        raise ValueError("a unit has a code and a name")
    name = entry["name"]
    if not isinstance(name, str) or not name.strip():
        raise ValueError("a unit without a name")
    return Unit(_matching(entry["code"], _CODE), name)


def _matching(value: object, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(f"'{str(value)[:20]}' is not of the form {pattern.pattern}")
    return value
