"""Is the whole picture the page, as a flatbed gives it? Then there is no outline to look for.

A scan has the proportions of paper and paper up to its edges; a photograph has the sensor's proportions, and a
sheet that fills such a picture to its edges is cut off, not scanned.
"""

from __future__ import annotations

import numpy as np

from drivers.scanner.page import light
from drivers.scanner.page.pixels import Picture
from drivers.scanner.source import Corners

WHOLE: Corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
#: A4 and its halves: the long side by the short one, and how far scanners are off.
_PROPORTION, _OFF = 297 / 210, 0.02
#: Part of each edge that is as bright as the page's paper.
_BRIGHT_PART = 0.86
_BRIGHT = 0.72


def fills_frame(picture: Picture) -> bool:
    """Whether `picture` (RGB) is a scan of a whole page."""
    height, width = picture.shape[:2]
    if abs(max(height, width) / min(height, width) / _PROPORTION - 1) > _OFF:
        return False
    step = max(1, max(height, width) // 700)
    grey = light.grey_of(np.ascontiguousarray(picture[::step, ::step]))
    paper = float(np.percentile(grey, 80))
    if paper < 60:
        return False
    # A skewed sheet on the glass leaves wedges of the lid at the edges: bright, or a thin dark line at most.
    rim = max(2, min(grey.shape) // 100)
    edges = (grey[rim : 2 * rim], grey[-2 * rim : -rim], grey[:, rim : 2 * rim], grey[:, -2 * rim : -rim])
    return all(float((edge > _BRIGHT * paper).mean()) > _BRIGHT_PART for edge in edges)
