"""Sides of paper as a sensor gives them: never quite white, never twice the same."""

from __future__ import annotations

import io
from functools import lru_cache

import numpy as np
from PIL import Image

#: A4 at 150 dpi.
_SIZE = (1754, 1240)


@lru_cache(maxsize=16)
def written(seed: int) -> bytes:
    """JPEG of a sheet with strokes in rows; each seed another."""
    chance = np.random.default_rng(seed)
    page = chance.integers(236, 248, _SIZE, dtype=np.uint8)
    for top in range(140, 1620, 36):
        for left in range(120, 1100, 14):
            if chance.random() < 0.8:
                page[top : top + int(chance.integers(8, 18)), left : left + 3] = 25
                page[top + 4 : top + 6, left : left + 9] = 25
    return _jpeg(page)


@lru_cache(maxsize=1)
def bare() -> bytes:
    """JPEG of a sheet with nothing on it."""
    return _jpeg(np.random.default_rng(0).integers(236, 248, _SIZE, dtype=np.uint8))


def _jpeg(page: np.ndarray[tuple[int, int], np.dtype[np.uint8]]) -> bytes:
    sink = io.BytesIO()
    Image.fromarray(page).save(sink, "JPEG", quality=90)
    return sink.getvalue()
