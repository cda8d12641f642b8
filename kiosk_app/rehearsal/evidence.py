"""Searches a kiosk's disk for a citizen: their name in many spellings, their number, and pictures of papers.

Not only whole files: SQLite's free pages, write-ahead log and overflow pages lie in the files as bytes, so
reading every byte finds also what was deleted and not yet overwritten.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

#: What a scan, a photograph or a PDF begins with, anywhere in a file.
MAGIC: Mapping[str, bytes] = {
    # Four bytes each: three would turn up by chance in ciphertext once in sixteen megabytes.
    "JPEG (JFIF)": b"\xff\xd8\xff\xe0",
    "JPEG (EXIF)": b"\xff\xd8\xff\xe1",
    "JPEG (bare)": b"\xff\xd8\xff\xdb",
    "PNG": b"\x89PNG\r\n\x1a\n",
    "PDF": b"%PDF-",
    "WebP": b"WEBPVP8",
}
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_LEAST_DIGITS = 9
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """`what` names the kind of trace ("name, no marks, utf-16-le"), never the trace itself."""

    file: str
    offset: int
    what: str


@dataclass(slots=True)
class Search:
    """What was searched and what came of it."""

    files: list[str] = field(default_factory=list)
    bytes_read: int = 0
    needles: int = 0
    found: list[Found] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        return not self.found


def needles(names: Iterable[str], numbers: Iterable[str]) -> dict[bytes, str]:
    """Byte strings to look for, each with the kind of trace it would be.

    Names: as written, upper, lower and title case, with and without marks, composed and decomposed, and
    joined by "<" as in a machine-readable zone. Numbers: whole and every nine digits in a row.
    """
    wanted: dict[bytes, str] = {}

    def add(text: str, what: str) -> None:
        for encoding in _ENCODINGS:
            wanted.setdefault(text.encode(encoding), f"{what}, {encoding}")

    for name in names:
        for spelt, kind in ((name, "name"), (plain_letters(name), "name without marks")):
            for cased in (spelt, spelt.upper(), spelt.lower(), spelt.title()):
                for form in ("NFC", "NFD"):
                    add(unicodedata.normalize(form, cased), kind)
                add(cased.replace(" ", "<"), f"{kind}, as on a card")
                add(cased.replace(" ", "-"), f"{kind}, hyphened")
    for number in numbers:
        for start in range(len(number) - _LEAST_DIGITS + 1):
            add(number[start : start + _LEAST_DIGITS], "nine digits of the number")
    return wanted


def plain_letters(text: str) -> str:
    """ "Nguyễn Đức" → "Nguyen Duc"."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def search(folders: Sequence[Path], wanted: Mapping[bytes, str], leave_out: Sequence[Path] = ()) -> Search:
    """Read every byte of every file below `folders`, and every file's name. Links are not followed."""
    result = Search(needles=len(wanted) + len(MAGIC))
    patterns = {**wanted, **{magic: f"{kind} picture or paper" for kind, magic in MAGIC.items()}}
    out = tuple(path.resolve() for path in leave_out)
    for folder in folders:
        for path in _files(folder):
            if path.resolve() in out:
                continue
            shown = str(path.relative_to(folder.parent))
            result.files.append(shown)
            name = path.name.encode()
            result.found += [Found(shown, -1, f"{what} (file name)") for n, what in wanted.items() if n in name]
            result.bytes_read += _look_into(path, shown, patterns, result.found)
    return result


def sent(portal: Path) -> list[Path]:
    """The messages that went out of a practice portal: files, where a person can look at them."""
    return sorted((portal / "herald" / "messages").glob("*.json"))


def messages(portal: Path) -> list[dict[str, str]]:
    """Their content, `to` and `text` among it."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sent(portal)]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def _look_into(path: Path, shown: str, patterns: Mapping[bytes, str], found: list[Found]) -> int:
    """Bytes read. Each kind of trace is told once a file. Pieces overlap by the longest pattern."""
    overlap = max(map(len, patterns)) - 1
    told: set[str] = set()
    start, kept = 0, b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            content = kept + piece
            # A kiosk keeps a file of zeros to have room on a full disk; it holds nothing to look through.
            if content.strip(b"\0"):
                for pattern, what in patterns.items():
                    at = content.find(pattern)
                    if at >= 0 and what not in told:
                        told.add(what)
                        found.append(Found(shown, start - len(kept) + at, what))
            start += len(piece)
            kept = content[-overlap:]
    return start
