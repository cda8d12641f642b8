"""A receipt read by a stranger: Tesseract reads its lines of type, zxing its code.

Each line is read where the press says that it set it, from the dots that came out. Prose counts; codes, masks
and long figures do not, for nobody reads those as words. What is neither letter nor figure is left out, and the
đồng sign stands for its letter, since no model of Tesseract knows it.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import zxingcpp
from PIL import Image, ImageOps

from drivers.printer.printer import Raster
from drivers.printer.raster import TypeLine, to_image

READER = shutil.which("tesseract")
_MODELS = {"vi": "vie", "en": "vie+eng"}
_CODE = re.compile(r"•|\d[\d.]{4,}|(?=[A-Z0-9.-]*\d)[A-Z0-9.-]{8,}|TAM-")
_FRAMED = 58
_TALL = 38
_STEP = _TALL + 20
#: A letter that is always wrong is a letter that is printed wrong, once it was seen so often.
_OFTEN = 12
_MOSTLY = 0.7


class NoReaderError(RuntimeError):
    """Tesseract is not there, or lacks a language; the text says which."""


@dataclass
class Reading:
    """Letters compared and wrong; per letter, how often it stood there and how often it was read as another."""

    letters: int = 0
    wrong: int = 0
    stood: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    @property
    def wrong_ratio(self) -> float:
        return self.wrong / self.letters if self.letters else 0.0

    @property
    def wrong_letters(self) -> list[str]:
        """Letters that hardly ever came out as themselves."""
        often = (letter for letter, count in self.stood.items() if count >= _OFTEN)
        return sorted(letter for letter in often if self.missed[letter] >= _MOSTLY * self.stood[letter])

    def add(self, expected: str, read: str) -> None:
        expected, read = _bare(expected), _bare(read)
        self.letters += len(expected)
        self.wrong += distance(expected, read)
        self.stood.update(expected)
        for kind, start, end, *_ in SequenceMatcher(None, expected, read, autojunk=False).get_opcodes():
            if kind in ("replace", "delete"):
                self.missed.update(expected[start:end])


def read_prose(reading: Reading, raster: Raster, lines: Sequence[TypeLine], language: str) -> None:
    """Raises NoReaderError where there is nobody to read."""
    prose = [line for line in lines if not _CODE.search(line.text)]
    picture = to_image(raster).convert("L")
    crops = [_crop(picture, line) for line in prose]
    sheet = Image.new("L", (max(crop.width for crop in crops) + 60, len(crops) * _STEP + 20), 255)
    for number, crop in enumerate(crops):
        sheet.paste(crop, (30, number * _STEP + 20))
    reading.add("".join(line.text for line in prose), _tesseract(sheet, _MODELS[language]))


def codes(raster: Raster) -> list[str]:
    """What the codes on the paper say."""
    return [code.text for code in zxingcpp.read_barcodes(to_image(raster).convert("L"))]


def distance(one: str, other: str) -> int:
    """How many letters must be put, taken or changed (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        above, row = row, [place]
        for column, found in enumerate(other, 1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (letter != found)))
    return row[-1]


def _crop(picture: Image.Image, line: TypeLine) -> Image.Image:
    """One line of type, dark on light, as tall as Tesseract reads best."""
    # A framed line's box holds the frame's inner line at both ends.
    framed = 4 if line.height >= _FRAMED else 0
    bottom = line.top + line.height + (-framed or 2)
    piece = picture.crop((max(0, line.left - 6), line.top + framed, line.left + line.width + 6, bottom))
    if sum(piece.histogram()[:128]) > piece.width * piece.height / 2:
        piece = ImageOps.invert(piece)
    return piece.resize((round(piece.width * _TALL / piece.height), _TALL), Image.Resampling.LANCZOS)


def _bare(text: str) -> str:
    return "".join(letter for letter in text.replace("₫", "đ") if letter.isalnum())


def _tesseract(sheet: Image.Image, models: str) -> str:
    if READER is None:
        raise NoReaderError("there is no tesseract")
    png = io.BytesIO()
    sheet.save(png, "PNG")
    asked = subprocess.run(
        [READER, "stdin", "stdout", "-l", models, "--psm", "6", "--dpi", "200"],
        input=png.getvalue(),
        capture_output=True,
        check=False,
        env={"OMP_THREAD_LIMIT": "1"},
    )
    if asked.returncode:
        raise NoReaderError(f"tesseract cannot read {models}")
    return asked.stdout.decode()
