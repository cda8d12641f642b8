"""How a page was before the camera saw it at an angle: its proportion, what paper that is, how lines run.

The proportion of a rectangle follows from its four corners alone where the camera's axis passes the middle of
the picture (Zhang and He, "Whiteboard scanning and image enhancement", 2007, section 3).
"""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.find.quad import Quad
from drivers.scanner.page.pixels import Picture

#: Short side by long side; papers of the A series share theirs.
KNOWN = {"a": 210 / 297, "id1": 53.98 / 85.6, "id3": 88 / 125, "letter": 216 / 279}
_NEAR = 0.035


def proportion(quad: Quad, size: tuple[int, int]) -> float:
    """Width by height of the flat page whose corners are `quad` (pixels) in a picture of `size`."""
    middle = np.array(size, np.float64) / 2
    # The paper's order here: top left, top right, bottom left, bottom right.
    one, two, four, three = (np.array((*(corner - middle), 1.0)) for corner in quad.astype(np.float64))
    across = float(np.dot(np.cross(one, four), three)), float(np.dot(np.cross(two, four), three))
    down = float(np.dot(np.cross(one, four), two)), float(np.dot(np.cross(three, four), two))
    top, side = _length(quad[0], quad[1], quad[3], quad[2]), _length(quad[0], quad[3], quad[1], quad[2])
    plain = top / max(side, 1e-6)
    if abs(across[1]) < 1e-9 or abs(down[1]) < 1e-9:
        return plain
    n2, n3 = across[0] / across[1] * two - one, down[0] / down[1] * three - one
    if abs(n2[2]) < 0.02 or abs(n3[2]) < 0.02:
        # Seen straight from above: the sides themselves say it, and the focal length cannot be known.
        return plain
    focal = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2])
    if not (0.3 * max(size)) ** 2 < focal < (6 * max(size)) ** 2:
        return plain
    squared = (n2[0] ** 2 + n2[1] ** 2) / focal + n2[2] ** 2
    other = (n3[0] ** 2 + n3[1] ** 2) / focal + n3[2] ** 2
    seen = math.sqrt(squared / other)
    # A guess of the focal length that bends the shape beyond what the sides show is a wrong guess.
    return seen if 0.6 < seen / plain < 1.67 else plain


def named(proportion: float) -> tuple[str, float]:
    """The known paper of this proportion and its exact one (the long side the same way), or "free"."""
    upright = min(proportion, 1 / proportion)
    name = min(KNOWN, key=lambda each: abs(KNOWN[each] - upright))
    if abs(KNOWN[name] / upright - 1) > _NEAR:
        return "free", proportion
    return name, KNOWN[name] if proportion <= 1 else 1 / KNOWN[name]


def flat_size(quad: Quad, size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Width and height in pixels of the flat page, its longer side `longest`."""
    _, exact = named(proportion(quad, size))
    return (round(longest * exact), longest) if exact <= 1 else (longest, round(longest / exact))


def lies_sideways(page: Picture) -> bool:
    """Whether the lines of print run up and down: then the page is to be turned by a quarter.

    Rows of print alternate with gaps, columns hardly do. Which of the two quarters is right only reading tells.
    """
    grey = np.asarray(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), np.uint8)
    scale = 900 / max(grey.shape)
    small = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    ground = cv2.blur(small, (41, 41))
    ink = np.asarray(np.clip(ground.astype(np.float32) - small - 12, 0, 80), np.float32)
    rim_y, rim_x = small.shape[0] // 20, small.shape[1] // 20
    ink = ink[rim_y:-rim_y, rim_x:-rim_x]
    return _striped(ink.mean(axis=0)) > 1.15 * _striped(ink.mean(axis=1))


def _striped(profile: npt.NDArray[np.float32]) -> float:
    """How much a profile changes from one place to the next few, by its own strength."""
    smooth = np.convolve(profile, np.ones(3) / 3, "same")
    apart = np.abs(smooth[6:] - smooth[:-6])
    return float(apart.mean() / (smooth.mean() + 0.5))


def _length(*points: npt.NDArray[np.float32]) -> float:
    a, b, c, d = points
    return float((np.linalg.norm(b - a) + np.linalg.norm(d - c)) / 2)
