"""The fixed tray: one dark mat, one lamp, one camera; only what lies on it changes."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.find.quad import clockwise
from drivers.scanner.find.scenes.flats import flat
from drivers.scanner.find.scenes.laying import Bow, Quad, coverage, laid
from drivers.scanner.find.scenes.noise import Float, field
from drivers.scanner.find.scenes.things import put

#: Long side of an A4 sheet in parts of the picture's long side, and the sizes of papers in millimetres.
_A4_PART = 0.78
_SIZES = {"card": (85.6, 54.0), "receipt": (80.0, 200.0), "form": (210.0, 297.0), "half": (148.0, 210.0)}


def tray_picture(
    seed: int, size: tuple[int, int], tray: int = 0, empty: bool = False
) -> tuple[npt.NDArray[np.uint8], Quad | None]:
    """RGB of width × height and the truth; the same `tray` is the same mat, lamp and camera."""
    width, height = size
    fixed, random = np.random.default_rng((71, tray)), np.random.default_rng((73, tray, seed))
    picture, light = _mat(fixed, width, height)
    corners = None
    if not empty:
        corners = _sheet(random, picture)
    drift = random.normal(1, 0.02)
    noise = random.standard_normal(picture.shape, np.float32) * np.float32(1.6)
    lit = np.clip(picture * light[:, :, None] * drift + noise, 0, 255).astype(np.uint8)
    done, data = cv2.imencode(".jpg", lit, (cv2.IMWRITE_JPEG_QUALITY, 92))
    assert done
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8), corners


def _mat(fixed: np.random.Generator, width: int, height: int) -> tuple[Float, Float]:
    tone = np.array(fixed.uniform(28, 52, 3), np.float32)
    grain = field(fixed, width, height, 260) - 0.5
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / max(width, height)
    at = fixed.uniform(0.3, 0.5, 2)
    light = 1.08 - fixed.uniform(0.3, 0.7) * ((x - at[0]) ** 2 + (y - at[1]) ** 2)
    return np.asarray(tone + grain[:, :, None] * 8, np.float32), np.asarray(light, np.float32)


def _sheet(random: np.random.Generator, picture: Float) -> Quad:
    height, width = picture.shape[:2]
    _, pixels = flat(int(random.integers(1000, 1039)))
    shape = random.choice(list(_SIZES))
    across, down = (side / 297 * _A4_PART * max(width, height) for side in _SIZES[str(shape)])
    if (pixels.shape[1] > pixels.shape[0]) != (across > down):
        pixels = np.ascontiguousarray(np.rot90(pixels))
    corners = np.array([(-across, -down), (across, -down), (across, down), (-across, down)]) / 2
    angle = np.deg2rad(random.normal(0, 6) + (90 if across < 0.5 * width and random.random() < 0.3 else 0))
    turn = np.array([(np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))])
    turned = corners @ turn.T
    room = np.maximum(np.array((width, height)) * 0.97 - (turned.max(axis=0) - turned.min(axis=0)), 0)
    quad = np.asarray(turned + np.array((width, height)) / 2 + (random.random(2) - 0.5) * room, np.float32)
    bend = random.normal(0, 0.003) if random.random() < 0.4 else 0.0
    u, v = laid(quad, Bow(top=bend, bottom=-bend), (width, height))
    shrink = float(np.linalg.norm(quad[1] - quad[0])) / pixels.shape[1] * 1.3
    if shrink < 0.8:
        pixels = np.asarray(
            cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA), np.uint8
        )
    tone, cover = coverage(pixels, u, v)
    put(picture, cover, np.asarray(tone * 0.88, np.float32), random.uniform(0.1, 0.4), (2.0, 2.0))
    return clockwise(quad)
