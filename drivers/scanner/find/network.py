"""The first way: our own corner network, run by OpenCV. How it was made: `training/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.find.quad import Points, Quad, clockwise
from drivers.scanner.find.regions import fitted
from drivers.scanner.page.pixels import Picture

MODEL = Path(__file__).with_name("corners.onnx")
_SIDE, _RIM_GREY = 128, 114
_RIM, _MAP = _SIDE // 16, _SIDE // 4
_INNER = _SIDE - 2 * _RIM


@dataclass(frozen=True, slots=True)
class Sight:
    """`quad` in pixels of the picture; `sure` 0…1 for each corner: how much of its chance lies there;
    `patch` four sides through the outline of what looks like page, where it has four; `cover` how much of the
    picture that is; `fit` how well it fills the quad (IoU)."""

    quad: Quad
    sure: tuple[float, float, float, float]
    patch: Quad | None
    cover: float
    fit: float


@cache
def _network() -> cv2.dnn.Net:
    return cv2.dnn.readNetFromONNX(str(MODEL))


def look(picture: Picture) -> Sight:
    """Four corners, whatever the picture shows; the other fields say how much to believe."""
    height, width = picture.shape[:2]
    given = np.full((_SIDE, _SIDE, 3), _RIM_GREY, np.uint8)
    given[_RIM:-_RIM, _RIM:-_RIM] = cv2.resize(picture, (_INNER, _INNER), interpolation=cv2.INTER_AREA)
    network = _network()
    network.setInput(given.transpose(2, 0, 1)[None].astype(np.float32))
    said = np.asarray(network.forward(), np.float32)[0]
    spots = [_spot(chances) for chances in said[:4]]
    cells = np.array([(x, y) for x, y, _ in spots], np.float32)
    page = said[4] > 0
    filled = np.zeros((_MAP, _MAP), np.uint8)
    cv2.fillConvexPoly(filled, np.round(cells * 16).astype(np.int32), (1,), cv2.LINE_8, 4)
    united = int((page | (filled > 0)).sum())
    fit = int((page & (filled > 0)).sum()) / united if united else 0.0
    patch = _patch(said[4])
    a, b, c, d = (sure for _, _, sure in spots)
    there = _there(cells * 4 + 1.5, (width, height))
    patched = None if patch is None else _there(patch, (width, height))
    return Sight(there, (a, b, c, d), patched, float(page.mean()), fit)


def _there(inner: Points, size: tuple[int, int]) -> Quad:
    """From pixels of the network's input to pixels of the picture."""
    return np.asarray((inner - _RIM + 0.5) / _INNER * np.array(size) - 0.5, np.float32)


def _patch(page: npt.NDArray[np.float32]) -> Quad | None:
    """Lines through the outline of the largest patch that looks like page, in pixels of the input."""
    large = np.asarray(cv2.resize(page, (_SIDE, _SIDE), interpolation=cv2.INTER_LINEAR), np.float32)
    contours, _ = cv2.findContours((large > 0).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(contours, key=cv2.contourArea, default=None)
    if largest is None or len(largest) < 24:
        return None
    outline = np.asarray(largest.reshape(-1, 2), np.float32)
    hull = np.asarray(cv2.convexHull(outline).reshape(-1, 2), np.float32)
    quad = fitted(hull, outline, (_SIDE, _SIDE))
    return None if quad is None else clockwise(quad)


def _spot(chances: npt.NDArray[np.float32]) -> tuple[float, float, float]:
    """The likeliest place (x, y in cells), the mean over 5 × 5 cells, and their share of the chance."""
    weight = np.exp(chances - chances.max())
    row, column = divmod(int(weight.argmax()), weight.shape[1])
    top, left = max(0, row - 2), max(0, column - 2)
    near = weight[top : row + 3, left : column + 3]
    total = float(near.sum())
    x = float((near.sum(axis=0) * np.arange(left, left + near.shape[1])).sum()) / total
    y = float((near.sum(axis=1) * np.arange(top, top + near.shape[0])).sum()) / total
    return x, y, total / float(weight.sum())
