"""Did the scan end before the sheet did? Pure.

A decoder that runs out of bytes fills the rest with one value (ITU-T T.81 leaves it open, libjpeg does so). No
sensor gives the same value thousands of times in a row, but for the white and black to which scanners clip.
"""

from __future__ import annotations

import numpy as np

from drivers.scanner.page.pixels import Picture

#: Part of the height that rows of one and the same value take together.
_PART = 0.02
_BLACK, _WHITE = 5, 250


def ends_early(picture: Picture) -> bool:
    """Whether a part of a scan, RGB, is filling and no paper."""
    # The outermost columns may be filled up by whoever asked for a rounder width.
    edge = picture.shape[1] // 50
    picture = picture[:, edge : picture.shape[1] - edge]
    value = picture[:, 0, 0]
    # Most rows are told apart by few of their pixels.
    same = (picture[:, ::16, 0] == value[:, None]).all(axis=1) & (value > _BLACK) & (value < _WHITE)
    rows = np.flatnonzero(same)
    filled: int = sum(bool((picture[row] == picture[row, 0]).all()) for row in rows)
    return bool(filled >= max(8, round(picture.shape[0] * _PART)))
