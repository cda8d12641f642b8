"""Read a flattened page with Tesseract's Vietnamese. Runs in the child process only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image
from pytesseract import pytesseract

from drivers.scanner.page.legible import READ_DPI
from drivers.scanner.page.mend import mended
from drivers.scanner.page.pixels import Grey

#: Vietnamese alone: with English beside it, twice the errors and a quarter more time on Vietnamese pages.
_LANGUAGE = "vie"
#: The LSTM engine, automatic layout; the resolution is said because a bare picture has none. No page of ours is
#: printed white on black, so lines are not tried a second time the other way round.
_SETTINGS = f"--oem 1 --psm 3 --dpi {READ_DPI} -c tessedit_do_invert=0"
_LONGEST = 200

_to_data: Callable[..., dict[str, list[Any]]] = pytesseract.image_to_data


class NotReadError(Exception):
    """Tesseract is missing, has no Vietnamese, or failed. The text never holds anything of the page."""


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


def read(grey: Grey) -> list[Word]:
    """The words of a legible page (`legible.legible`) in reading order. Raises NotReadError."""
    picture = Image.fromarray(grey)
    # The library saves in the picture's own format; as PGM that costs nothing, as PNG half a second.
    picture.format = "PPM"
    try:
        rows = _to_data(picture, lang=_LANGUAGE, config=_SETTINGS, output_type=pytesseract.Output.DICT)
    except pytesseract.TesseractNotFoundError:
        raise NotReadError("no Tesseract") from None
    except (pytesseract.TesseractError, RuntimeError) as error:
        raise NotReadError(type(error).__name__) from None
    return _words(rows, picture.width, picture.height)


def text_of(words: Sequence[Word]) -> str:
    """Line by line, as it is read."""
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())


def _words(rows: dict[str, list[Any]], width: int, height: int) -> list[Word]:
    words: list[Word] = []
    lines: dict[tuple[int, int, int], int] = {}
    for index, raw in enumerate(rows["text"]):
        confidence = float(rows["conf"][index])
        # Tesseract marks what is no word with -1.
        text = mended(str(raw), confidence)[:_LONGEST] if confidence >= 0 else ""
        if not text:
            continue
        place = (rows["block_num"][index], rows["par_num"][index], rows["line_num"][index])
        left, top = int(rows["left"][index]), int(rows["top"][index])
        words.append(
            Word(
                text,
                left / width,
                top / height,
                (left + int(rows["width"][index])) / width,
                (top + int(rows["height"][index])) / height,
                lines.setdefault(place, len(lines)),
                confidence,
            )
        )
    return _in_rows(words)


def _in_rows(words: list[Word]) -> list[Word]:
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
