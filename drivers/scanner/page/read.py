"""Read a flattened page with Tesseract's Vietnamese. Runs in the child process only."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image
from pytesseract import pytesseract

from drivers.scanner.page import light
from drivers.scanner.page.limits import PAGE_DPI
from drivers.scanner.page.pixels import Picture

_LANGUAGE = "vie"
#: One uniform engine, automatic layout; the resolution is said because a bare picture has none.
_SETTINGS = f"--oem 1 --psm 3 --dpi {PAGE_DPI}"
#: Tesseract marks what is no word with -1. A higher bar would drop smudges, and long numbers with them:
#: of three practice pages it dropped two twelve-digit numbers and two smudges.
_LEAST_CONFIDENCE = 0.0
_LONGEST = 200


_to_data: Callable[..., dict[str, list[Any]]] = pytesseract.image_to_data


class NotReadError(Exception):
    """Tesseract is missing, has no Vietnamese, or failed. The text never holds anything of the page."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word in NFC. The box is 0…1 of the page, y down; words with equal `line` stand on one line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    line: int


def read(picture: Picture) -> list[Word]:
    """The words of a flattened RGB page in reading order. Raises NotReadError."""
    grey = Image.fromarray(light.for_reading(picture))
    # The library saves in the picture's own format; as PGM that costs nothing, as PNG half a second.
    grey.format = "PPM"
    try:
        rows = _to_data(grey, lang=_LANGUAGE, config=_SETTINGS, output_type=pytesseract.Output.DICT)
    except pytesseract.TesseractNotFoundError:
        raise NotReadError("no Tesseract") from None
    except (pytesseract.TesseractError, RuntimeError) as error:
        raise NotReadError(type(error).__name__) from None
    return _words(rows, grey.width, grey.height)


def _words(rows: dict[str, list[Any]], width: int, height: int) -> list[Word]:
    words: list[Word] = []
    lines: dict[tuple[int, int, int], int] = {}
    for index, raw in enumerate(rows["text"]):
        text = unicodedata.normalize("NFC", str(raw)).strip()[:_LONGEST]
        if not text or float(rows["conf"][index]) < _LEAST_CONFIDENCE:
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
            )
        )
    return words
