"""Are two pages the same sheet, scanned twice? Pure; thumbnails are enough.

Forms of one kind look alike but for what was written in, so the page is cut into small fields and each one that
has ink must be found again, a little shifted at most: one field that differs is another page.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.page import light
from drivers.scanner.page.pixels import Picture

#: Fields down and across, and how far one may have wandered, in pixels of a thumbnail of 240 × 340.
_DOWN, _ACROSS, _WANDERS = 22, 6, 7
#: Least likeness (correlation) of the field that is least alike. Drawn pages: scanned twice .90 and more;
#: the same form filled in for another person .82 and less, other pages .41.
_ALIKE = 0.86
_INKED = 8.0
_LEAST_FIELDS = 4

_Ink = npt.NDArray[np.float32]


def same(one: Picture, other: Picture) -> bool:
    """Whether both thumbnails (RGB) show one sheet, the same way up."""
    if one.shape != other.shape:
        return False
    first, second = _ink(one), _ink(other)
    return _held(first, second) and _held(second, first)


def _ink(picture: Picture) -> _Ink:
    """How dark the print is, the light taken off; without the rim."""
    grey = light.grey_of(picture)
    # Closed and not only dilated: the edge of a shadow must not look like ink.
    paper = cv2.blur(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8)), (5, 5))
    even = cv2.divide(grey, np.maximum(paper, 1), scale=255).astype(np.float32)
    soft = cv2.GaussianBlur(np.clip(240 - even, 0, 160), (0, 0), 1.2)
    rim = soft.shape[0] // 30
    return np.ascontiguousarray(soft[rim:-rim, rim:-rim], np.float32)


def _held(one: _Ink, other: _Ink) -> bool:
    """Whether each inked field of `one` is found in `other`."""
    rows, columns = one.shape
    high, wide = rows // _DOWN, columns // _ACROSS
    around = cv2.copyMakeBorder(
        other, _WANDERS, _WANDERS, _WANDERS, _WANDERS, cv2.BORDER_CONSTANT, value=(0.0,)
    )
    inked = 0
    for top in range(high // 4, rows - high + 1, high):
        for left in range(wide // 4, columns - wide + 1, wide):
            piece = one[top : top + high, left : left + wide]
            if piece.std() < _INKED:
                continue
            inked += 1
            window = around[top : top + high + 2 * _WANDERS, left : left + wide + 2 * _WANDERS]
            if window.std() < 1 or cv2.matchTemplate(window, piece, cv2.TM_CCOEFF_NORMED).max() < _ALIKE:
                return False
    return inked >= _LEAST_FIELDS
