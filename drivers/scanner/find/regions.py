"""The second way, without the network: patches that stay the same four-cornered patch.

Brightness and the two colour differences are cut at many levels; a page is one patch at most of them, while a
patch of desk changes its shape from level to level. Each patch with four straight sides is a vote for its
quadrilateral, and the largest agreement of votes wins. Lines are not searched: a printed table is full of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from drivers.scanner.find.quad import Points, Quad, crossing, iou, sound
from drivers.scanner.page.pixels import Grey, Picture

#: Long side of the picture in which patches are sought, in pixels.
WORK = 256
_LEAST_AREA = 0.03
_LEAST_FIT = 0.9
#: Fingers and torn corners add some corners to a page; what has more is no page.
_MOST_CORNERS = 10
#: Two patches are the same from this IoU on.
_SAME = 0.93


@dataclass(frozen=True, slots=True)
class Patch:
    """`quad` and `outline` in pixels of the picture given; `fit` the IoU of the patch's hull with its quad;
    `votes` how many levels and channels agree."""

    quad: Quad
    outline: Points
    fit: float
    votes: int


def patches(picture: Picture) -> list[Patch]:
    """The patches that could be a page, the most agreed on first."""
    height, width = picture.shape[:2]
    scale = min(1.0, WORK / max(height, width))
    size = (max(16, round(width * scale)), max(16, round(height * scale)))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    seen: list[tuple[Quad, Points, float]] = []
    for mask in _masks(small):
        seen += _sheets(mask, size)
    grow = np.array((width / size[0], height / size[1]), np.float32)
    chosen: list[Patch] = []
    free = list(range(len(seen)))
    shared = [[iou(a[0], b[0]) for b in seen] for a in seen]
    while free and len(chosen) < 4:
        # A larger patch that many agree on encloses its own pictures and tables.
        weight = {
            i: sum(seen[j][2] ** 4 for j in free if shared[i][j] > _SAME) * cv2.contourArea(seen[i][0]) ** 0.5
            for i in free
        }
        best = max(free, key=weight.__getitem__)
        group = [j for j in free if shared[best][j] > _SAME]
        first = max(group, key=lambda j: seen[j][2] + 0.2 * float(np.mean([shared[j][k] for k in group])))
        quad, outline, fit = seen[first]
        back = grow / 2 - 0.5
        quad, outline = (np.asarray(points * grow + back, np.float32) for points in (quad, outline))
        chosen.append(Patch(quad, outline, fit, len(group)))
        free = [j for j in free if shared[best][j] <= 0.8]
    return chosen


def _masks(small: Picture) -> list[Grey]:
    """Black and white pictures in which a page may stand out whole."""
    parts = cv2.split(cv2.cvtColor(small, cv2.COLOR_RGB2YCrCb))
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (5, 5))
    masks: list[Grey] = []
    for index, steps in enumerate((7, 3, 3)):
        channel = np.asarray(parts[index], np.uint8)
        if index == 0:
            # Print vanishes into its paper, thin joints and threads into their ground.
            channel = np.asarray(cv2.morphologyEx(channel, cv2.MORPH_CLOSE, kernel), np.uint8)
        channel = np.asarray(cv2.medianBlur(channel, 5), np.uint8)
        low, high = (float(part) for part in np.percentile(channel[::3, ::3], (3, 97)))
        if high - low < 4:
            continue
        middle, _ = cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        levels = {round(middle), *(round(low + (high - low) * (i + 1) / (steps + 1)) for i in range(steps))}
        masks += [np.asarray((channel > level) * np.uint8(255), np.uint8) for level in sorted(levels)]
    return masks


def _sheets(mask: Grey, size: tuple[int, int]) -> list[tuple[Quad, Points, float]]:
    """Bright patches and dark ones with four sides: quad, hull, fit."""
    found = []
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))
    for this in (mask, np.asarray(255 - mask, np.uint8)):
        framed = cv2.copyMakeBorder(this, 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=(0,))
        framed = cv2.morphologyEx(framed, cv2.MORPH_OPEN, kernel)
        contours, _ = cv2.findContours(framed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        for contour in contours:
            # The box costs nothing and drops nearly all.
            _, _, wide, high = cv2.boundingRect(contour)
            if wide * high < _LEAST_AREA * mask.size:
                continue
            area = cv2.contourArea(contour)
            if not _LEAST_AREA < area / mask.size < 0.97:
                continue
            outline = np.asarray(contour.reshape(-1, 2) - 4, np.float32)
            hull = np.asarray(cv2.convexHull(outline).reshape(-1, 2), np.float32)
            if area < 0.8 * cv2.contourArea(hull) or _framed(outline, size) > 0.4:
                continue
            quad = fitted(hull, outline[::2], size)
            if quad is None:
                continue
            fit = iou(hull, quad)
            if fit >= _LEAST_FIT:
                found.append((quad, outline, fit))
    return found


def fitted(hull: Points, outline: Points, size: tuple[int, int]) -> Quad | None:
    """Four corners where lines through the longest sides cross; None when the patch has no four sides."""
    perimeter = cv2.arcLength(hull, closed=True)
    polygon = np.asarray(cv2.approxPolyDP(hull, 0.012 * perimeter, closed=True).reshape(-1, 2), np.float32)
    if not 4 <= len(polygon) <= _MOST_CORNERS:
        return None
    sides = [(polygon[i], polygon[(i + 1) % len(polygon)]) for i in range(len(polygon))]
    # A side that is the picture's own edge says nothing about the sheet.
    lengths = [float(np.linalg.norm(b - a)) * (0.25 if _on_edge(a, b, size) else 1.0) for a, b in sides]
    longest = sorted(sorted(range(len(sides)), key=lambda i: -lengths[i])[:4])
    lines = [_line(outline, *sides[i]) for i in longest]
    corners = [crossing(lines[i - 1], lines[i]) for i in range(4)]
    known = [corner for corner in corners if corner is not None]
    if len(known) < 4:
        return None
    quad = np.asarray(known, np.float32)
    return quad if sound(quad, size) else None


def _line(points: Points, a: Points, b: Points) -> Points:
    """A line (point, direction) through the outline near the side a–b, its ends left out."""
    long = max(1e-6, float(np.linalg.norm(b - a)))
    along = (b - a) / long
    offset = points - a
    position = offset @ along / long
    away = np.abs(offset @ np.array([-along[1], along[0]], np.float32))
    near = points[(position > 0.08) & (position < 0.92) & (away < 3.0)]
    if len(near) < 8:
        return np.array((a, along), np.float32)
    line: Any = cv2.fitLine(near, cv2.DIST_L2, 0, 0.01, 0.01)
    vx, vy, x, y = (float(value) for value in np.asarray(line).reshape(-1))
    return np.array(((x, y), (vx, vy)), np.float32)


def _framed(outline: Points, size: tuple[int, int]) -> float:
    """The part of an outline that runs along the frame."""
    limit = np.array(size, np.float32) - 3
    return float(np.mean(((outline < 2) | (outline > limit)).any(axis=1)))


def _on_edge(a: Points, b: Points, size: tuple[int, int], margin: float = 2.5) -> bool:
    limit = np.array(size, np.float32) - 1 - margin
    return any(
        bool((a[axis] < margin and b[axis] < margin) or (a[axis] > limit[axis] and b[axis] > limit[axis]))
        for axis in (0, 1)
    )
