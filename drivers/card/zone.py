"""From letters that a camera read off a document to its machine-readable zone, or to nothing.

What stands in the zone says of itself whether it was read right: four or five check digits (ICAO 9303-3, 4.9).
A letter and a figure that look alike are exchanged where only one of both may stand (9303-5, -6 and -4, 4.2),
and tried both ways where either may. Modulo 10 tells neither 1 from L nor 6 from G, and states number with all
of them: those stay as they were read. Of several ways that hold that is taken which has figures after the first
two places and changes least of what was read; none where two are as good. So a number is shown to whoever holds
the document before it counts. Names have no check digit: nothing here vouches for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from drivers.card.chip.mrz import MrzError, parse_mrz

_ALPHABET = re.compile(r"[^A-Z0-9<]")
#: What a reader of letters makes of fillers.
_FILLERS = str.maketrans({"«": "<<", "‹": "<", "〈": "<", "(": "<", "{": "<", "[": "<", "€": "<", "£": "<"})
_TO_FIGURE = str.maketrans("OQDILZSGBTA", "00011256874")
_TO_LETTER = str.maketrans("0125668", "OIZSGGB")
_EITHER = {letter: alike for alike in ("O0QD", "1I", "Z2", "S5", "B8") for letter in alike}
#: So many ways are tried; a number with more doubtful letters is read again.
_MOST_WAYS = 5000
#: Of so many long lines the zone is one of the last: it stands at the foot (9303-3, 4.1).
_MOST_LINES = 8
_LONGEST = 200
#: A run of fillers is miscounted easily, letters are not.
_OFF = 6
#: Kind of each place: figures, letters, either of both tried, or as it was read. Lines as in 9303-5, -6 and -4.
_CARD = ("L" * 5 + "E" * 9 + "F" + "R" * 15, "F" * 7 + "L" + "F" * 7 + "L" * 3 + "R" * 11 + "F", "L" * 30)
_CARD_OF_VIET_NAM = ("L" * 5 + "F" * 22 + "R" * 2 + "F", _CARD[1], _CARD[2])
_SMALL = ("L" * 36, "E" * 9 + "F" + "L" * 3 + "F" * 7 + "L" + "F" * 7 + "R" * 7 + "F")
_BOOK = ("L" * 44, "E" * 9 + "F" + "L" * 3 + "F" * 7 + "L" + "F" * 7 + "R" * 15 + "F")
_VIETNAMESE = "IDVNM"


def zone_of(lines: Sequence[str]) -> str | None:
    """The 90, 72 or 88 characters of the zone in lines as they were read, None where there is none or two.

    `lines` may hold other print before and after it.
    """
    cleaned = [line for line in (_clean(line) for line in lines) if len(line) >= 30 - _OFF][-_MOST_LINES:]
    found = sorted({way for pattern in (_CARD, _SMALL, _BOOK) for way in _zones(cleaned, pattern)})
    if not found:
        return None
    best = found[0]
    return best.text if len(found) == 1 or best.cost < found[1].cost else None


@dataclass(frozen=True, slots=True, order=True)
class _Way:
    """`cost`: letters where documents have figures, then letters read as another than they looked."""

    cost: tuple[int, int]
    text: str


def _clean(line: str) -> str:
    return _ALPHABET.sub("", line[:_LONGEST].upper().translate(_FILLERS))


def _zones(lines: Sequence[str], pattern: tuple[str, ...]) -> Iterator[_Way]:
    for at in range(len(lines) - len(pattern) + 1):
        fitted = [_fit(line, len(shape)) for line, shape in zip(lines[at:], pattern, strict=False)]
        if None in fitted:
            continue
        rows = [row for row in fitted if row is not None]
        vietnamese = pattern is _CARD and rows[0][:5].translate(_TO_LETTER) == _VIETNAMESE
        yield from _ways("".join(rows), "".join(_CARD_OF_VIET_NAM if vietnamese else pattern))


def _fit(line: str, width: int) -> str | None:
    """With as many fillers in its longest run as the line has room for."""
    off = width - len(line)
    if off == 0:
        return line
    runs = [(match.end() - match.start(), match.start()) for match in re.finditer("<+", line)]
    if abs(off) > _OFF or not runs:
        return None
    length, start = max(runs)
    return None if length + off < 1 else line[:start] + "<" * (length + off) + line[start + length :]


def _ways(text: str, kinds: str) -> Iterator[_Way]:
    """Each reading of it whose check digits all hold."""
    choices = [_choices(letter, kind) for letter, kind in zip(text, kinds, strict=True)]
    ways = 1
    for choice in choices:
        ways *= len(choice)
    if ways > _MOST_WAYS:
        return
    for way in product(*choices):
        read = "".join(way)
        try:
            number = parse_mrz(read).document_number
        except MrzError:
            continue
        letters = sum(letter.isalpha() for letter in number[2:])
        changed = sum(one != other for one, other in zip(read, text, strict=True))
        yield _Way((letters, changed), read)


def _choices(letter: str, kind: str) -> str:
    if letter == "<":
        return letter
    if kind == "F":
        return letter.translate(_TO_FIGURE)
    if kind == "L":
        return letter.translate(_TO_LETTER)
    return _EITHER.get(letter, letter) if kind == "E" else letter
