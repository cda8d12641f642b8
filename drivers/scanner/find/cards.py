"""Front and back of a card copied onto one sheet, taken apart."""

from __future__ import annotations

import cv2
import numpy as np

from drivers.scanner.find import regions, shape
from drivers.scanner.find.quad import Quad, clockwise, iou
from drivers.scanner.find.shrunk import shrunk
from drivers.scanner.page.pixels import Picture

#: Both sides of a card are as large as each other, this far.
_ALIKE = 0.8
#: A card on A4 covers 7 % of it; drawn to another scale it is still a small part.
_LEAST, _MOST = 0.03, 0.4
_LONG = 1012  # ID-1 at 300 dpi


def sides_of_card(page: Picture) -> tuple[Picture, Picture] | None:
    """The two sides, the upper (or left) first, each with its long side across; None unless there are two."""
    small, scale = shrunk(page, 640)
    size = (small.shape[1], small.shape[0])
    seen: list[Quad] = []
    for patch in regions.patches(small):
        quad = clockwise(patch.quad)
        part = cv2.contourArea(quad) / (size[0] * size[1])
        if _LEAST < part < _MOST and shape.named(shape.proportion(quad, size))[0] == "id1":
            seen.append(quad)
    for index, one in enumerate(seen):
        for other in seen[index + 1 :]:
            areas = sorted((cv2.contourArea(one), cv2.contourArea(other)))
            if areas[0] > _ALIKE * areas[1] and iou(one, other) < 0.02:
                first, second = sorted((one, other), key=lambda quad: float(quad.mean(axis=0).sum()))
                return _taken(page, first, scale), _taken(page, second, scale)
    return None


def _taken(page: Picture, quad: Quad, scale: float) -> Picture:
    across, down = np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])
    corners = quad if across >= down else np.roll(quad, 1, axis=0)
    there = np.asarray((corners + 0.5) / scale - 0.5, np.float32)
    height = round(_LONG * shape.KNOWN["id1"])
    flat = np.array([(0, 0), (_LONG - 1, 0), (_LONG - 1, height - 1), (0, height - 1)], np.float32)
    return np.asarray(
        cv2.warpPerspective(page, cv2.getPerspectiveTransform(there, flat), (_LONG, height)), np.uint8
    )
