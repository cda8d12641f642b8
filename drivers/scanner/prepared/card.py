"""Draw the front of a practice chip card, or a page of a practice passport, and hold it before the camera.

Either looks like no real document on purpose: its own colours, no emblem, no portrait, "THẺ MẪU" across it.
Only the QR says what a real card's QR says.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import segno
from PIL import Image, ImageDraw

from drivers.scanner.prepared.paper import font
from drivers.scanner.prepared.words import PRACTICE

#: ID-1 (ISO/IEC 7810), millimetres.
CARD_SIZE = (85.6, 53.98)
#: ID-3, a page of a passport.
PAGE_SIZE = (125.0, 88.0)
_WIDTH, _HEIGHT = 1712, 1080
_GROUND, _INK, _MARK = (214, 228, 222), (24, 40, 38), (150, 24, 30)


@dataclass(frozen=True, slots=True)
class CardFace:
    """What is printed on the card. `persona` names the photograph; `qr` is the QR's text."""

    persona: str
    name: str
    number: str
    birth: str
    qr: str


def draw(face: CardFace) -> Image.Image:
    """The card's front as RGB of 1712 × 1080, 20 pixels a millimetre."""
    card = Image.new("RGB", (_WIDTH, _HEIGHT), _GROUND)
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, 0, _WIDTH, 120), fill=(20, 90, 80))
    pen.text((60, 60), "THẺ MẪU", (255, 255, 255), font("Bold", 64), anchor="lm")
    pen.rounded_rectangle((90, 400, 350, 600), 24, fill=(196, 170, 96), outline=_INK, width=3)
    for y in (450, 500, 550):
        pen.line((90, y, 350, y), _INK, 3)
    lines = (("Số", face.number, 70), ("Họ và tên", face.name, 58), ("Ngày sinh", face.birth, 58))
    y = 420
    for label, value, size in lines:
        pen.text((440, y), label, _INK, font("Medium", 36))
        pen.text((440, y + 46), value, _INK, font("SemiBold", size))
        y += 170
    pen.text((_WIDTH / 2, _HEIGHT - 70), PRACTICE, _MARK, font("SemiBold", 44), anchor="mm")
    code = _qr(face.qr, 480)
    card.paste(code, (_WIDTH - code.width - 50, 150))
    return card


def draw_open(pages: tuple[str, ...]) -> Image.Image:
    """The page of a practice passport with its zone, `pages` its two lines: RGB of 1875 × 1320, 15 pixels a mm.

    One letter a cell, as the zone is printed (ICAO 9303-3, 4.3), in our own face.
    """
    page = Image.new("RGB", (1875, 1320), (226, 222, 206))
    pen = ImageDraw.Draw(page)
    pen.text((90, 110), "HỘ CHIẾU MẪU", _INK, font("Bold", 64), anchor="lm")
    pen.rectangle((90, 220, 560, 820), outline=_INK, width=3)
    pen.text((1240, 520), PRACTICE, _MARK, font("SemiBold", 44), anchor="mm")
    pitch = 0.93 * page.width / len(pages[0])
    for row, line in enumerate(pages):
        for at, letter in enumerate(line):
            place = (0.035 * page.width + (at + 0.5) * pitch, 1110 + 98 * row)
            pen.text(place, letter, (15, 15, 15), font("Medium", round(1.5 * pitch)), anchor="mm")
    return page


def held(text: str) -> bytes:
    """A QR as the camera sees a slip held up to it, as PNG. Raises OSError where no QR holds the text."""
    try:
        code = _qr(text, 700)
    except ValueError as error:
        raise OSError("no QR holds this") from error
    sheet = Image.new("RGB", (code.width + 240, code.height + 240), _GROUND)
    sheet.paste(code, (120, 120))
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


def _qr(text: str, size: int) -> Image.Image:
    symbol = segno.make(text, error="m", micro=False, encoding="utf-8")
    out = io.BytesIO()
    scale = max(3, size // symbol.symbol_size(border=4)[0])
    symbol.save(out, kind="png", scale=scale, border=4)
    out.seek(0)
    return Image.open(out).convert("RGB")
