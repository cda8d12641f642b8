"""A machine-readable zone before the camera: read whole, or not read; never read wrong."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from drivers.card.chip.mrz import parse_mrz
from drivers.scanner.page.pixels import Picture
from drivers.scanner.page.zone import zone
from drivers.scanner.prepared.paper import font
from tests.drivers.card.test_zone import CARD, PASSPORT

_MAT = (60, 66, 62)


def held(
    lines: tuple[str, ...], degrees: float = 0.0, *, size: float = 1.0, blur: float = 0.0, light: float = 1.0
) -> Picture:
    """A document with this zone at its foot, as a camera over a mat sees it; RGB of 1200 by 1600."""
    wide, tall = 1100, 760
    face = Image.new("RGB", (wide, tall), (232, 226, 214))
    pen = ImageDraw.Draw(face)
    pen.rectangle((40, 110, 300, 430), fill=(150, 140, 130))
    for row in range(6):
        pen.text((340, 110 + 54 * row), f"Họ và tên dòng {row}", (40, 40, 40), font("Medium", 30))
    pitch = 0.93 * wide / len(lines[0])
    for row, line in enumerate(lines):
        for at, letter in enumerate(line):
            place = (0.035 * wide + (at + 0.5) * pitch, tall - 60 * len(lines) + 58 * row)
            pen.text(place, letter, (15, 15, 15), font("Medium", round(1.5 * pitch)), anchor="mm")
    turned = face.rotate(degrees, expand=True, fillcolor=_MAT, resample=Image.Resampling.BICUBIC)
    turned = turned.resize((int(turned.width * size), int(turned.height * size)))
    seen = Image.new("RGB", (1600, 1200), _MAT)
    seen.paste(turned, ((1600 - turned.width) // 2, (1200 - turned.height) // 2))
    noise = np.random.default_rng(7).normal(0, 4, (1200, 1600, 3))
    lit = np.asarray(seen.filter(ImageFilter.GaussianBlur(blur)), np.float32) * light + noise
    return np.asarray(np.clip(lit, 0, 255), np.uint8)


def key(text: str | None) -> tuple[str, date | None, date | None]:
    """What opens the chip; names have no check digit."""
    read = parse_mrz(text or "")
    return read.document_number, read.birth, read.expiry


@pytest.mark.parametrize("lines", [CARD, PASSPORT], ids=["card", "passport"])
@pytest.mark.parametrize("degrees", [-9.0, 0.0, 6.0, 180.0])
def test_it_is_read_however_it_is_held(lines: tuple[str, ...], degrees: float) -> None:
    assert key(zone(held(lines, degrees))) == key("".join(lines))


@pytest.mark.parametrize("lines", [CARD, PASSPORT], ids=["card", "passport"])
@pytest.mark.parametrize("upside_down", [False, True])
def test_a_scan_of_nothing_but_the_document_is_read(lines: tuple[str, ...], upside_down: bool) -> None:
    wide, tall = (1712, 1080) if len(lines) == 3 else (1875, 1320)
    face = Image.new("RGB", (wide, tall), (232, 226, 214))
    pen = ImageDraw.Draw(face)
    pen.text((90, 110), "HỘ CHIẾU MẪU", (30, 30, 30), font("Bold", 64))
    pitch = 0.93 * wide / len(lines[0])
    # Lines are two and a half places apart (ICAO 9303-3, 4.3 and 9303-5, Figure 6).
    for row, line in enumerate(lines):
        for at, letter in enumerate(line):
            place = (0.035 * wide + (at + 0.5) * pitch, tall - (2.5 * (len(lines) - row) - 1) * pitch)
            pen.text(place, letter, (15, 15, 15), font("Medium", round(1.3 * pitch)), anchor="mm")
    seen = np.asarray(face.rotate(180 if upside_down else 0), np.uint8)
    assert key(zone(seen)) == key("".join(lines))


@pytest.mark.parametrize(
    ("size", "blur", "light"),
    [(0.7, 0.8, 1.0), (1.0, 1.6, 0.6), (0.6, 2.5, 0.9), (0.4, 1.0, 1.0), (1.0, 6.0, 1.0)],
)
def test_what_can_hardly_be_seen_is_read_right_or_not_at_all(size: float, blur: float, light: float) -> None:
    found = zone(held(PASSPORT, 3.0, size=size, blur=blur, light=light))
    read = parse_mrz(found) if found else None
    assert read is None or read.document_number == "L898902C3"


def test_a_page_without_a_zone_and_an_empty_mat_have_none() -> None:
    assert zone(held(("VĂN BẢN " * 3, "không có dòng máy đọc"))) is None
    assert zone(np.zeros((480, 640, 3), np.uint8)) is None
    assert zone(np.full((10, 10, 3), 255, np.uint8)) is None
