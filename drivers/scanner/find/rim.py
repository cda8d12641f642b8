"""Whether the paper goes on beyond an outline, as it does around a certificate's printed frame."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.find.quad import Quad
from drivers.scanner.page.pixels import Picture

#: The page is laid out as a square of this side, with this much around it.
_SIDE, _AROUND = 200, 28
#: Compared are strips this far from the edge: outside off its own blur, inside past a frame's lines.
_OUTSIDE, _INSIDE = (3, 6), (8, 16)
#: At the ends of a side the next side's frame would be seen.
_ENDS = 24
#: Levels of brightness or colour (0…255) below which both sides may be the same paper.
_SAME = 40.0
#: Levels of a step that is seen, and the part of a side that an edge has it along.
_STEP, _ALONG = 4.0, 0.9

#: Three rows less the three before the one between.
_FALL = np.array([(-1,), (-1,), (-1,), (0,), (1,), (1,), (1,)], np.float32) / 3

_Laid = npt.NDArray[np.float32]


def goes_on(picture: Picture, quad: Quad) -> bool:
    """Two sides or more have much the same beyond them as within, and two a further edge along them."""
    low, high = _AROUND, _AROUND + _SIDE - 1
    square = np.array([(low, low), (high, low), (high, high), (low, high)], np.float32)
    onto = cv2.getPerspectiveTransform(np.asarray(quad, np.float32), square)
    size = (_SIDE + 2 * _AROUND, _SIDE + 2 * _AROUND)
    laid = cv2.warpPerspective(picture, onto, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    uppers = [np.asarray(np.rot90(laid, quarter), np.float32) for quarter in range(4)]
    return sorted(map(_apart, uppers))[1] < _SAME and sorted(map(_edged, uppers))[2] >= _ALONG


def _apart(laid: _Laid) -> float:
    """Levels between inside and outside of the upper side."""
    along = laid[:, _AROUND + _ENDS : _AROUND + _SIDE - _ENDS]
    outside = along[_AROUND - _OUTSIDE[1] : _AROUND - _OUTSIDE[0]].mean(axis=0)
    inside = np.median(along[_AROUND + _INSIDE[0] : _AROUND + _INSIDE[1]], axis=0).astype(np.float32)
    return float(np.median(np.abs(cv2.blur(inside, (1, 9)) - cv2.blur(outside, (1, 9))).max(axis=1)))


def _edged(laid: _Laid) -> float:
    """The part of the upper side along which the clearest edge beyond it is seen."""
    beyond = np.ascontiguousarray(laid[: _AROUND - 1, _AROUND + 8 : _AROUND + _SIDE - 8])
    steps = cv2.filter2D(beyond, -1, _FALL)[3:-3]
    mean = steps.mean(axis=1)
    clearest = np.abs(mean).argmax(axis=1)
    rows = np.arange(len(steps))
    step = steps[rows, :, clearest] * np.sign(mean[rows, clearest])[:, None]
    return float((step > _STEP).mean(axis=1).max())
