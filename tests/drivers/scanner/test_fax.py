"""Group 4 as we write it is what another decoder (libtiff, inside Pillow) reads back, bit for bit."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from drivers.scanner.page.fax import group4
from drivers.scanner.page.ink import Mask


def _decoded(data: bytes, width: int, height: int) -> Mask:
    """Through a TIFF of one strip."""
    start = 8
    tags = [(256, width), (257, height), (258, 1), (259, 4), (262, 0), (273, start), (277, 1), (278, height)]
    tags.append((279, len(data)))
    body = data + bytes(len(data) % 2)
    directory = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", tag, 4, 1, v) for tag, v in tags)
    whole = struct.pack("<2sHI", b"II", 42, start + len(body)) + body + directory + bytes(4)
    with Image.open(io.BytesIO(whole), formats=("TIFF",)) as image:
        return np.asarray(np.asarray(image.convert("L")) == 0, np.bool_)


@given(
    st.integers(1, 400), st.integers(1, 24), st.sampled_from([0.0, 0.02, 0.3, 0.5, 1.0]), st.integers(0, 9999)
)
@settings(max_examples=80, deadline=None)
def test_any_picture_comes_back(width: int, height: int, dark: float, seed: int) -> None:
    mask = np.asarray(np.random.default_rng(seed).random((height, width)) < dark, np.bool_)
    thick = np.repeat(np.repeat(mask, 3, axis=0), 4, axis=1)
    for each in (mask, thick):
        assert (_decoded(group4(each), each.shape[1], each.shape[0]) == each).all()


@pytest.mark.parametrize("run", [63, 64, 65, 1728, 1791, 1792, 2559, 2560, 2623, 2624, 2700, 6000])
def test_long_runs_of_both_colours_come_back(run: int) -> None:
    mask = np.zeros((3, 2 * run + 3), np.bool_)
    mask[1, run + 1 : 2 * run + 1] = True
    mask[2, :run] = True
    assert (_decoded(group4(mask), mask.shape[1], 3) == mask).all()
