"""Draw an invented official page at 300 dpi, and say where each line of it stands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

from tests.bench.capturing.prose import KINDS, Text

#: A4 at 300 dpi.
WIDTH, HEIGHT, DPI = 2480, 3508, 300
#: Families that hold every Vietnamese letter: regular, bold. What a machine lacks is left out.
_FAMILIES = {
    "Tinos": ("truetype/croscore/Tinos-Regular.ttf", "truetype/croscore/Tinos-Bold.ttf"),
    "Arimo": ("truetype/croscore/Arimo-Regular.ttf", "truetype/croscore/Arimo-Bold.ttf"),
    "FreeSerif": ("truetype/freefont/FreeSerif.ttf", "truetype/freefont/FreeSerifBold.ttf"),
    "Noto Serif": ("truetype/noto/NotoSerif-Regular.ttf", "truetype/noto/NotoSerif-Bold.ttf"),
    "Noto Sans": ("truetype/noto/NotoSans-Regular.ttf", "truetype/noto/NotoSans-Bold.ttf"),
    "DejaVu Serif": ("truetype/dejavu/DejaVuSerif.ttf", "truetype/dejavu/DejaVuSerif-Bold.ttf"),
}
#: The face of our own screen; its a is a ring with a stroke.
OUR_FACE = "Be Vietnam Pro"
_SHARED = Path("/usr/share/fonts")
_OURS = Path(__file__).resolve().parents[3] / "assets" / "fonts"
_RED, _BLUE, _BLACK = (196, 40, 44), (30, 50, 150), (24, 24, 26)

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print; `box` is left, top, right, bottom in pixels of the page."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Drawn:
    page: Image.Image
    lines: tuple[Line, ...]
    family: str
    ink: Box
    """Where stamp and signature lie: what a reader makes of them counts neither way."""

    @property
    def text(self) -> str:
        """Line by line from the top, left before right."""
        return "\n".join(line.text for line in self.lines)


def families() -> dict[str, tuple[Path, Path]]:
    """The families on this machine, our own among them."""
    there = {name: (_SHARED / regular, _SHARED / bold) for name, (regular, bold) in _FAMILIES.items()}
    found = {name: pair for name, pair in there.items() if all(path.exists() for path in pair)}
    return found | {OUR_FACE: (_OURS / "BeVietnamPro-Medium.ttf", _OURS / "BeVietnamPro-Bold.ttf")}


@cache
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size)


def draw(text: Text, random: Random, *, colour: bool = True, family: str | None = None) -> Drawn:
    """`colour`: with a red stamp and a blue signature; without, all of it is black."""
    named = family or random.choice(sorted(families()))
    return _Sheet(text, random, colour, *families()[named]).drawn(named)


class _Sheet:
    def __init__(self, text: Text, random: Random, colour: bool, regular: Path, bold: Path) -> None:
        self._text, self._random, self._colour = text, random, colour
        self._page = Image.new("RGB", (WIDTH, HEIGHT), (255, 255, 255))
        self._pen = ImageDraw.Draw(self._page)
        size = round(random.choice((12, 13, 13, 14)) * DPI / 72 * 0.96)
        self._size, self._leading = size, round(size * random.uniform(1.3, 1.5))
        self._body, self._strong, self._title = (
            _font(regular, size),
            _font(bold, size),
            _font(bold, round(size * 1.35)),
        )
        self._lines: list[Line] = []
        self._ink: Box = (0, 0, 0, 0)
        self._margin = random.randint(270, 340)
        self._y = random.randint(190, 260)

    def drawn(self, family: str) -> Drawn:
        self._heading()
        for paragraph in self._text.paragraphs:
            if self._y > HEIGHT - 1150 - 130 * len(self._text.rows):
                break
            self._paragraph(paragraph)
        if self._text.rows:
            self._table()
        self._close()
        ordered = sorted(self._lines, key=lambda line: (round(line.box[1] / self._leading), line.box[0]))
        return Drawn(self._page, tuple(ordered), family, self._ink)

    def _put(
        self, x: float, text: str, font: ImageFont.FreeTypeFont, anchor: str, colour: tuple[int, int, int]
    ) -> None:
        self._pen.text((x, self._y), text, colour, font, anchor=anchor)
        left, top, right, bottom = self._pen.textbbox((x, self._y), text, font, anchor=anchor)
        self._lines.append(Line(text, (round(left), round(top), round(right), round(bottom))))

    def _heading(self) -> None:
        middle = WIDTH / 2
        self._put(middle, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", self._strong, "ma", _BLACK)
        self._y += self._leading
        self._put(middle, "Độc lập - Tự do - Hạnh phúc", self._strong, "ma", _BLACK)
        self._y += self._leading
        self._pen.line((middle - 270, self._y + 12, middle + 270, self._y + 12), _BLACK, 4)
        self._y += 90
        self._put(middle, KINDS[self._text.kind], self._title, "ma", _BLACK)
        self._y += round(self._leading * 1.4)
        self._put(middle, self._text.subtitle, self._body, "ma", _BLACK)
        self._y += round(self._leading * 1.6)

    def _paragraph(self, paragraph: str) -> None:
        width, line = WIDTH - 2 * self._margin, ""
        for word in paragraph.split():
            tried = f"{line} {word}".strip()
            if line and self._body.getlength(tried) > width:
                self._put(self._margin, line, self._body, "la", _BLACK)
                self._y += self._leading
                tried = word
            line = tried
        self._put(self._margin, line, self._body, "la", _BLACK)
        self._y += self._leading + 12

    def _table(self) -> None:
        columns = (
            self._margin,
            self._margin + 180,
            self._margin + 960,
            self._margin + 1420,
            WIDTH - self._margin,
        )
        top, tall = self._y + 20, self._leading + 24
        for index, row in enumerate(self._text.rows):
            self._y = top + index * tall + 12
            for x, cell in zip(columns, row, strict=False):
                self._put(x + 20, cell, self._strong if index == 0 else self._body, "la", _BLACK)
        bottom = top + tall * len(self._text.rows)
        for index in range(len(self._text.rows) + 1):
            self._pen.line((columns[0], top + index * tall, columns[-1], top + index * tall), _BLACK, 3)
        for x in columns:
            self._pen.line((x, top, x, bottom), _BLACK, 3)
        self._y = bottom + 40

    def _close(self) -> None:
        self._y = max(self._y + 40, HEIGHT - 1130)
        right = WIDTH - self._margin - 430
        self._put(right, self._text.place, self._body, "ma", _BLACK)
        self._y += self._leading
        self._put(right, "NGƯỜI KÝ", self._strong, "ma", _BLACK)
        top = self._y + self._leading
        self._y = top + 330
        self._put(right, self._text.signer, self._strong, "ma", _BLACK)
        self._ink = (right - 780, top - 70, right + 280, top + 380)
        ink = _BLUE if self._colour else _BLACK
        _scrawl(self._pen, right - 240, top + 130, self._random, ink)
        if self._colour:
            _stamp(self._pen, right - 560, top + 150, self._strong)


def _scrawl(pen: ImageDraw.ImageDraw, x: float, y: float, random: Random, ink: tuple[int, int, int]) -> None:
    phase, heights = random.uniform(0, math.tau), [random.uniform(25, 90) for _ in range(7)]
    points = [
        (x + 5 * step, y + heights[step // 16] * math.sin(phase + step / 4.6) * (1 - step / 160))
        for step in range(100)
    ]
    pen.line(points, ink, 8, joint="curve")


def _stamp(pen: ImageDraw.ImageDraw, x: float, y: float, font: ImageFont.FreeTypeFont) -> None:
    """A plain ring: nothing that could pass for an authority's seal. Its word is no part of the truth."""
    for radius, width in ((205, 11), (160, 6)):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=_RED, width=width)
    for turn in range(5):
        angle = math.tau * turn / 5
        spot = (x + 80 * math.cos(angle), y + 80 * math.sin(angle))
        pen.line((x, y, *spot), _RED, 12)
