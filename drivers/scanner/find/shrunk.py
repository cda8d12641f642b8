"""Large pictures made small quickly: most of the time of a find would go there."""

from __future__ import annotations

import cv2
import numpy as np

from drivers.scanner.page.pixels import Picture


def shrunk(picture: Picture, longest: int) -> tuple[Picture, float]:
    """The picture with its longer side `longest` at most, and how large a pixel of the old is in the new."""
    height, width = picture.shape[:2]
    scale = longest / max(height, width)
    if scale >= 1:
        return np.ascontiguousarray(picture), 1.0
    size = (max(16, round(width * scale)), max(16, round(height * scale)))
    # Single pixels first: averaging twelve million of them takes longer than all the rest.
    if scale < 0.4:
        twice = (size[0] * 2, size[1] * 2)
        picture = np.asarray(cv2.resize(picture, twice, interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8), scale


def calmed(picture: Picture) -> Picture:
    """A little softened, so that noise makes no edge."""
    return np.asarray(cv2.GaussianBlur(picture, (5, 5), 1.0), np.uint8)
