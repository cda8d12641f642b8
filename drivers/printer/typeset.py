"""Words into lines of type: measuring, wrapping, drawing. Black on white in 8-bit grey, made 1-bit later."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageDraw, ImageFont

from drivers.printer.slip import Role

#: The tallest letters of the script (Ẳ, Ẩ) reach 1.23 em above the baseline of Be Vietnam Pro, the deepest
#: (Ự) 0.27 em below it. A line's box starts ASCENT above its baseline, so the first line is never cut.
ASCENT = 1.24

FONT_FOLDER = Path(__file__).resolve().parents[2] / "assets" / "fonts"

_CUT: dict[Role, tuple[str, int]] = {
    Role.BODY: ("Medium", 25),
    Role.STRONG: ("Bold", 25),
    Role.SMALL: ("Medium", 22),
    Role.SMALL_STRONG: ("Bold", 22),
    Role.CODE: ("Bold", 34),
    Role.STATE: ("Bold", 42),
    Role.HEADING: ("Bold", 28),
}


@dataclass(frozen=True, slots=True)
class Face:
    """One cut at one size. Lengths are in dots."""

    font: ImageFont.FreeTypeFont
    size: int

    def length(self, text: str) -> float:
        return self.font.getlength(text)

    def line_height(self, leading: float) -> int:
        return round(self.size * leading)

    def draw(self, canvas: ImageDraw.ImageDraw, left: float, top: int, text: str, ink: int = 0) -> None:
        """Draw one line whose box starts at `top`; the baseline lies ASCENT below it."""
        canvas.text((left, top + round(self.size * ASCENT)), text, fill=ink, font=self.font, anchor="ls")


class Faces:
    """The faces of a receipt, one a role. Raises OSError where a font file is missing."""

    def __init__(self, folder: Path = FONT_FOLDER) -> None:
        self._faces = {
            role: Face(
                # The basic layout engine is in every Pillow; the script needs no shaping in NFC.
                ImageFont.truetype(
                    folder / f"BeVietnamPro-{cut}.ttf", size, layout_engine=ImageFont.Layout.BASIC
                ),
                size,
            )
            for role, (cut, size) in _CUT.items()
        }

    def __getitem__(self, role: Role) -> Face:
        return self._faces[role]


def wrap(text: str, face: Face, width: int) -> list[str]:
    """Break into lines of at most `width` dots. Nothing is dropped: a word longer than a line is broken.

    A new line in the text stays one; a no-break space holds its words together while they fit.
    """
    lines: list[str] = []
    for paragraph in unicodedata.normalize("NFC", text).split("\n"):
        lines += _wrap_paragraph(paragraph, face, width)
    return lines


def _wrap_paragraph(paragraph: str, face: Face, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in _words(paragraph):
        longer = f"{line} {word}" if line else word
        if face.length(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, face, width)
        lines += full
    return [*lines, line]


def _words(paragraph: str) -> list[str]:
    """Split at spaces and control characters, not at the no-break space (U+00A0)."""
    cleaned = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in paragraph)
    return [word for word in cleaned.split(" ") if word]


def _pieces(word: str, face: Face, width: int) -> list[str]:
    """Cut one word into pieces that fit, after a hyphen or no-break space where there is one."""
    pieces: list[str] = []
    rest = word
    while face.length(rest) > width:
        cut = _fitting(rest, face, width)
        soft = max(rest.rfind("-", 0, cut), rest.rfind("\u00a0", 0, cut)) + 1
        cut = soft or cut
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return [*pieces, rest]


def _fitting(word: str, face: Face, width: int) -> int:
    """How many leading characters fit; at least one letter with the marks that combine with it."""
    count = 1
    while count < len(word) and face.length(word[: count + 1]) <= width:
        count += 1
    while count > 1 and count < len(word) and unicodedata.combining(word[count]):
        count -= 1
    while count < len(word) and unicodedata.combining(word[count]):
        count += 1
    return count
