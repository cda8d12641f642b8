"""Does a finger lie over the page? Pure.

Skin of every shade is warm: more red than green, more green than blue, held against the paper it lies on.
A finger comes in over an edge, is wider than any stroke of a pen and longer than a frayed rim; a stamp, a
photograph or a coloured heading touches no edge.
"""

from __future__ import annotations

import cv2
import numpy as np

from drivers.scanner.page.pixels import Picture

#: The page is looked at so small, in pixels; A4 long.
_LONG = 438
_MM = _LONG / 297
#: Narrower things are no finger: 7 mm.
_WIDTH = 11
#: Part of the paper's white by which red is over blue, at least.
_WARM = 0.07
_NEAR_EDGE = 4


def reach_mm(page: Picture) -> float:
    """How far the largest finger reaches over the flat page (RGB, A4), in millimetres; 0 without one."""
    scale = _LONG / max(page.shape[:2])
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.float32)
    white = np.maximum(np.percentile(small.reshape(-1, 3), 80, axis=0), 1)
    red, green, blue = np.moveaxis(small / white, 2, 0)
    warm = red - blue
    skin = (warm > _WARM) & (warm > 0.12 * red) & (green < 0.95 * red) & (green > blue - 0.03) & (green < 0.9)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_WIDTH, _WIDTH))
    thick = cv2.morphologyEx(skin.astype(np.uint8), cv2.MORPH_OPEN, kernel)
    _count, _labels, stats, _ = cv2.connectedComponentsWithStats(thick, connectivity=8)
    rows, columns = thick.shape
    reach = 0.0
    for left, top, width, height, area in stats[1:]:
        deep = [
            width if left <= _NEAR_EDGE or left + width >= columns - _NEAR_EDGE else 0,
            height if top <= _NEAR_EDGE or top + height >= rows - _NEAR_EDGE else 0,
        ]
        reach = max(reach, min(float(max(deep)), float(area) ** 0.5))
    return reach / _MM
