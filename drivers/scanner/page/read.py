"""Read a flattened page with Tesseract's Vietnamese. Runs in the child process only.

What the first reading doubts is read a second time on a page that leans (see `leaning`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PIL import Image
from pytesseract import pytesseract

from drivers.scanner.page import leaning
from drivers.scanner.page.agreed import DOUBTFUL, agreed, strange
from drivers.scanner.page.legible import READ_DPI
from drivers.scanner.page.mend import in_line, mended
from drivers.scanner.page.pixels import Grey
from drivers.scanner.page.word import Word, in_rows

#: Vietnamese alone: with English beside it, twice the errors and a quarter more time on Vietnamese pages.
_LANGUAGE = "vie"
#: The LSTM engine, automatic layout; the resolution is said because a bare picture has none. No page of ours is
#: printed white on black, so lines are not tried a second time the other way round.
_SETTINGS = f"--oem 1 --psm 3 --dpi {READ_DPI} -c tessedit_do_invert=0"
_LONGEST = 200
#: Pixels around a word that is shown again: its marks may reach over its box.
_AROUND = 7

_to_data: Callable[..., dict[str, list[Any]]] = pytesseract.image_to_data


class NotReadError(Exception):
    """Tesseract is missing, has no Vietnamese, or failed. The text never holds anything of the page."""


def read(grey: Grey) -> list[Word]:
    """The words of a legible page (`legible.legible`) in reading order. Raises NotReadError."""
    first = _read(grey)
    ringed = strange(first)
    shown = grey if ringed else _doubtful_lines(grey, first)
    if shown is None:
        return in_line(first, ringed=False)
    again = leaning.upright(_read(leaning.leant(shown)), (grey.shape[1], grey.shape[0]))
    return in_line(agreed(first, again, ringed=ringed), ringed=ringed)


def _doubtful_lines(grey: Grey, words: Sequence[Word]) -> Grey | None:
    """The lines with a doubtful word alone, on white: a tenth of a page costs a tenth of its time."""
    lines = {word.line for word in words if word.confidence < DOUBTFUL}
    if not lines:
        return None
    height, width = grey.shape
    shown = np.full_like(grey, 255)
    for word in words:
        if word.line in lines:
            left, right = round(word.left * width) - _AROUND, round(word.right * width) + _AROUND
            top, bottom = round(word.top * height) - _AROUND, round(word.bottom * height) + _AROUND
            part = np.s_[max(0, top) : bottom, max(0, left) : right]
            shown[part] = grey[part]
    return shown


def _read(grey: Grey) -> list[Word]:
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
    return in_rows(words)
