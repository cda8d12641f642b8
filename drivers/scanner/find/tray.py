"""The fixed tray: what differs from the picture of the empty tray is the page.

Camera, light and tray stay as they are, so a reference says more than any network: its mean, and how much each
place of it trembles. Exposure may drift; a shadow of the sheet on the tray is darker and of the same colour.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from drivers.scanner.find.quad import Points, Quad, clockwise, iou
from drivers.scanner.find.regions import fitted
from drivers.scanner.find.shrunk import shrunk
from drivers.scanner.page import pixels
from drivers.scanner.page.pixels import Grey, Picture

#: Long side of the reference, in pixels.
LONG = 640
_LEAST_AREA = 0.01
#: Grey levels that a place must differ by, whatever it trembled at commissioning.
_LEAST_STEP = 14.0


@dataclass(frozen=True, slots=True)
class Tray:
    """The empty tray, RGB of LONG pixels, and the camera's aspect (width by height)."""

    mean: Picture
    aspect: float


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies on the tray: its quad and outline in pixels of the small picture, and how well they agree."""

    quad: Quad
    outline: Points
    fit: float


def calibrated(pictures: Sequence[Picture]) -> Tray:
    """The reference from one or several pictures of the empty tray. Raises ValueError where sizes differ."""
    if not pictures or len({picture.shape for picture in pictures}) != 1:
        raise ValueError("pictures of one size are needed")
    small = [shrunk(picture, LONG)[0] for picture in pictures]
    mean = np.mean([one.astype(np.float32) for one in small], axis=0)
    height, width = pictures[0].shape[:2]
    return Tray(np.asarray(np.round(mean), np.uint8), width / height)


def encoded(tray: Tray) -> bytes:
    """As a file of the commissioning: a lossless PNG."""
    out = io.BytesIO()
    Image.fromarray(tray.mean).save(out, "PNG")
    return out.getvalue()


def decoded(data: bytes) -> Tray:
    """From a reference or any other picture of the empty tray. Raises PictureRefusedError."""
    return calibrated([pixels.decode(data)])


def lying(picture: Picture, tray: Tray) -> Lying | bool | None:
    """What lies there; None on the empty tray; False where the picture is not of this camera."""
    height, width = picture.shape[:2]
    if abs(width / height - tray.aspect) > 0.01 * tray.aspect:
        return False
    small, _ = shrunk(picture, LONG)
    size = (small.shape[1], small.shape[0])
    mean = np.asarray(cv2.resize(tray.mean, size, interpolation=cv2.INTER_AREA), np.uint8)
    mask = _changed(small, mean)
    if mask is None:
        return False
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(contours, key=cv2.contourArea, default=None)
    if largest is None or cv2.contourArea(largest) < _LEAST_AREA * mask.size:
        return None
    outline = np.asarray(largest.reshape(-1, 2), np.float32) - _RIM
    hull = np.asarray(cv2.convexHull(outline).reshape(-1, 2), np.float32)
    quad = fitted(hull, outline, size)
    if quad is None:
        return False
    quad = clockwise(quad)
    return Lying(quad, outline, iou(hull, quad))


_RIM = 12


def _changed(small: Picture, mean: Picture) -> Grey | None:
    """White where something lies, on a rim of _RIM; None where everything changed: the camera was moved."""
    now = np.asarray(cv2.GaussianBlur(small, (3, 3), 0), np.float32)
    then = np.asarray(cv2.GaussianBlur(mean, (3, 3), 0), np.float32)
    # The light may have changed as a whole: the tray is most of the rim, so the rim says by how much.
    rim = np.ones(small.shape[:2], np.bool_)
    deep_y, deep_x = small.shape[0] // 12, small.shape[1] // 12
    rim[deep_y:-deep_y, deep_x:-deep_x] = False
    # Every third row is plenty for a median.
    rim[1::3] = rim[2::3] = False
    ratio = np.median((now[rim] + 4) / (then[rim] + 4), axis=0)
    if not ((ratio > 0.4) & (ratio < 2.5)).all():
        ratio = np.ones(3)
    expected = (then + 4) * ratio.astype(np.float32) - 4
    apart = now - expected
    trembling = float(np.median(np.abs(apart[rim])))
    # Channel by channel: along the last axis of three the same takes ten times as long.
    red, green, blue = (np.ascontiguousarray(apart[:, :, channel]) for channel in range(3))
    brighter = np.maximum(np.maximum(red, green), blue)
    # A shadow is darker in all colours alike: it must be much darker to count.
    middle = (red + green + blue) / 3
    darkest = np.minimum(np.minimum(red, green), blue)
    coloured = np.maximum(brighter - middle, middle - darkest) * 1.5
    darker = -brighter * 0.4
    step = max(_LEAST_STEP, 7 * trembling)
    mask = (np.maximum(np.maximum(brighter, coloured), darker) > step).astype(np.uint8) * 255
    if mask.mean() > 0.97 * 255:
        return None
    framed = cv2.copyMakeBorder(mask, _RIM, _RIM, _RIM, _RIM, cv2.BORDER_CONSTANT, value=(0,))
    framed = cv2.morphologyEx(framed, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    framed = cv2.morphologyEx(framed, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (11, 11)))
    return np.asarray(cv2.morphologyEx(framed, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)), np.uint8)
