"""The flat page stands as the sheet lay."""

from __future__ import annotations

import numpy as np
import pytest

from drivers.scanner.page.flatten import flatten, lie
from drivers.scanner.page.pixels import Picture
from drivers.scanner.prepared.scene import HEIGHT, WIDTH, turned


def _marked(width: int, height: int) -> Picture:
    """White, its top left tenth black."""
    sheet = np.full((height, width, 3), 255, np.uint8)
    sheet[: height // 10, : width // 10] = 0
    return sheet


@pytest.mark.parametrize("degrees", [-4.0, 0.0, 6.5])
def test_the_tilt_and_the_resolution_are_measured(degrees: float) -> None:
    how = lie(turned(degrees, 188, (210, 297)), WIDTH, HEIGHT)
    assert how.tilt == pytest.approx(degrees, abs=0.05)
    assert how.dpi == pytest.approx(188, abs=1)
    assert how.skew == pytest.approx(1, abs=0.01)
    assert not how.landscape


def test_an_upright_sheet_becomes_an_upright_a4() -> None:
    page = flatten(_marked(600, 848), ((0, 0), (1, 0), (1, 1), (0, 1)))
    assert page.shape == (2339, 1654, 3)
    assert page[100, 100].max() < 20
    assert page[100, 1500].min() > 235
    assert page[2200, 100].min() > 235


def test_a_sheet_lying_crosswise_stays_crosswise() -> None:
    page = flatten(_marked(848, 600), ((0, 0), (1, 0), (1, 1), (0, 1)))
    assert page.shape == (1654, 2339, 3)
    assert page[80, 100].max() < 20


def test_a_skewed_sheet_shows_as_skew() -> None:
    how = lie(((0.3, 0.1), (0.7, 0.1), (0.9, 0.9), (0.1, 0.9)), 600, 800)
    assert how.skew == pytest.approx(0.5, abs=0.01)
    assert how.tilt == pytest.approx(0, abs=0.01)
