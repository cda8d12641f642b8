"""Reading TOML so that a misspelt key is an error with its place, never a silently missing question."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from kiosk_app.flow.text import NO_TEXT, VIETNAMESE, Text

T = TypeVar("T")
_LARGEST = 256 * 1024


class ContentError(ValueError):
    """A content file that may not be used; the message names file, place and what is wrong."""


def read_toml(path: Path) -> dict[str, Any]:
    """The table of one file. Raises ContentError for anything but well-formed TOML of a sensible size."""
    if path.stat().st_size > _LARGEST:
        raise ContentError(f"{path.name}: larger than {_LARGEST} bytes")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error


class Table:
    """One table of a file; every key must be taken before `done`."""

    def __init__(self, raw: object, place: str) -> None:
        if not isinstance(raw, dict):
            raise ContentError(f"{place}: a table is expected")
        self._raw = dict(raw)
        self.place = place

    def take(self, key: str, kind: type[T], default: T | None = None) -> T:
        if key not in self._raw:
            if default is None:
                raise ContentError(f"{self.place}: '{key}' is missing")
            return default
        value = self._raw.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise ContentError(f"{self.place}.{key}: expected {kind.__name__}")
        return value

    def maybe(self, key: str, kind: type[T]) -> T | None:
        return self.take(key, kind) if key in self._raw else None

    def text(self, key: str, needed: bool = True) -> Text:
        """A text in several languages; Vietnamese and English are required where it is needed."""
        raw = self._raw.pop(key, None)
        if raw is None:
            if needed:
                raise ContentError(f"{self.place}: '{key}' is missing")
            return NO_TEXT
        if not isinstance(raw, Mapping) or not all(isinstance(entry, str) for entry in raw.values()):
            raise ContentError(f"{self.place}.{key}: expected a text by language")
        for language in (VIETNAMESE, "en"):
            if not raw.get(language):
                raise ContentError(f"{self.place}.{key}: no {language} text")
        return Text(dict(raw))

    def date(self, key: str) -> date | None:
        return self.maybe(key, date)

    def strings(self, key: str) -> tuple[str, ...]:
        raw: list[Any] = self.take(key, list, [])
        if not all(isinstance(entry, str) for entry in raw):
            raise ContentError(f"{self.place}.{key}: expected texts")
        return tuple(raw)

    def table(self, key: str) -> Table | None:
        return Table(self._raw.pop(key), f"{self.place}.{key}") if key in self._raw else None

    def each(self, key: str, build: Callable[[Table], T]) -> tuple[T, ...]:
        raw: list[Any] = self.take(key, list, [])
        built = []
        for index, entry in enumerate(raw):
            table = Table(entry, f"{self.place}.{key}[{index}]")
            built.append(build(table))
            table.done()
        return tuple(built)

    def done(self) -> None:
        if self._raw:
            raise ContentError(f"{self.place}: unknown {sorted(self._raw)}")
