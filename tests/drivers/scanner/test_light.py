"""Light comes off, print stays."""

from __future__ import annotations

import numpy as np

from drivers.scanner.page import light
from drivers.scanner.page.legible import legible
from drivers.scanner.page.pixels import Picture


def _page_in_shadow() -> Picture:
    page = np.full((800, 560, 3), 240.0, np.float32)
    for row in range(60, 740, 24):
        page[row : row + 5, 40:520] = 60
    page[600:680, 400:500] = (190, 40, 40)
    fall = np.linspace(1.0, 0.35, 560, dtype=np.float32)[None, :, None]
    return (page * fall).astype(np.uint8)


def test_paper_in_shadow_becomes_as_white_as_paper_in_light() -> None:
    even = light.relative(light.grey_of(_page_in_shadow()))
    paper = even[70:80]
    assert paper.min() > 225
    assert abs(float(paper[:, :100].mean()) - float(paper[:, -100:].mean())) < 20


def test_print_in_shadow_stays_as_dark_as_print_in_light() -> None:
    even = light.relative(light.grey_of(_page_in_shadow()))
    lines = even[62:64, 60:500].astype(float)
    assert lines.max() < 110
    assert abs(lines[:, :80].mean() - lines[:, -80:].mean()) < 15


def test_a_stamp_keeps_its_colour() -> None:
    filed = light.even(_page_in_shadow())
    red, green, _ = (float(value) for value in filed[620:624, 430:470].reshape(-1, 3).mean(axis=0))
    assert red > green + 60


def test_an_empty_page_is_not_stretched_into_noise() -> None:
    grain = np.random.default_rng(3).normal(220, 2, (400, 300, 3))
    assert legible(np.clip(grain, 0, 255).astype(np.uint8), 200).min() > 200
