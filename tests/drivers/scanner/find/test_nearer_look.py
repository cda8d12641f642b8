"""The network looks twice, the second time close up; what it saw but once has to have a paper's shape."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from drivers.scanner.find import network, quad
from drivers.scanner.find.network import Sight
from drivers.scanner.page import find as finding
from drivers.scanner.page.pixels import Picture


def _desk(corners: list[tuple[int, int]]) -> Picture:
    """A white page with lines of print on a dark desk, 480 × 640."""
    picture = np.full((640, 480, 3), 40, np.uint8)
    cv2.fillConvexPoly(picture, np.array(corners, np.int32), (235, 235, 235))
    return picture


def _sight(corners: list[tuple[float, float]]) -> Sight:
    return Sight(np.array(corners, np.float32), (0.8, 0.8, 0.8, 0.8), None, 0.3, 0.9)


A4 = [(150, 200), (300, 200), (300, 412), (150, 412)]
STRIP = [(100, 200), (400, 200), (400, 330), (100, 330)]


def test_the_second_look_is_at_the_page_and_a_little_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, ...]] = []

    def look(picture: Picture) -> Sight:
        seen.append(picture.shape[:2])
        at = (0, 0) if len(seen) == 1 else (135, 178)
        return _sight([(x - at[0], y - at[1]) for x, y in A4])

    monkeypatch.setattr(network, "look", look)
    found = finding.find(_desk(A4))
    assert seen[0] == (640, 480)
    assert seen[1] == (256, 180)
    assert found is not None
    assert found.accept
    assert quad.iou(np.array(A4, np.float32), quad.pixels(found.corners, (480, 640))) > 0.97


@pytest.mark.parametrize(("page", "taken"), [(A4, True), (STRIP, False)])
def test_where_two_looks_differ_a_papers_shape_decides(
    page: list[tuple[int, int]], taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A card's pale part under its dark band is no card; a sheet that the first look saw badly is one."""
    wider = [
        (page[0][0] - 40, page[0][1] - 60),
        (page[1][0], page[1][1] - 60),
        page[2],
        (page[3][0] - 40, page[3][1]),
    ]
    looks = 0

    def look(picture: Picture) -> Sight:
        nonlocal looks
        looks += 1
        if looks == 1:
            return _sight([(float(x), float(y)) for x, y in wider])
        low, span = np.array(wider).min(axis=0), np.ptp(np.array(wider), axis=0)
        left, top = np.floor(low - 0.1 * span)
        return _sight([(x - left, y - top) for x, y in page])

    monkeypatch.setattr(network, "look", look)
    found = finding.find(_desk(page))
    assert looks == 2
    assert found is not None
    assert quad.iou(np.array(page, np.float32), quad.pixels(found.corners, (480, 640))) > 0.95
    assert found.accept is taken
