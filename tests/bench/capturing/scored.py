"""How far what was read is from what stands there: each word goes to its line, in whatever order it came."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.bench.capturing.drawn import Line


@dataclass(frozen=True, slots=True)
class Seen:
    """One word and its middle, in pixels of the drawn page."""

    text: str
    x: float
    y: float


def distance(one: str, two: str) -> int:
    """Levenshtein: insertions, deletions, replacements."""
    before = list(range(len(two) + 1))
    for row, left in enumerate(one, 1):
        now = [row]
        for column, right in enumerate(two, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (left != right)))
        before = now
    return before[-1]


def wrong(
    lines: Sequence[Line], words: Iterable[Seen], ignored: Sequence[tuple[float, ...]] = ()
) -> tuple[int, int]:
    """Characters wrong, and characters there. What is read where nothing is printed counts as wrong.

    `ignored`: boxes of ink that is no print (a signature, a ring); words read in them count neither way.
    """
    taken: dict[int, list[Seen]] = {}
    stray = 0
    for word in words:
        home = min(range(len(lines)), key=lambda index: _away(lines[index], word))
        if _away(lines[home], word) <= 12:
            taken.setdefault(home, []).append(word)
        elif not any(x0 <= word.x <= x1 and y0 <= word.y <= y1 for x0, y0, x1, y1 in ignored):
            stray += len(word.text)
    errors, total = stray, 0
    for index, line in enumerate(lines):
        read = " ".join(word.text for word in sorted(taken.get(index, []), key=lambda word: word.x))
        errors += distance(_plain(line.text), _plain(read))
        total += len(_plain(line.text))
    return errors, total


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _away(line: Line, word: Seen) -> float:
    """0 inside the line's box, else the distance to it; in height only its middle half counts as inside."""
    left, top, right, bottom = line.box
    across = max(left - word.x, 0, word.x - right)
    down = max(top - word.y, 0, word.y - bottom)
    return float(max(across, down)) if max(across, down) > 0 else abs(word.y - (top + bottom) / 2) / 1e4
