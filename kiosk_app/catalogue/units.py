"""The 126 communal units of Hà Nội since 1 July 2025, by official code."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk_app.catalogue.strict import ContentError
from kiosk_app.flow.setting import Unit


def load_units(path: Path) -> tuple[str, tuple[Unit, ...]]:
    """The version of the list and its units. An answer keeps `code@version`. Raises ContentError."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        version = str(raw["version"])
        units = tuple(Unit(str(entry["code"]), str(entry["name"])) for entry in raw["units"])
    except (ValueError, KeyError, TypeError) as error:
        raise ContentError(f"{path.name}: {error!r}") from error
    if len({unit.code for unit in units}) != len(units):
        raise ContentError(f"{path.name}: a code twice")
    return version, units
