"""Four corners and what can be said of them. Points are (4, 2) in pixels, y down, clockwise as seen."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.source import Corners

Quad = npt.NDArray[np.float32]
Points = npt.NDArray[np.float32]


def iou(one: Points, other: Points) -> float:
    """Shared by united area of two convex outlines, 0…1."""
    shared, _ = cv2.intersectConvexConvex(one, other)
    union = cv2.contourArea(one) + cv2.contourArea(other) - shared
    return float(shared / union) if union > 0 else 0.0


def clockwise(quad: Quad) -> Quad:
    """The same corners clockwise, the first the one nearest the top left of the picture."""
    centre = quad.mean(axis=0)
    turn = np.argsort(np.arctan2(quad[:, 1] - centre[1], quad[:, 0] - centre[0]))
    around = quad[turn]
    return np.asarray(np.roll(around, -int((around**2).sum(axis=1).argmin()), axis=0), np.float32)


def crossing(one: Points, two: Points) -> Points | None:
    """Where two lines (point, direction) cross; None where they are nearly parallel."""
    (p, d), (q, e) = one, two
    turn = float(d[0] * e[1] - d[1] * e[0])
    if abs(turn) < 0.17:
        return None
    along = float((q[0] - p[0]) * e[1] - (q[1] - p[1]) * e[0]) / turn
    return np.asarray(p + along * d, np.float32)


def sound(quad: Quad, size: tuple[int, int], least: float = 0.015) -> bool:
    """Whether a sheet can look like that: convex, no angle folded, not tiny, mostly in the picture."""
    width, height = size
    if not np.isfinite(quad).all() or not cv2.isContourConvex(quad):
        return False
    if (quad < (-0.5 * width, -0.5 * height)).any() or (quad > (1.5 * width, 1.5 * height)).any():
        return False
    frame = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    area = cv2.contourArea(quad)
    if area < least * width * height or cv2.intersectConvexConvex(frame, quad)[0] < 0.6 * area:
        return False
    for index in range(4):
        one, two = quad[index - 1] - quad[index], quad[(index + 1) % 4] - quad[index]
        across = abs(float(one[0] * two[1] - one[1] * two[0]))
        if across < 0.42 * float(np.linalg.norm(one) * np.linalg.norm(two)):  # under 25 or over 155 degrees
            return False
    return True


def outside(quad: Quad, size: tuple[int, int], margin: float = 1.0) -> bool:
    """Whether a corner lies on the rim of the picture or beyond it."""
    limit = np.array(size, np.float32) - 1 - margin
    return bool((quad < margin).any() or (quad > limit).any())


def parts(quad: Quad, size: tuple[int, int]) -> Corners:
    """Corners in 0…1 of the picture; the middle of the first pixel is half a pixel in."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = ((quad + 0.5) / np.array(size, np.float32)).tolist()
    return (ax, ay), (bx, by), (cx, cy), (dx, dy)


def pixels(corners: Corners, size: tuple[int, int]) -> Quad:
    """The inverse of `parts`."""
    return np.asarray(np.array(corners, np.float64) * size - 0.5, np.float32)


def diagonal(quad: Quad) -> float:
    return math.dist(quad[0].tolist(), quad[2].tolist())
