"""The sheet is found where it lies, or not at all."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from drivers.scanner.page import pixels
from drivers.scanner.page.find import find
from drivers.scanner.page.pixels import Picture
from drivers.scanner.prepared.photographs import PAPERS

WIDTH, HEIGHT = 540, 720


def _scene(corners: list[tuple[float, float]], mat: int = 40, sheet: int = 215) -> Picture:
    scene = np.full((HEIGHT, WIDTH, 3), mat, np.uint8)
    points = np.array([[x * WIDTH, y * HEIGHT] for x, y in corners])
    cv2.fillPoly(scene, [np.round(points).astype(np.int32)], (sheet, sheet, sheet), cv2.LINE_AA)
    grain = np.random.default_rng(7).normal(0, 2, scene.shape)
    return np.clip(scene + grain, 0, 255).astype(np.uint8)


def _furthest(found: object, truth: object) -> float:
    return float(np.abs(np.array(found) - np.array(truth)).max())


@pytest.mark.parametrize(
    "name",
    ["authorisation_good", "authorisation_tilted", "authorisation_dark", "authorisation_blurred", "blank"],
)
def test_the_corners_of_a_photographed_sheet_are_where_it_was_laid(photographs: Path, name: str) -> None:
    found = find(pixels.decode((photographs / f"{name}.jpg").read_bytes()))
    assert found is not None
    assert _furthest(found.corners, PAPERS[name][1].quad) < 0.004
    assert found.accept


@given(
    st.tuples(*[st.floats(-0.05, 0.05) for _ in range(8)]),
    st.integers(12, 70),
)
@settings(max_examples=40, deadline=None)
def test_any_skewed_sheet_is_found(moves: tuple[float, ...], mat: int) -> None:
    laid = [(0.15, 0.12), (0.85, 0.12), (0.85, 0.88), (0.15, 0.88)]
    truth = [(x + moves[2 * i], y + moves[2 * i + 1]) for i, (x, y) in enumerate(laid)]
    found = find(_scene(truth, mat))
    assert found is not None
    assert _furthest(found.corners, truth) < 0.01
    assert not found.cut


def test_corners_run_clockwise_from_the_top_left() -> None:
    truth = [(0.2, 0.2), (0.8, 0.15), (0.85, 0.8), (0.1, 0.9)]
    found = find(_scene(truth[2:] + truth[:2]))
    assert found is not None
    assert _furthest(found.corners, truth) < 0.01


def test_a_sheet_running_out_of_the_picture_is_cut() -> None:
    found = find(_scene([(0.2, 0.2), (1.2, 0.2), (1.2, 0.8), (0.2, 0.8)]))
    assert found is not None
    assert found.cut
    assert not found.accept


def test_a_torn_corner_is_cut_and_the_missing_corner_still_known() -> None:
    found = find(_scene([(0.15, 0.1), (0.7, 0.1), (0.85, 0.22), (0.85, 0.9), (0.15, 0.9)]))
    assert found is not None
    assert found.cut
    assert _furthest(found.corners[1], (0.85, 0.1)) < 0.02


@pytest.mark.parametrize("mat", [0, 40, 200])
def test_a_bare_mat_holds_no_sheet(mat: int) -> None:
    assert find(_scene([(0.5, 0.5)] * 4, mat, mat)) is None


def test_a_bright_crumb_is_no_sheet() -> None:
    assert find(_scene([(0.4, 0.4), (0.5, 0.4), (0.5, 0.5), (0.4, 0.5)])) is None


@given(arrays(np.uint8, array_shapes(min_dims=2, max_dims=2, min_side=16, max_side=90)))
@settings(max_examples=60, deadline=None)
def test_no_picture_at_all_upsets_the_search(grey: Picture) -> None:
    found = find(np.repeat(grey[:, :, None], 3, axis=2))
    assert found is None or 0 <= found.confidence <= 1.0001
