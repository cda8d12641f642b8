"""A page ends at its edge; around a printed frame it goes on."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from drivers.scanner.find import rim
from drivers.scanner.page.pixels import Picture

PAGE = np.array([(100, 90), (540, 90), (540, 400), (100, 400)], np.float32)
FRAME = np.array([(125, 112), (515, 112), (515, 378), (125, 378)], np.float32)


def _paper(desk: tuple[int, int, int], framed: bool) -> Picture:
    picture = np.full((480, 640, 3), desk, np.uint8)
    cv2.rectangle(picture, (100, 90), (540, 400), (225, 225, 222), -1)
    if framed:
        cv2.rectangle(picture, (125, 112), (515, 378), (150, 40, 40), 2)
    return np.asarray(cv2.GaussianBlur(picture, (5, 5), 1.0), np.uint8)


@pytest.mark.parametrize("desk", [(70, 80, 70), (245, 245, 245)], ids=["dark desk", "white desk"])
def test_around_a_frame_the_paper_goes_on(desk: tuple[int, int, int]) -> None:
    assert rim.goes_on(_paper(desk, framed=True), FRAME)


@pytest.mark.parametrize("framed", [True, False])
def test_beyond_an_edge_is_the_desk(framed: bool) -> None:
    assert not rim.goes_on(_paper((70, 80, 70), framed), PAGE)


def test_a_pale_page_on_a_white_desk_is_no_frame() -> None:
    assert not rim.goes_on(_paper((245, 245, 245), framed=False), PAGE)


def test_an_outline_partly_outside_the_picture_is_judged_all_the_same() -> None:
    assert not rim.goes_on(_paper((70, 80, 70), framed=False), PAGE - np.array((150, 0), np.float32))
