"""What a page was before it was photographed at an angle."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from drivers.scanner.find import shape
from drivers.scanner.find.cards import sides_of_card
from drivers.scanner.find.quad import Quad, clockwise
from drivers.scanner.find.scenes.flats import KINDS, rounded
from drivers.scanner.page.pixels import Picture


def _photographed(aspect: float, pitch: float, yaw: float) -> Quad:
    """Corners of a sheet of width by height `aspect`, by a camera of a focal length of 1000 pixels."""
    corners = np.array([(-aspect, -1, 0), (aspect, -1, 0), (aspect, 1, 0), (-aspect, 1, 0)], np.float64) / 2
    a, b = np.deg2rad((pitch, yaw))
    about_x = np.array([(1, 0, 0), (0, np.cos(a), -np.sin(a)), (0, np.sin(a), np.cos(a))])
    about_y = np.array([(np.cos(b), 0, np.sin(b)), (0, 1, 0), (-np.sin(b), 0, np.cos(b))])
    solid = corners @ (about_x @ about_y).T + (0, 0, 2.2)
    seen = solid[:, :2] / solid[:, 2:] * 1000 + (400, 500)
    return clockwise(seen.astype(np.float32))


@pytest.mark.parametrize(("pitch", "yaw"), [(0, 0), (25, 10), (-20, 30), (30, -15)])
@pytest.mark.parametrize(("aspect", "name"), [(210 / 297, "a"), (85.6 / 53.98, "id1"), (0.4, "free")])
def test_the_proportion_is_that_of_the_flat_sheet(aspect: float, name: str, pitch: float, yaw: float) -> None:
    seen = shape.proportion(_photographed(aspect, pitch, yaw), (800, 1000))
    assert seen == pytest.approx(aspect, rel=0.03)
    assert shape.named(seen)[0] == name


def test_a_flat_page_has_the_exact_proportion_of_its_kind() -> None:
    assert shape.flat_size(_photographed(210 / 297, 12, 9), (800, 1000), 2339) == (1654, 2339)


def _page(kind: str, seed: int) -> Picture:
    return np.asarray(KINDS[kind](np.random.default_rng(seed)).convert("RGB"), np.uint8)


@pytest.mark.parametrize("seed", range(4))
def test_lines_tell_a_page_that_lies_sideways(seed: int) -> None:
    page = _page("letter", seed)
    assert not shape.lies_sideways(page)
    assert shape.lies_sideways(np.ascontiguousarray(np.rot90(page)))


def test_front_and_back_on_one_sheet_are_taken_apart() -> None:
    sheet = np.full((1754, 1240, 3), 246, np.uint8)
    for index, top in enumerate((200, 700)):
        card = np.asarray(rounded(KINDS["card"](np.random.default_rng(index)).convert("RGB"), 40), np.uint8)
        card = np.asarray(cv2.resize(card, (505, 319), interpolation=cv2.INTER_AREA), np.uint8)
        part = sheet[top : top + 319, 360:865]
        part[card[:, :, 3] > 128] = card[:, :, :3][card[:, :, 3] > 128]
    sides = sides_of_card(sheet)
    assert sides is not None
    assert [side.shape for side in sides] == [(638, 1012, 3)] * 2
    assert sides_of_card(_page("letter", 1)) is None
