"""A photographed sheet, seen at an angle, becomes a flat A4 page. Also: how it lay before that."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from drivers.scanner.page.limits import PAGE_HEIGHT, PAGE_WIDTH
from drivers.scanner.page.pixels import Picture
from drivers.scanner.source import Corners

_A4_LONG_INCHES = 297 / 25.4


@dataclass(frozen=True, slots=True)
class Lie:
    """How the sheet lies in the picture.

    `tilt` in degrees off upright; `skew` the shorter by the longer of opposite sides (1 = seen straight
    from above); `dpi` what the picture resolves, if the sheet is A4.
    """

    tilt: float
    skew: float
    dpi: float
    landscape: bool


def lie(corners: Corners, width: int, height: int) -> Lie:
    points = [(x * width, y * height) for x, y in corners]
    sides = [(points[i], points[(i + 1) % 4]) for i in range(4)]
    lengths = [math.dist(a, b) for a, b in sides]
    # Walking clockwise, each side turns a quarter: take that off and the mean is the tilt.
    turns = [
        _folded(math.degrees(math.atan2(b[1] - a[1], b[0] - a[0])) - 90 * i) for i, (a, b) in enumerate(sides)
    ]
    across, down = (lengths[0] + lengths[2]) / 2, (lengths[1] + lengths[3]) / 2
    skew = min(_ratio(lengths[0], lengths[2]), _ratio(lengths[1], lengths[3]))
    return Lie(sum(turns) / 4, skew, max(across, down) / _A4_LONG_INCHES, across > down)


def flatten(picture: Picture, corners: Corners, width: int = PAGE_WIDTH, height: int = PAGE_HEIGHT) -> Picture:
    """The sheet as RGB of `width` × `height`, both swapped when it lies crosswise."""
    rows, columns = picture.shape[:2]
    if lie(corners, columns, rows).landscape:
        width, height = height, width
    here = np.array([(x * columns - 0.5, y * rows - 0.5) for x, y in corners], np.float32)
    there = np.array([(0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)], np.float32)
    flat = cv2.warpPerspective(
        picture,
        cv2.getPerspectiveTransform(here, there),
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255, 255, 255),
    )
    return np.asarray(flat, np.uint8)


def _folded(degrees: float) -> float:
    return (degrees + 180) % 360 - 180


def _ratio(a: float, b: float) -> float:
    return min(a, b) / max(a, b, 1e-6)
