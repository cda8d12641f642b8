"""What a reader found on a page, word by word. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Word:
    """One word in NFC. The box is 0…1 of the page, y down; words with equal `line` stand on one line.

    `confidence` is Tesseract's own, 0…100.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    line: int
    confidence: float = 0.0


def text_of(words: Sequence[Word]) -> str:
    """Line by line, as it is read."""
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())


def in_rows(words: Sequence[Word]) -> list[Word]:
    """Cells of one row of a table come as blocks of their own: side by side they are one line again."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    rows: list[list[Word]] = []
    for line in sorted(lines.values(), key=lambda line: min(word.top for word in line)):
        beside = next((row for row in rows[-4:] if _beside(row, line)), None)
        if beside is None:
            rows.append(list(line))
        else:
            beside += line
    rows.sort(key=lambda row: sum(word.top + word.bottom for word in row) / len(row))
    return [
        replace(word, line=number)
        for number, row in enumerate(rows)
        for word in sorted(row, key=lambda word: word.left)
    ]


def _beside(row: list[Word], line: list[Word]) -> bool:
    """Whether both stand at one height and neither over the other."""
    top, bottom = min(word.top for word in line), max(word.bottom for word in line)
    above, below = min(word.top for word in row), max(word.bottom for word in row)
    shared = min(bottom, below) - max(top, above)
    if shared < 0.6 * min(bottom - top, below - above):
        return False
    left, right = min(word.left for word in line), max(word.right for word in line)
    return all(word.right <= left + 0.004 or word.left >= right - 0.004 for word in row)
