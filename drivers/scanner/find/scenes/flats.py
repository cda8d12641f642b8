"""Papers as they are when flat: forms, letters, receipts, cards, books, certificates, covers. All invented.

Each is RGBA; what is transparent is not there (a card's rounded corners, a torn edge). They are drawn once
from a seed and kept, since a scene costs less than a page of text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from drivers.scanner.find.scenes.noise import cloud, colour
from drivers.scanner.prepared import words
from drivers.scanner.prepared.paper import font

Flat = npt.NDArray[np.uint8]
_LONG = 1100
_WORDS = " ".join(
    (*words.AUTHORISATION.paragraphs, *words.HEALTH.paragraphs, *words.DECLARATION.paragraphs)
).split()
_RED = (190, 40, 44)
_INK = (30, 30, 34)


def _canvas(
    random: np.random.Generator, aspect: float, tint: tuple[float, float, float] | None = None
) -> Image.Image:
    """A bare sheet; `aspect` is width by height."""
    width, height = (round(_LONG * aspect), _LONG) if aspect <= 1 else (_LONG, round(_LONG / aspect))
    base = tint or colour(random, (0.05, 0.2), (0, 0.08), (0.86, 1.0))
    return Image.new("RGB", (max(80, width), max(80, height)), tuple(int(part) for part in base))


def _said(random: np.random.Generator, count: int) -> str:
    start = int(random.integers(0, len(_WORDS) - count))
    return " ".join(_WORDS[start : start + count])


def _lines(
    random: np.random.Generator,
    page: Image.Image,
    box: tuple[int, int, int, int],
    size: int,
    ink: tuple[int, ...] = _INK,
) -> None:
    pen, (left, top, right, bottom) = ImageDraw.Draw(page), box
    face = font("Medium", size)
    y = top
    while y + size < bottom:
        text = _said(random, 24)
        while text and face.getlength(text) > right - left:
            text = text.rsplit(" ", 1)[0] if " " in text else ""
        if random.random() < 0.12:
            text = " ".join(text.split()[: int(random.integers(1, 6))])
            y += size // 2
        pen.text((left, y), text, ink, face)
        y += round(size * random.uniform(1.35, 1.6))


def _stamp(page: Image.Image, x: float, y: float, radius: float) -> None:
    pen = ImageDraw.Draw(page)
    for part, thick in ((1.0, 0.06), (0.72, 0.03)):
        r = radius * part
        pen.ellipse((x - r, y - r, x + r, y + r), outline=_RED, width=max(2, int(radius * thick)))
    pen.text((x, y), "MẪU", _RED, font("Bold", max(12, int(radius * 0.4))), anchor="mm")


def _scrawl(random: np.random.Generator, page: Image.Image, x: float, y: float, wide: float) -> None:
    steps = np.linspace(0, 1, 60)
    waves = np.sin(steps * random.uniform(20, 60) + random.uniform(0, 6)) * wide * 0.12
    points = [(x + s * wide, y + w * (1 - s / 2)) for s, w in zip(steps.tolist(), waves.tolist(), strict=True)]
    pen = ImageDraw.Draw(page)
    pen.line(points, (30, 50, int(random.uniform(80, 180))), max(2, int(wide / 70)), joint="curve")


def form(random: np.random.Generator) -> Image.Image:
    page = _canvas(random, random.choice((0.707, 0.707, 0.707, 1.414, 0.77)))
    wide, high = page.size
    pen, margin = ImageDraw.Draw(page), int(wide * random.uniform(0.06, 0.12))
    y = int(high * 0.06)
    for text, size in (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 22), ("Độc lập - Tự do - Hạnh phúc", 20)):
        pen.text((wide / 2, y), text, _INK, font("SemiBold", size), anchor="mt")
        y += 30
    pen.text((wide / 2, y + 30), "TỜ KHAI", _INK, font("Bold", 36), anchor="mt")
    y += 100
    rows = int(random.integers(8, 20))
    for _ in range(rows):
        if y > high * 0.75:
            break
        text = _said(random, int(random.integers(2, 6)))
        pen.text((margin, y), text, _INK, font("Medium", 19))
        start = margin + font("Medium", 19).getlength(text) + 8
        if start < wide - margin - 20:
            pen.line((start, y + 20, wide - margin, y + 20), (120, 120, 120), 1)
            if random.random() < 0.5:
                _scrawl(random, page, start + 10, y + 10, min(160, wide - margin - start - 10))
        y += 34
    if random.random() < 0.5:
        columns, rows = int(random.integers(2, 6)), int(random.integers(2, 7))
        for row in range(rows + 1):
            pen.line((margin, y + row * 26, wide - margin, y + row * 26), _INK, 2)
        for column in range(columns + 1):
            x = margin + (wide - 2 * margin) * column / columns
            pen.line((x, y, x, y + rows * 26), _INK, 2)
    if random.random() < 0.6:
        _stamp(page, wide * random.uniform(0.55, 0.85), high * random.uniform(0.8, 0.9), wide * 0.09)
    _scrawl(random, page, wide * 0.6, high * 0.86, wide * 0.2)
    return page


def letter(random: np.random.Generator) -> Image.Image:
    page = _canvas(random, random.choice((0.707, 0.77, 0.707, 0.65)))
    wide, high = page.size
    margin = int(wide * random.uniform(0.05, 0.14))
    end = int(high * random.uniform(0.3, 0.95))
    _lines(
        random,
        page,
        (margin, int(high * random.uniform(0.05, 0.2)), wide - margin, end),
        int(random.integers(15, 26)),
    )
    return page


def receipt(random: np.random.Generator) -> Image.Image:
    page = _canvas(random, random.uniform(0.22, 0.6), colour(random, (0, 1), (0, 0.05), (0.8, 1)))
    wide, high = page.size
    pen, y = ImageDraw.Draw(page), 30
    pen.text((wide / 2, y), "BIÊN LAI", _INK, font("Bold", max(20, wide // 9)), anchor="mt")
    y += wide // 5
    size = max(11, wide // 20)
    while y < high * random.uniform(0.8, 0.97):
        pen.text((wide * 0.06, y), _said(random, 2), _INK, font("Medium", size))
        pen.text((wide * 0.94, y), f"{random.integers(1, 900)}.000", _INK, font("Medium", size), anchor="rt")
        y += int(size * random.uniform(1.4, 2.2))
    return page


def card(random: np.random.Generator) -> Image.Image:
    one, two = (np.array(colour(random, (0, 1), (0, 0.6), (0.35, 1))) for _ in range(2))
    wide, high = _LONG, round(_LONG / 1.586)
    blend = cloud(random, wide, high, 2, 3)[:, :, None]
    page = Image.fromarray((one + blend * (two - one)).astype(np.uint8))
    pen = ImageDraw.Draw(page)
    if random.random() < 0.7:
        band = tuple(int(part) for part in colour(random, (0, 1), (0.2, 0.9), (0.2, 0.8)))
        pen.rectangle((0, 0, wide, high * random.uniform(0.1, 0.25)), fill=band)
    left = random.uniform(0.04, 0.08) * wide
    pen.rectangle((left, high * 0.35, left + wide * 0.24, high * 0.85), fill=(150, 160, 175))
    pen.ellipse((left + wide * 0.06, high * 0.42, left + wide * 0.18, high * 0.62), fill=(190, 160, 140))
    _lines(random, page, (int(wide * 0.36), int(high * 0.3), int(wide * 0.95), int(high * 0.92)), 34)
    return rounded(page, round(wide * 0.037))


def rounded(page: Image.Image, radius: int) -> Image.Image:
    """The page with its corners cut round."""
    cover = Image.new("L", page.size, 0)
    ImageDraw.Draw(cover).rounded_rectangle((0, 0, page.width - 1, page.height - 1), radius, fill=255)
    page.putalpha(cover)
    return page


def certificate(random: np.random.Generator) -> Image.Image:
    tint = colour(random, (0, 1), (0, 0.3), (0.75, 1))
    page = _canvas(random, random.choice((1.414, 0.707, 1.5)), tint)
    wide, high = page.size
    pen = ImageDraw.Draw(page)
    rim = tuple(int(part) for part in colour(random, (0, 1), (0.3, 1), (0.3, 0.8)))
    for step in range(int(random.integers(1, 4))):
        gap = 20 + step * 14
        pen.rectangle((gap, gap, wide - gap, high - gap), outline=rim, width=int(random.integers(2, 8)))
    pen.text((wide / 2, high * 0.15), "GIẤY CHỨNG NHẬN", _RED, font("Bold", wide // 16), anchor="mt")
    _lines(random, page, (int(wide * 0.12), int(high * 0.4), int(wide * 0.88), int(high * 0.72)), 26)
    _stamp(page, wide * 0.75, high * 0.8, min(wide, high) * 0.11)
    return page


def book(random: np.random.Generator) -> Image.Image:
    page = _canvas(random, random.uniform(0.6, 0.75), colour(random, (0.08, 0.16), (0, 0.2), (0.8, 0.98)))
    wide, high = page.size
    _lines(
        random,
        page,
        (int(wide * 0.1), int(high * 0.08), int(wide * 0.9), int(high * 0.92)),
        int(random.integers(18, 27)),
    )
    shade = np.ones((high, wide, 1), np.float32)
    near = np.linspace(0, 1, wide, dtype=np.float32)
    shade *= (1 - random.uniform(0, 0.5) * np.exp(-near / random.uniform(0.03, 0.15)))[None, :, None]
    return Image.fromarray((np.asarray(page, np.float32) * shade).astype(np.uint8))


def notebook(random: np.random.Generator) -> Image.Image:
    page = _canvas(random, random.uniform(0.6, 0.8))
    wide, high = page.size
    pen, step = ImageDraw.Draw(page), random.integers(22, 50)
    rule = tuple(int(part) for part in colour(random, (0.45, 1), (0.1, 0.4), (0.6, 0.9)))
    for y in range(60, high, int(step)):
        pen.line((0, y, wide, y), rule, 2)
        if random.random() < 0.6:
            _scrawl(random, page, wide * 0.12, y - step * 0.3, wide * random.uniform(0.3, 0.8))
    if random.random() < 0.4:
        for x in range(30, wide, int(step)):
            pen.line((x, 0, x, high), rule, 1)
    return page


def magazine(random: np.random.Generator) -> Image.Image:
    page = _canvas(random, random.uniform(0.65, 1.5), colour(random, (0, 1), (0, 0.5), (0.5, 1)))
    wide, high = page.size
    for _ in range(int(random.integers(1, 5))):
        w, h = int(wide * random.uniform(0.15, 0.9)), int(high * random.uniform(0.1, 0.6))
        x, y = int(random.uniform(0, wide - w)), int(random.uniform(0, high - h))
        one, two = (np.array(colour(random, (0, 1), (0, 0.9), (0.1, 1))) for _ in range(2))
        blend = cloud(random, w, h, random.uniform(2, 9), 4)[:, :, None]
        page.paste(Image.fromarray((one + blend * (two - one)).astype(np.uint8)), (x, y))
    for column in range(int(random.integers(1, 4))):
        x = int(wide * (0.06 + 0.31 * column))
        _lines(
            random, page, (x, int(high * random.uniform(0.1, 0.6)), x + int(wide * 0.28), int(high * 0.94)), 16
        )
    return page


def cover(random: np.random.Generator) -> Image.Image:
    """A passport, a booklet, a folder: dark, with little on it."""
    page = _canvas(random, random.uniform(0.65, 0.8), colour(random, (0, 1), (0.2, 0.9), (0.1, 0.6)))
    wide, high = page.size
    pen = ImageDraw.Draw(page)
    gold = tuple(int(part) for part in colour(random, (0.1, 0.16), (0.2, 0.6), (0.6, 1)))
    pen.text((wide / 2, high * 0.2), "SỔ MẪU", gold, font("Bold", wide // 10), anchor="mt")
    pen.ellipse((wide * 0.35, high * 0.4, wide * 0.65, high * 0.4 + wide * 0.3), outline=gold, width=8)
    return rounded(page, int(random.uniform(0, 30))) if random.random() < 0.5 else page


def blank(random: np.random.Generator) -> Image.Image:
    return _canvas(random, random.uniform(0.55, 1.6), colour(random, (0, 1), (0, 0.25), (0.6, 1)))


KINDS: dict[str, Callable[[np.random.Generator], Image.Image]] = {
    kind.__name__: kind
    for kind in (form, letter, receipt, card, certificate, book, notebook, magazine, cover, blank)
}
_OFTEN = (
    "form",
    "form",
    "letter",
    "letter",
    "receipt",
    "card",
    "card",
    "certificate",
    "book",
    "notebook",
    "magazine",
)


@cache
def flat(seed: int) -> tuple[str, Flat]:
    """The paper of this number: its kind and RGBA. Raises nothing; the same number is the same paper."""
    random = np.random.default_rng((41, seed))
    names = (*_OFTEN, "cover", "blank")
    name = str(names[seed % len(names)])
    page = KINDS[name](random)
    if random.random() < 0.08:
        page = page.filter(ImageFilter.GaussianBlur(1.5))
    pixels = np.asarray(page.convert("RGBA"), np.uint8).copy()
    if random.random() < 0.06:
        _tear(random, pixels)
    return name, pixels


def _tear(random: np.random.Generator, pixels: Flat) -> None:
    """A ragged lower edge, as of a slip torn from its roll."""
    high, wide = pixels.shape[:2]
    teeth = cloud(random, wide, 2, random.uniform(20, 90), 2)[0] * high * random.uniform(0.003, 0.012)
    rows = np.arange(high)[:, None]
    pixels[:, :, 3][rows > high - 1 - teeth[None, :]] = 0
