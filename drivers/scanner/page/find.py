"""Find a sheet on the dark mat.

The mat is dark and matt and the camera fixed, so the sheet is the large bright patch: Otsu's threshold,
its outline, then straight lines fitted to the four longest sides. Corners are where the lines cross, so
a corner that lies outside the picture or was torn off is still known, and named as cut.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.page.pixels import Grey, Picture
from drivers.scanner.source import Corners

_Points = npt.NDArray[np.float32]

#: Long side of the picture in which the outline is sought, in pixels.
_WORK = 720
#: A patch smaller than this part of the picture is no sheet.
_LEAST_AREA = 0.04
#: The sheet must be this many grey levels, and this factor, brighter than the mat.
_LEAST_STEP = 14.0
_LEAST_RATIO = 1.6
#: A corner farther than this (of the sheet's diagonal) from any outline point is cut off.
_CORNER_GAP = 0.015
#: Agreement (IoU) from which the outline is taken without asking a person.
ACCEPT = 0.95


@dataclass(frozen=True, slots=True)
class Found:
    """`corners` in 0…1, clockwise from the one nearest the top left; `confidence` 0…1 is the agreement
    (IoU) of the outline with the fitted quadrilateral; `cut` when a corner is missing or out of frame."""

    corners: Corners
    confidence: float
    cut: bool

    @property
    def accept(self) -> bool:
        return self.confidence >= ACCEPT and not self.cut


def find(picture: Picture) -> Found | None:
    """The sheet, or None on a bare mat. `picture` is RGB of any size."""
    height, width = picture.shape[:2]
    scale = min(1.0, _WORK / max(height, width))
    size = (max(16, round(width * scale)), max(16, round(height * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
    outline = _outline(grey)
    if outline is None:
        return None
    hull = cv2.convexHull(outline).reshape(-1, 2).astype(np.float32)
    quad = _quad(hull, outline, size)
    if quad is None:
        return None
    confidence = _iou(hull, quad)
    diagonal = float(np.linalg.norm(quad[0] - quad[2]))
    points = outline.reshape(-1, 2).astype(np.float32)
    gaps = [float(np.linalg.norm(points - corner, axis=1).min()) for corner in quad]
    cut = max(gaps) > _CORNER_GAP * diagonal or _at_border(hull, size)
    normal = np.asarray((quad + 0.5) / np.array(size, np.float32), np.float32)
    return Found(_clockwise(normal, width / height), confidence, cut)


def _outline(grey: Grey) -> npt.NDArray[np.int32] | None:
    calm = cv2.GaussianBlur(grey, (5, 5), 0)
    threshold, _ = cv2.threshold(calm, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = calm > threshold
    if not bright.any() or bright.all():
        return None
    sheet, mat = float(calm[bright].mean()), float(calm[~bright].mean())
    if sheet - mat < _LEAST_STEP or sheet < _LEAST_RATIO * mat:
        return None
    mask = bright.astype(np.uint8) * 255
    # Lines of print reach the edge of a sheet now and then; close such gaps, then drop specks.
    reach = max(3, grey.shape[0] // 60) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (reach, reach))
    framed = cv2.copyMakeBorder(mask, reach, reach, reach, reach, cv2.BORDER_CONSTANT, value=0)
    framed = cv2.morphologyEx(framed, cv2.MORPH_CLOSE, kernel)
    framed = cv2.morphologyEx(framed, cv2.MORPH_OPEN, kernel)
    contours, _ = cv2.findContours(framed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    largest = max(contours, key=cv2.contourArea)
    if cv2.contourArea(largest) < _LEAST_AREA * grey.size:
        return None
    return np.asarray(largest - reach, np.int32)


def _quad(hull: _Points, outline: npt.NDArray[np.int32], size: tuple[int, int]) -> _Points | None:
    """Four corners where lines through the longest sides cross; None when the patch has no four sides."""
    perimeter = cv2.arcLength(hull, closed=True)
    polygon = cv2.approxPolyDP(hull, 0.01 * perimeter, closed=True).reshape(-1, 2).astype(np.float32)
    points = outline.reshape(-1, 2).astype(np.float32)
    sides = [(polygon[i], polygon[(i + 1) % len(polygon)]) for i in range(len(polygon))]
    lengths = [float(np.linalg.norm(b - a)) for a, b in sides]
    # A side that is the picture's own edge says nothing about the sheet.
    lengths = [
        0.25 * length if _on_edge(a, b, size) else length for length, (a, b) in zip(lengths, sides, strict=True)
    ]
    if len(sides) < 4:
        return None
    longest = sorted(sorted(range(len(sides)), key=lambda i: -lengths[i])[:4])
    lines = [_line(points, *sides[i]) for i in longest]
    corners = [_crossing(lines[i - 1], lines[i]) for i in range(4)]
    if any(corner is None for corner in corners):
        return None
    quad = np.array(corners, np.float32)
    # Lines that are almost parallel cross far away: that is no sheet.
    limit = 1.0 * np.array(size, np.float32)
    if (quad < -limit).any() or (quad > 2 * limit).any() or not cv2.isContourConvex(quad):
        return None
    return quad


def _line(points: _Points, a: _Points, b: _Points) -> tuple[_Points, _Points]:
    """A line (point, direction) through the outline near the side a–b, its ends left out."""
    along = (b - a) / max(1e-6, float(np.linalg.norm(b - a)))
    offset = points - a
    position = offset @ along / max(1e-6, float(np.linalg.norm(b - a)))
    away = np.abs(offset @ np.array([-along[1], along[0]], np.float32))
    near = points[(position > 0.08) & (position < 0.92) & (away < 4.0)]
    if len(near) < 8:
        return a, along
    fitted: Any = cv2.fitLine(near, cv2.DIST_HUBER, 0, 0.01, 0.01)
    vx, vy, x, y = (float(value) for value in np.asarray(fitted).reshape(-1))
    return np.array([x, y], np.float32), np.array([vx, vy], np.float32)


def _crossing(one: tuple[_Points, _Points], two: tuple[_Points, _Points]) -> _Points | None:
    (p, d), (q, e) = one, two
    turn = float(d[0] * e[1] - d[1] * e[0])
    if abs(turn) < 0.2:
        return None
    along = float((q[0] - p[0]) * e[1] - (q[1] - p[1]) * e[0]) / turn
    return np.asarray(p + along * d, np.float32)


def _on_edge(a: _Points, b: _Points, size: tuple[int, int], margin: float = 2.5) -> bool:
    limit = np.array(size, np.float32) - 1 - margin
    return any(
        bool((a[axis] < margin and b[axis] < margin) or (a[axis] > limit[axis] and b[axis] > limit[axis]))
        for axis in (0, 1)
    )


def _at_border(hull: _Points, size: tuple[int, int]) -> bool:
    return bool((hull < 1.5).any() or (hull > np.array(size, np.float32) - 2.5).any())


def _iou(hull: _Points, quad: _Points) -> float:
    shared, _ = cv2.intersectConvexConvex(hull, quad)
    union = cv2.contourArea(hull) + cv2.contourArea(quad) - shared
    return float(shared / union) if union > 0 else 0.0


def _clockwise(quad: _Points, aspect: float) -> Corners:
    """In pictures y points down, so growing angles run clockwise."""
    centre = quad.mean(axis=0)
    ordered = sorted(quad.tolist(), key=lambda p: math.atan2(p[1] - centre[1], p[0] - centre[0]))
    first = min(range(4), key=lambda i: math.hypot(ordered[i][0] * aspect, ordered[i][1]))
    a, b, c, d = (ordered[(first + i) % 4] for i in range(4))
    return (a[0], a[1]), (b[0], b[1]), (c[0], c[1]), (d[0], d[1])
