"""`procedures.json`: all procedures in one file that is read fast, bound to the files that it was made from.

Forty files of TOML take a tenth of a second to parse, and nobody should wait for that before the first page.
What is read from here is checked as any file is. Where a file has changed since, this one is not looked at.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kiosk_app.catalogue.strict import ContentError, read_bytes, read_toml

NAME = "procedures.json"
_DAYS = ("verified_at", "valid_from", "valid_to")
#: As large as a file of a published bundle may be.
_LARGEST = 256 * 1024
Raw = dict[str, Any]


def sources(folder: Path) -> list[Path]:
    """The files of the procedures of a catalogue, in their order."""
    return sorted((folder / "procedures").glob("*.toml"))


def pack(folder: Path) -> bytes:
    """What belongs into `procedures.json` of this catalogue, which was checked before. Raises ContentError."""
    paths = sources(folder)
    held = {path.name: _each_day(read_toml(path), _as_text) for path in paths}
    try:
        packed = json.dumps(
            {"of": _marks(paths), "files": held}, ensure_ascii=False, separators=(",", ":")
        ).encode()
    except TypeError as error:
        raise ContentError(f"{NAME}: {error}") from error
    if len(packed) > _LARGEST:
        raise ContentError(f"{NAME}: would be larger than {_LARGEST} bytes")
    return packed


def read_packed(folder: Path) -> Mapping[str, Raw] | None:
    """The tables by name of file, or None where there is no such file or it was made from other files."""
    try:
        packed = json.loads(read_bytes(folder / NAME))
        if packed["of"] != _marks(sources(folder)):
            return None
        return {str(name): _each_day(raw, _as_day) for name, raw in packed["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, MemoryError):
        # Nothing is lost: the files themselves say it all.
        return None


def finishes_here(folder: Path, today: date) -> bool | None:
    """Whether any procedure that is in force `today` can be finished at a kiosk; None where only the files
    themselves can say."""
    packed = read_packed(folder)
    if packed is None:
        return None
    return any(
        raw.get("scope") == "all_here" and raw.get("valid_from", today) <= today <= raw.get("valid_to", today)
        for raw in packed.values()
    )


def _marks(paths: Sequence[Path]) -> dict[str, list[int]]:
    """Length and CRC-32 of each file: an edit is noticed. Raises ContentError where one is no file to read.

    They are no guard against a hand that means ill, and need not be: who may write one of these files may write
    the other.
    """
    return {path.name: _mark(read_bytes(path)) for path in paths}


def _mark(content: bytes) -> list[int]:
    return [len(content), zlib.crc32(content)]


def _each_day(raw: Raw, turn: Callable[[Any], Any]) -> Raw:
    """The days of a procedure, its fee, each rate and figure: JSON has no days, so there they are text."""
    fee = _days(raw["fee"], turn)
    if "rates" in fee:
        fee["rates"] = [_days(rate, turn) for rate in fee["rates"]]
    figures = {"figures": [_days(figure, turn) for figure in raw["figures"]]} if "figures" in raw else {}
    return _days(raw, turn) | {"fee": fee} | figures


def _days(table: Raw, turn: Callable[[Any], Any]) -> Raw:
    return table | {key: turn(table[key]) for key in _DAYS if key in table}


def _as_text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _as_day(value: Any) -> Any:
    return date.fromisoformat(value)
