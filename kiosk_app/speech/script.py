"""What is said of a page, in its order, and without what is the citizen's own where others hear it.

A text may be said before others only if all of it stands in what every citizen may read: translation files and
the catalogue. What nobody knows to be public is personal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

LONGEST = 320
"""Letters that are handed to the voice in one go: it is stopped between two of them at the latest."""

_END = re.compile(r"(?<=[.!?…。！？;:])\s+|\s*[\n\t·|]+\s*")
_HOLE = re.compile(r"%[1-9L]\d?")
#: A fee, a time of the day, a count: said of a procedure or a place, never enough to know somebody by.
_FIGURE = re.compile(r"\d{1,3}\s?%?|\d{1,3}(?:[.,]\d{3}){0,3}\s?(?:₫|đồng|dong|VND)|\d{1,2}[:/]\d{1,2}")
_TOKEN = re.compile(r"\w+(?:[-/]\w+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,2}[-/]\d{1,2}(?:[-/]\d{4})?|\d{1,2}[-/]\d{4}")
_NEVER = re.compile(r"[\[\]<>&\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the page's accessible tree. `own`: the page itself marks it as the citizen's."""

    text: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`recorded`: a person has read these very words, and they are played instead."""

    text: str
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """`lines` in order; `kept_back` how many parts were not said because others would hear them."""

    lines: tuple[Line, ...]
    kept_back: int


class PublicWords:
    """What every citizen may read, cut into the sentences in which a page joins it."""

    def __init__(self, texts: Iterable[str], chosen: str = "") -> None:
        """`texts` may have holes, "%1" to "%9": they are filled with public words or a small figure only.

        `chosen` is the form in which a page says that something is chosen: before others it is left out."""
        self._chosen = tuple(chosen.split("%1", 1)) if "%1" in chosen else ("", "")
        self._whole: set[str] = set()
        holed: dict[str, re.Pattern[str]] = {}
        for text in texts:
            self._whole.add(_even(text))
            for part in _parts(text):
                if not _HOLE.search(part):
                    self._whole.add(_bare(part))
                elif _HOLE.sub("", part).strip(" .,:"):
                    filled = "(.+?)".join(re.escape(each) for each in _HOLE.split(_bare(part)))
                    holed.setdefault(part, re.compile(filled))
        self._holed = tuple(holed.values())

    def without_choice(self, text: str) -> str:
        """What is offered, without that somebody has chosen it."""
        before, after = self._chosen
        if before + after and text.startswith(before) and text.endswith(after):
            return text[len(before) : len(text) - len(after)]
        return text

    def __contains__(self, text: str) -> bool:
        return _even(text) in self._whole or all(self._has(part) for part in _parts(text))

    def _has(self, part: str) -> bool:
        part = _bare(part)
        if self._fits(part):
            return True
        for pattern in self._holed:
            found = pattern.fullmatch(part)
            if found and all(self._fits(value) for value in found.groups()):
                return True
        return False

    def _fits(self, value: str) -> bool:
        return not value or value in self._whole or _FIGURE.fullmatch(value) is not None


def script(
    pieces: Sequence[Piece],
    public: PublicWords | None,
    recorded: Callable[[str], bool] = lambda _text: False,
) -> Script:
    """In the order of the pieces. `public` None: one person alone hears it, and all is said."""
    lines: list[Line] = []
    kept_back = 0
    before = ""
    for piece in pieces:
        text = _even(piece.text)
        if public is not None:
            text = public.without_choice(text)
        if not text or text == before:
            continue
        before = text
        if public is not None and (piece.own or text not in public):
            kept_back += 1
            continue
        if recorded(piece.text):
            lines.append(Line(piece.text, recorded=True))
        else:
            lines += map(Line, _lines(text))
    return Script(tuple(lines), kept_back)


def spelled(text: str) -> str:
    """Codes and long numbers digit by digit; dates, years and amounts stay what they are."""
    return _TOKEN.sub(lambda found: _spelled(found[0]), text)


def _spelled(token: str) -> str:
    digits = sum(map(str.isdigit, token))
    if _DATE.fullmatch(token) or _YEAR.fullmatch(token) or digits == 0:
        return token
    if digits < 4 and (token.isdigit() or len(token) < 5):
        return token
    parts = re.split("[-/]", token)
    return " ".join(" ".join(part) if any(map(str.isdigit, part)) else part for part in parts)


def _lines(text: str) -> list[str]:
    said: list[str] = []
    for part in _parts(text):
        words = spelled(_NEVER.sub(" ", part)).strip()
        while len(words) > LONGEST:
            cut = words.rfind(" ", 1, LONGEST)
            cut = LONGEST if cut < 0 else cut
            said.append(words[:cut].strip())
            words = words[cut:].strip()
        if any(map(str.isalnum, words)):
            said.append(words)
    return said


def _even(text: str) -> str:
    return " ".join(text.split())


def _parts(text: str) -> list[str]:
    return [even for part in _END.split(text) if (even := _even(part))]


def _bare(part: str) -> str:
    """Without what ends or begins a sentence: a page joins its words with marks of its own."""
    return part.strip(" .:;,")
