"""Which way up is a page of Latin print? Pure.

More stands above the small letters than hangs below them: capitals, ascenders and, in Vietnamese, most marks.
So each line is cut into pieces, the rows that most of its ink lies in are its small letters, and the ink above
is held against the ink below. Nothing is read, so it costs a fiftieth of reading the page both ways.
"""

from __future__ import annotations

import cv2
import numpy as np

from drivers.scanner.page import light
from drivers.scanner.page.pixels import Grey

#: Pixels at 150 dpi: what is larger is no letter, what is smaller no ink.
_TALLEST, _WIDEST, _LEAST_INK = 60, 120, 6
_PIECE, _LEAST_LINE = 100, 90
#: Height of the small letters, in pixels.
_LOW, _HIGH = 6, 30
#: Pieces of line from which the answer is worth something; a full page has over a hundred.
_LEAST_PIECES = 12


def upright(grey: Grey) -> float | None:
    """How far the page of 1240 × 1754 stands upright: 1 all ink above the small letters, -1 all below; None
    where there is too little print to say. Drawn pages: .30 and more, turned ones -.30 and less."""
    ink = _letters(grey)
    above = below = pieces = 0
    for left, top, width, height in _lines(ink):
        first, last = max(0, top - 14), min(ink.shape[0], top + height + 14)
        for start in range(left, left + width - _PIECE // 2, _PIECE):
            rows = ink[first:last, start : start + _PIECE].sum(axis=1).astype(np.int64)
            parted = _parted(rows)
            if parted is not None:
                above, below, pieces = above + parted[0], below + parted[1], pieces + 1
    return (above - below) / max(1, above + below) if pieces >= _LEAST_PIECES else None


def _letters(grey: Grey) -> Grey:
    """1 where ink of the size of letters is."""
    dark = (light.relative(grey) < 150).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    kept = np.zeros(count, np.uint8)
    sized = (stats[:, 3] < _TALLEST) & (stats[:, 2] < _WIDEST) & (stats[:, 4] > _LEAST_INK)
    kept[1:][sized[1:]] = 1
    return np.asarray(kept[labels], np.uint8)


def _lines(ink: Grey) -> list[tuple[int, int, int, int]]:
    """Left, top, width, height of each line of print."""
    smeared = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 35), np.uint8))
    smeared = cv2.morphologyEx(smeared, cv2.MORPH_OPEN, np.ones((3, 25), np.uint8))
    _count, _labels, stats, _ = cv2.connectedComponentsWithStats(smeared, connectivity=8)
    boxes = [(int(x), int(y), int(w), int(h)) for x, y, w, h, _area in stats[1:]]
    return [box for box in boxes if box[2] >= _LEAST_LINE and 8 <= box[3] <= _TALLEST]


def _parted(rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> tuple[int, int] | None:
    """Ink above and below the small letters of one piece; None where it is no line."""
    if rows.sum() < 80:
        return None
    smooth = np.convolve(rows, np.ones(3) / 3, "same")
    core = np.flatnonzero(smooth > 0.45 * smooth.max())
    top, bottom = int(core[0]), int(core[-1]) + 1
    height = bottom - top
    if not _LOW <= height <= _HIGH:
        return None
    return int(rows[max(0, top - height) : top].sum()), int(rows[bottom : bottom + height].sum())
