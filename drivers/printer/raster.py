"""A slip into dots, as wide as the head of the model, crisp 1-bit. The one importer of segno here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import segno
from PIL import Image, ImageDraw

from drivers.printer.mark import pavilion
from drivers.printer.model import Head
from drivers.printer.printer import Raster
from drivers.printer.slip import Band, Boxed, Gap, Line, Masthead, Pair, Qr, Role, Rule, Slip
from drivers.printer.typeset import Face, Faces, wrap

MARGIN = 20
QUIET_MODULES = 4

#: The head that a slip's length is meant for, and the narrowest column beside a label or a code.
_USUAL = Head()
_NARROWEST = 200
_BAND_HEIGHT = 40
_MARK = 58
_QR_DOTS, _SMALL_QR_DOTS = 200, 170
_SMALLEST_MODULE = 4
_PAPER = 255
_INK = 0


@dataclass(frozen=True, slots=True)
class Spacing:
    """How loosely a slip is set. `leading` is the line height in em, `gaps` scales the white between.

    `small` sets what is read once in the size of the notes, and a smaller code: for a slip that says all.
    """

    leading: float
    gaps: float
    small: bool = False


#: From comfortable to tight; the first that keeps the slip within its length is used.
SPACINGS = (
    Spacing(1.47, 1.0),
    Spacing(1.45, 0.75),
    Spacing(1.44, 0.5),
    Spacing(1.42, 0.5),
    Spacing(1.42, 0.25),
    Spacing(1.45, 0.5, small=True),
    Spacing(1.42, 0.25, small=True),
)
_SMALLER = {Role.BODY: Role.SMALL, Role.STRONG: Role.SMALL_STRONG}


@dataclass(frozen=True, slots=True)
class TypeLine:
    """Where a line of type stands, in dots: `top` is the top of its box, the next one's box begins below it."""

    text: str
    left: int
    top: int
    width: int
    height: int


def render(slip: Slip, faces: Faces, head: Head = _USUAL) -> Raster:
    """Draw the slip. Nothing is clipped or left out: a slip too long even when tight gets longer paper."""
    return render_traced(slip, faces, head)[0]


def render_traced(slip: Slip, faces: Faces, head: Head = _USUAL) -> tuple[Raster, tuple[TypeLine, ...]]:
    """As `render`, and every line of type that was set, in reading order."""
    limit = int(length_mm(slip, head) * head.dots_per_mm)
    for spacing in SPACINGS:
        press = _Press(faces, spacing, head.dots)
        picture = press.set(slip)
        if picture.height <= limit:
            break
    return from_image(picture), tuple(press.lines)


def length_mm(slip: Slip, head: Head = _USUAL) -> float:
    """How long the slip may be: its own limit, and longer on a head with fewer dots, in proportion."""
    return slip.max_mm * max(1.0, _USUAL.dots / head.dots)


def sha256(raster: Raster) -> str:
    """The name of a raster: hex SHA-256 over its width, height and rows."""
    head = f"{raster.width}x{raster.height}:".encode()
    return hashlib.sha256(head + raster.rows).hexdigest()


def to_image(raster: Raster) -> Image.Image:
    """The raster as a Pillow picture of mode "1", black dots as black."""
    return Image.frombytes("1", (raster.width, raster.height), bytes(byte ^ 0xFF for byte in raster.rows))


def from_image(picture: Image.Image) -> Raster:
    """Threshold a grey picture to a raster. A dot is black from half cover on."""
    black = picture.convert("L").point([255] * 128 + [0] * 128).convert("1", dither=Image.Dither.NONE)
    return Raster(black.width, black.height, black.tobytes())


