"""Draw a practice paper: A4 at 200 dpi, black on white, a signature in blue, never an emblem."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from drivers.scanner.page.limits import PAGE_HEIGHT, PAGE_WIDTH
from drivers.scanner.prepared.words import PRACTICE, Paper

FONTS = Path(__file__).resolve().parents[3] / "assets" / "fonts"

_INK = (28, 28, 30)
_PEN = (34, 52, 140)
_SEAL = (186, 36, 40)
_MARGIN = 190
_BODY = 37


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"BeVietnamPro-{weight}.ttf"), size)


def draw(paper: Paper, random: np.random.Generator) -> Image.Image:
    """The page as an RGB picture of 1654 × 2339."""
    page = Image.new("RGB", (PAGE_WIDTH, PAGE_HEIGHT), (252, 252, 250))
    pen = ImageDraw.Draw(page)
    y = 130.0
    for index, line in enumerate(paper.heading):
        y = _centred(pen, y, line, "SemiBold" if index == 0 else "Medium", 36)
    pen.line((PAGE_WIDTH / 2 - 190, y + 10, PAGE_WIDTH / 2 + 190, y + 10), _INK, 3)
    y = _centred(pen, y + 80, paper.title, "Bold", 62)
    y = _centred(pen, y + 4, paper.subtitle, "Medium", 34) + 40
    for paragraph in paper.paragraphs:
        y = _paragraph(pen, y, paragraph) + 16
    y = max(y + 20, 1560)
    pen.text((PAGE_WIDTH - _MARGIN, y), paper.place, _INK, font("Medium", 34), anchor="rt")
    _signatures(pen, y + 70, paper, random)
    _centred(pen, PAGE_HEIGHT - 150, PRACTICE, "SemiBold", 32)
    return page


def empty() -> Image.Image:
    """A sheet with nothing on it."""
    return Image.new("RGB", (PAGE_WIDTH, PAGE_HEIGHT), (252, 252, 250))


def _centred(pen: ImageDraw.ImageDraw, y: float, text: str, weight: str, size: int) -> float:
    pen.text((PAGE_WIDTH / 2, y), text, _INK, font(weight, size), anchor="mt")
    return y + size * 1.5


def _paragraph(pen: ImageDraw.ImageDraw, y: float, text: str) -> float:
    face, width = font("Medium", _BODY), PAGE_WIDTH - 2 * _MARGIN
    line = ""
    for word in text.split():
        tried = f"{line} {word}".strip()
        if line and face.getlength(tried) > width:
            pen.text((_MARGIN, y), line, _INK, face)
            y += _BODY * 1.55
            tried = word
        line = tried
    pen.text((_MARGIN, y), line, _INK, face)
    return y + _BODY * 1.55


def _signatures(pen: ImageDraw.ImageDraw, y: float, paper: Paper, random: np.random.Generator) -> None:
    for (role, name), x in zip(paper.signatures, (480, PAGE_WIDTH - 480), strict=True):
        if not role:
            continue
        pen.text((x, y), role, _INK, font("SemiBold", 34), anchor="mt")
        _scrawl(pen, x - 120, y + 140, random)
        pen.text((x, y + 250), name, _INK, font("Medium", 34), anchor="mt")
    if paper.stamp:
        _stamp(pen, PAGE_WIDTH - 620, y + 150)


def _scrawl(pen: ImageDraw.ImageDraw, x: float, y: float, random: np.random.Generator) -> None:
    phase = random.uniform(0, math.tau)
    heights = [random.uniform(14, 46) for _ in range(7)]
    points = [
        (x + 2.4 * step, y + heights[step // 16] * math.sin(phase + step / 4.6) * (1 - step / 160))
        for step in range(100)
    ]
    pen.line(points, _PEN, 5, joint="curve")


def _stamp(pen: ImageDraw.ImageDraw, x: float, y: float) -> None:
    """A plain ring with words: nothing that could pass for an authority's seal."""
    pen.ellipse((x - 130, y - 130, x + 130, y + 130), outline=_SEAL, width=6)
    pen.ellipse((x - 100, y - 100, x + 100, y + 100), outline=_SEAL, width=3)
    pen.text((x, y - 22), "DẤU", _SEAL, font("Bold", 40), anchor="mm")
    pen.text((x, y + 26), "DÙNG THỬ", _SEAL, font("Bold", 28), anchor="mm")
