"""Take the light off a page: shadows and fall-off go, print and stamps stay, and grey stays grey.

Divide by the paper's own brightness, estimated at an eighth of the size: dilation wipes thin print away,
a median keeps the slow change of light. Binarising instead costs three times the errors on soft pages.
"""

from __future__ import annotations

import cv2
import numpy as np

from drivers.scanner.page.pixels import Grey, Picture

_SHRINK = 8


def grey_of(picture: Picture) -> Grey:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def paper(grey: Grey) -> Grey:
    """The brightness of the bare paper, at an eighth of the size."""
    height, width = grey.shape
    size = (max(1, width // _SHRINK), max(1, height // _SHRINK))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    spread = cv2.dilate(small, np.ones((7, 7), np.uint8))
    return np.asarray(cv2.medianBlur(spread, 21), np.uint8)


def relative(grey: Grey) -> Grey:
    """Each point as a part of the paper's brightness there; 255 is paper."""
    height, width = grey.shape
    there = cv2.resize(paper(grey), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(there, 1), scale=255), np.uint8)


def even(picture: Picture) -> Picture:
    """White paper, its print dark, stamps and ink in their colour: each channel as a part of the paper's."""
    channels = [relative(np.ascontiguousarray(picture[:, :, i])) for i in range(3)]
    return np.asarray(np.stack(channels, axis=2), np.uint8)


def stretched(grey: Grey) -> Grey:
    """Ink to black, paper to white, what is between stays grey; a page without ink stays as it is."""
    low, high = (float(value) for value in np.percentile(grey[::4, ::4], (0.5, 60)))
    if high - low < 32:
        return grey
    stretched = (grey.astype(np.float32) - low) * (255.0 / (high - low))
    return np.asarray(np.clip(stretched, 0, 255), np.uint8)