class _Press:
    """Sets one block under the other on a sheet longer than any slip, then cuts it at the last block."""

    def __init__(self, faces: Faces, spacing: Spacing, width: int) -> None:
        self._faces = faces
        self._spacing = spacing
        self._qr_dots = _SMALL_QR_DOTS if spacing.small else _QR_DOTS
        self._width = width
        self._right = width - MARGIN
        self._inner = width - 2 * MARGIN
        self._sheet = Image.new("L", (width, 1024), _PAPER)
        self._canvas = ImageDraw.Draw(self._sheet)
        self._y = 0
        self.lines: list[TypeLine] = []

    def set(self, slip: Slip) -> Image.Image:
        labels = [self._face(Role.BODY).length(block.label) for block in slip.blocks if isinstance(block, Pair)]
        column = min(max([126.0, *labels]), self._inner * 0.42)
        self._air(12)
        for block in slip.blocks:
            match block:
                case Masthead():
                    self._masthead(block)
                case Line():
                    self._line(block)
                case Pair():
                    self._pair(block, round(column))
                case Boxed():
                    self._boxed(block)
                case Band():
                    self._band(block)
                case Qr():
                    self._qr(block)
                case Rule():
                    self._rule(block)
                case Gap():
                    self._air(block.dots)
        self._air(12)
        return self._sheet.crop((0, 0, self._width, max(1, self._y)))

    def _face(self, role: Role) -> Face:
        return self._faces[_SMALLER.get(role, role) if self._spacing.small else role]

    def _air(self, dots: int) -> None:
        self._grow(round(dots * self._spacing.gaps))

    def _grow(self, dots: int) -> None:
        """Move down, and lengthen the sheet so that a sheet's worth is always left below."""
        self._y += dots
        self._reserve(0)

    def _reserve(self, dots: int) -> None:
        need = self._y + dots + 1024
        if self._sheet.height < need:
            longer = Image.new("L", (self._width, need + 1024), _PAPER)
            longer.paste(self._sheet, (0, 0))
            self._sheet = longer
            self._canvas = ImageDraw.Draw(longer)

    def _text(self, lines: Sequence[str], face: Face, left: int, width: int, *, centred: bool = False) -> None:
        height = face.line_height(self._spacing.leading)
        for text in lines:
            indent = (width - face.length(text)) / 2 if centred else 0
            face.draw(self._canvas, left + round(indent), self._y, text)
            self.lines.append(TypeLine(text, left + round(indent), self._y, round(face.length(text)), height))
            self._grow(height)

    def _line(self, block: Line) -> None:
        face = self._face(block.role)
        if block.role is Role.CODE and face.length(block.text) > self._inner:
            face = self._faces[Role.STRONG]  # smaller, but in one piece: people read it aloud
        self._text(wrap(block.text, face, self._inner), face, MARGIN, self._inner, centred=block.centred)

    def _masthead(self, block: Masthead) -> None:
        top = self._y
        self._sheet.paste(pavilion(_MARK), (MARGIN + 8, top + 6))
        left = MARGIN + 87
        for text, role in ((block.title, Role.HEADING), (block.under, Role.BODY)):
            if text:
                face = self._face(role)
                self._text(wrap(text, face, self._right - left), face, left, self._right - left)
        self._y = max(self._y, top + _MARK + 8)
        self._air(8)

    def _pair(self, block: Pair, column: int) -> None:
        body, strong = self._face(Role.BODY), self._face(Role.STRONG)
        left = MARGIN + column + 24
        beside = self._right - left
        broken = any(strong.length(word) > beside for word in block.value.split())
        if beside < _NARROWEST or broken:
            self._text(wrap(block.label, body, self._inner), body, MARGIN, self._inner)
            self._text(wrap(block.value, strong, self._inner), strong, MARGIN, self._inner)
            return
        top = self._y
        self._text(wrap(block.label, body, column), body, MARGIN, column)
        below_label, self._y = self._y, top
        self._text(wrap(block.value, strong, beside), strong, left, beside)
        self._y = max(self._y, below_label)

    def _boxed(self, block: Boxed) -> None:
        face = self._faces[block.role]
        lines = wrap(block.text, face, self._inner - 48)
        top = self._y
        self._y += 11
        self._text(lines, face, MARGIN, self._inner, centred=True)
        # The dot below a capital (Ậ) reaches under its line's box, and must not touch the frame.
        self._grow(15)
        right = self._right - 1
        self._canvas.rounded_rectangle((MARGIN, top, right, self._y), radius=9, outline=_INK, width=5)
        self._canvas.rounded_rectangle(
            (MARGIN + 10, top + 10, right - 10, self._y - 10), radius=4, outline=_INK, width=2
        )
        self._grow(1)
        self._air(12)

    def _band(self, block: Band) -> None:
        face = self._faces[Role.STRONG]
        lines = wrap(block.text, face, self._inner - 16)
        height = face.line_height(1.42)
        extent = max(_BAND_HEIGHT, len(lines) * height + 4)
        self._reserve(extent)
        self._canvas.rectangle((MARGIN, self._y, self._right - 1, self._y + extent - 1), fill=_INK)
        top = self._y + (extent - len(lines) * height) // 2
        for number, text in enumerate(lines):
            left = MARGIN + round((self._inner - face.length(text)) / 2)
            face.draw(self._canvas, left, top + number * height, text, ink=_PAPER)
            self.lines.append(TypeLine(text, left, top + number * height, round(face.length(text)), height))
        self._grow(extent)
        self._air(10)

    def _rule(self, block: Rule) -> None:
        self._air(8)
        marks = [MARGIN, self._right] if block.heavy else [*range(MARGIN, self._right + 1, 8)]
        for start, end in pairwise(marks):
            self._canvas.rectangle((start, self._y, end - (1 if block.heavy else 4), self._y + 2), fill=_INK)
        self._grow(3)
        self._air(8)

    def _qr(self, block: Qr) -> None:
        code = segno.make_qr(block.payload, error="m", boost_error=False)
        modules = [bytes(row) for row in code.matrix]
        dot = max(_SMALLEST_MODULE, min(8, self._qr_dots // len(modules)))
        quiet = QUIET_MODULES * dot
        side = len(modules) * dot
        top = self._y
        left = max(MARGIN, quiet)
        self._reserve(side + 2 * quiet)
        for row, cells in enumerate(modules):
            for column, cell in enumerate(cells):
                if cell:
                    x, y = left + column * dot, top + quiet + row * dot
                    self._canvas.rectangle((x, y, x + dot - 1, y + dot - 1), fill=_INK)
        below = top + side + 2 * quiet
        beside = left + side + quiet
        if self._right - beside < _NARROWEST:
            self._y, beside = below, MARGIN
        for line in block.beside:
            face = self._face(line.role)
            width = self._right - beside
            self._text(wrap(line.text, face, width), face, beside, width, centred=line.centred)
        self._y = max(self._y, below)
        self._reserve(0)
