"""Reading TOML so that a misspelt key is an error with its place, never a silently missing question."""

from __future__ import annotations

import os
import re
import stat
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from kiosk_app.catalogue.dotted import MOST_PARTS, too_many_parts
from kiosk_app.flow.text import ENGLISH, NO_TEXT, VIETNAMESE, Text
from sync.contract.plain import is_plain

T = TypeVar("T")
_LARGEST = 256 * 1024
_LONGEST_TEXT = 2000
#: An id goes into dossiers, translation ids and file names.
_ID = re.compile(r"[a-z][a-z0-9_]{0,47}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_BOTH = (VIETNAMESE, ENGLISH)
#: What TOML wants, in the words of whoever types it.
_KINDS: Mapping[type, str] = {
    int: "a whole number, without quotes, points or commas",
    str: 'a text in quotes, "…"',
    bool: "true or false, without quotes",
    date: "a day like 2026-07-18, without quotes",
    list: "a list in [ ], or tables under [[ ]]",
}
_HINTS = (
    ("Invalid value", "texts stand in quotes, days are like 2026-07-18"),
    ("Cannot overwrite", "the same key or table stands above; what may stand often is headed [[ ]]"),
    ("Cannot declare", "the same key or table stands above; what may stand often is headed [[ ]]"),
    ("Unclosed array", "a comma between two texts, or the ] at the end, is missing"),
    ("Unclosed inline table", "a comma between two texts, or the } at the end, is missing"),
    ("Expected newline", "one key = one value on a line; days are like 2026-07-18"),
    ("Expected '='", "a key and its value are joined by ="),
    ("Illegal character", "type the line anew"),
    ("Invalid date", "there is no such day"),
    ("Exceeds the limit", "a number of thousands of digits"),
    ("recursion", "brackets within brackets without end"),
)


_NOT_PLAIN = "no plain file; put the file itself here"


class ContentError(ValueError):
    """A content file that may not be used; the message names file, place and what is wrong."""


def read_bytes(path: Path) -> bytes:
    """One plain file of at most 256 KiB. Raises ContentError where it is missing or anything else.

    A pipe would keep the reader waiting, and a device or a file that is mostly holes would never end. So it is
    looked at before it is opened and while it is held, opened without waiting, and not read beyond its limit.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ContentError(f"{path.name}: {_NOT_PLAIN}")
        held = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(held, "rb") as file:
            found = os.fstat(held)
            if not stat.S_ISREG(found.st_mode):
                raise ContentError(f"{path.name}: {_NOT_PLAIN}")
            content = file.read(_LARGEST + 1) if found.st_size <= _LARGEST else b""
    except OSError as error:
        raise ContentError(f"{path.name}: {error.strerror}") from error
    if found.st_size > _LARGEST or len(content) > _LARGEST:
        raise ContentError(f"{path.name}: larger than {_LARGEST} bytes; no file here needs that")
    return content


def read_file(path: Path) -> str:
    """The text of one file, without the mark that some editors set before it.

    Raises ContentError for what is not UTF-8, and where `read_bytes` does.
    """
    try:
        return read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        why = f"not UTF-8 (at line {line}, byte {error.start}); save it as text in UTF-8"
        raise ContentError(f"{path.name}: {why}") from error


def read_toml(path: Path) -> dict[str, Any]:
    """The table of one file. Raises ContentError for anything but well-formed TOML of a sensible size."""
    text = read_file(path)
    line = too_many_parts(text)
    if line:
        raise ContentError(f"{path.name}: a key of more than {MOST_PARTS} parts (at line {line}, it has dots)")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError, MemoryError) as error:
        # Besides TOMLDecodeError: numbers of thousands of digits, and brackets nested without end.
        raise ContentError(f"{path.name}: {_in_words(error)}") from error


def _in_words(error: Exception) -> str:
    """What the parser says, with what is probably to be done; its line stays in it."""
    said = str(error)
    hint = next((hint for start, hint in _HINTS if start in said), "")
    if not isinstance(error, tomllib.TOMLDecodeError) and hint:
        return hint
    return f"{said}; {hint}" if hint else said


class Table:
    """One table of a file; every key must be taken before `done`."""

    def __init__(self, raw: object, place: str) -> None:
        if not isinstance(raw, dict):
            raise ContentError(f"{place}: a table is expected, one heading in [ ] or {{ key = … }}")
        self._raw = dict(raw)
        self._asked: set[str] = set()
        self.place = place

    def wrong(self, key: str, why: str) -> ContentError:
        return ContentError(f"{self.place}.{key}: {why}")

    def missing(self, key: str) -> ContentError:
        """Named with what may have been meant by it."""
        near = _nearest(key, self._raw.keys() - self._asked)
        meant = f"; is '{near}' meant to be it?" if near else "; add it"
        return ContentError(f"{self.place}: '{key}' is missing{meant}")

    def has(self, key: str) -> bool:
        self._asked.add(key)
        return key in self._raw

    def take(self, key: str, kind: type[T], default: T | None = None) -> T:
        self._asked.add(key)
        if key not in self._raw:
            if default is None:
                raise self.missing(key)
            return default
        value = self._raw.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.wrong(key, f"expected {_KINDS.get(kind, kind.__name__)}")
        if isinstance(value, str) and not is_plain(value):
            raise self.wrong(key, not_plain(value))
        return value

    def maybe(self, key: str, kind: type[T]) -> T | None:
        return self.take(key, kind) if self.has(key) else None

    def id(self, key: str = "id") -> str:
        """Small ASCII letters, digits and underscores, at most 48."""
        return self.matching(key, _ID, "birth_copy")

    def matching(self, key: str, pattern: re.Pattern[str], example: str = "") -> str:
        value = self.take(key, str)
        if not pattern.fullmatch(value):
            form = example or pattern.pattern
            raise self.wrong(key, f"'{value[:60]}' is not of the form {form}")
        return value

    def whole(self, key: str, least: int, most: int, default: int | None = None) -> int:
        value = self.take(key, int, default)
        if not least <= value <= most:
            raise self.wrong(key, f"not within {least} and {most}")
        return value

    def maybe_whole(self, key: str, least: int, most: int) -> int | None:
        return self.whole(key, least, most) if self.has(key) else None

    def text(self, key: str, needed: bool = True) -> Text:
        """A text in several languages; Vietnamese and English are required where there is one at all."""
        self._asked.add(key)
        raw = self._raw.pop(key, None)
        if raw is None:
            if needed:
                raise self.missing(key)
            return NO_TEXT
        if not isinstance(raw, Mapping) or not all(isinstance(entry, str) for entry in raw.values()):
            raise self.wrong(key, 'expected a text by language, { vi = "…", en = "…" }')
        for language in _BOTH:
            if not raw.get(language, "").strip():
                raise self.wrong(key, f"no {language} text")
        for language, written in raw.items():
            if language not in _BOTH and not _LANGUAGE.fullmatch(language):
                raise self.wrong(key, f"'{language[:20]}' is no language")
            self._check_text(f"{key}.{language}", written)
        return Text(dict(raw))

    def _check_text(self, key: str, written: str) -> None:
        if len(written) > _LONGEST_TEXT:
            raise self.wrong(key, f"longer than {_LONGEST_TEXT} letters")
        if not is_plain(written):
            raise self.wrong(key, not_plain(written))

    def date(self, key: str) -> date | None:
        value = self.maybe(key, date)
        if isinstance(value, datetime):
            raise self.wrong(key, "a day without a time is expected")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        raw: list[Any] = self.take(key, list, [])
        if not all(isinstance(entry, str) for entry in raw):
            raise self.wrong(key, 'expected texts, ["…", "…"]')
        for entry in raw:
            if not is_plain(entry):
                raise self.wrong(key, not_plain(entry))
        return tuple(raw)

    def table(self, key: str) -> Table:
        found = self.maybe_table(key)
        if found is None:
            raise self.missing(key)
        return found

    def maybe_table(self, key: str) -> Table | None:
        return Table(self._raw.pop(key), f"{self.place}.{key}") if self.has(key) else None

    def each(self, key: str, build: Callable[[Table], T]) -> tuple[T, ...]:
        raw: list[Any] = self.take(key, list, [])
        built = []
        for index, entry in enumerate(raw):
            table = Table(entry, f"{self.place}.{key}[{index}]")
            built.append(build(table))
            table.done()
        return tuple(built)

    def done(self) -> None:
        """Raises ContentError where something is left that nobody asked for."""
        for key in sorted(self._raw):
            near = _nearest(key, self._asked)
            meant = f"is '{near}' meant?" if near else "take it out"
            raise ContentError(f"{self.place}.{key}: unknown key; {meant}")


def not_plain(written: str) -> str:
    """What keeps a text from being read as what it is, and where."""
    if not written.strip():
        return "only blanks; write a text, or take the key out"
    if not unicodedata.is_normalized("NFC", written):
        return "has letters and marks apart (not NFC); type it anew with a Vietnamese keyboard"
    for at, letter in enumerate(written, 1):
        if not is_plain(f"x{letter}"):
            return (
                f"letter {at} is U+{ord(letter):04X}, a control character or one that is not seen; type it anew"
            )
    return "holds letters that are not seen as what they are; type it anew"


def _nearest(key: str, known: Iterable[str]) -> str:
    """What somebody may have meant; empty where nothing is near."""
    # Imported by whoever has misspelt something: the first page need not wait for it.
    near = import_module("difflib").get_close_matches(key, sorted(known), 1)
    return str(near[0]) if near else ""
