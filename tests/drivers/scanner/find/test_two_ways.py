"""The page on desks that nobody learned from, by ways that must agree; and no page where there is none."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.scanner.find import network, quad, regions
from drivers.scanner.find.scenes import light, surfaces
from drivers.scanner.find.scenes.scene import Wish, scene
from drivers.scanner.find.sides import sharpened
from drivers.scanner.page.find import find

SIZE = (480, 640)
FRESH = Wish(first_flat=1000, flats=13, hard=0.3, empty=0.0)
HELD_OUT = Wish(surfaces.HELD_OUT, light.HELD_OUT, hard=0.3, first_flat=1000, flats=13)


def test_the_same_number_is_the_same_photograph() -> None:
    one, other = scene(7, SIZE, FRESH), scene(7, SIZE, FRESH)
    assert (one.picture == other.picture).all()
    assert one.corners is not None
    assert other.corners is not None
    assert (one.corners == other.corners).all()


def test_a_page_taken_without_asking_is_the_page() -> None:
    taken = 0
    for wish in (FRESH, HELD_OUT):
        for seed in range(5_000_000, 5_000_012):
            drawn = scene(seed, SIZE, wish)
            found = find(drawn.picture)
            if found is None or not found.accept:
                continue
            taken += 1
            assert drawn.corners is not None
            assert quad.iou(quad.clockwise(drawn.corners), quad.pixels(found.corners, SIZE)) > 0.9
    assert taken > 3


@pytest.mark.parametrize("surface", ["plain", "wood", "carpet", "mat"])
def test_an_empty_desk_is_never_taken_for_a_page(surface: str) -> None:
    wish = Wish((surface,), ("even",), empty=1.0, hard=0.2)
    for seed in range(6):
        found = find(scene(6_000_000 + seed, SIZE, wish).picture)
        assert found is None or not found.accept


def test_one_way_alone_is_not_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = scene(5_000_001, SIZE, FRESH)
    monkeypatch.setattr(regions, "patches", lambda _picture: [])
    found = find(drawn.picture)
    assert found is None or not found.accept


def test_a_network_that_looks_elsewhere_takes_the_acceptance_away(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = np.full((640, 480, 3), 40, np.uint8)
    cv2.fillConvexPoly(
        picture, np.array([(60, 80), (400, 90), (410, 560), (70, 540)]), (220, 220, 216), cv2.LINE_AA
    )
    elsewhere = np.array([(10, 300), (200, 300), (200, 630), (10, 630)], np.float32)
    sight = network.Sight(elsewhere, (0.9, 0.9, 0.9, 0.9), None, 0.3, 0.9)
    monkeypatch.setattr(network, "look", lambda _picture: sight)
    found = find(picture)
    assert found is not None
    assert not found.accept


@given(st.lists(st.floats(-7, 7), min_size=8, max_size=8))
@settings(max_examples=25, deadline=None)
def test_sides_go_to_the_edges_finer_than_a_pixel(moves: list[float]) -> None:
    truth = np.array([(80, 70), (390, 95), (420, 560), (60, 530)], np.float32)
    # Eight times as large and averaged: OpenCV's own soft edge lies half a pixel beyond the outline.
    large = np.full((640 * 8, 480 * 8, 3), 60, np.uint8)
    cv2.fillConvexPoly(large, np.round((truth + 0.5) * 8 - 0.5).astype(np.int32), (210, 208, 200))
    picture = np.asarray(cv2.resize(large, (480, 640), interpolation=cv2.INTER_AREA), np.uint8)
    start = truth + np.array(moves, np.float32).reshape(4, 2)
    sharp = sharpened(picture, start, 14)
    assert float(np.abs(sharp.quad - truth).max()) < 1.0
    assert min(sharp.support) > 0.9


def test_where_nothing_changes_a_side_stays() -> None:
    flat = np.full((300, 300, 3), 120, np.uint8)
    corners = np.array([(50, 50), (250, 50), (250, 250), (50, 250)], np.float32)
    sharp = sharpened(flat, corners, 10)
    assert (sharp.quad == corners).all()
    assert sharp.support == (0, 0, 0, 0)


@given(st.lists(st.tuples(st.floats(-400, 900), st.floats(-400, 900)), min_size=4, max_size=4))
@settings(max_examples=80, deadline=None)
def test_no_four_points_upset_the_geometry(points: list[tuple[float, float]]) -> None:
    corners = quad.clockwise(np.array(points, np.float32))
    assert corners.shape == (4, 2)
    assert quad.sound(corners, SIZE) in (True, False)
    back = quad.pixels(quad.parts(corners, SIZE), SIZE)
    assert np.allclose(back, corners, atol=0.01)
