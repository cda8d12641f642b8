"""What a flatbed and a camera make of a drawn page: seeded, each fault by its name."""

from __future__ import annotations

import io
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

Pixels = npt.NDArray[np.uint8]
_Float = npt.NDArray[np.float32]
Homography = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Taken:
    """A JPEG, and the homography that carries a point of the drawn page (300 dpi) into it."""

    jpeg: bytes
    onto: Homography


def flatbed(
    page: Image.Image, random: Random, *, dpi: int = 300, grey: bool = False, tilt: float | None = None
) -> Taken:
    """A scan: a little skew, paper not quite white, a cheap line sensor's lens, grain, JPEG of quality 85."""
    scale = dpi / 300
    size = (round(2480 * scale), round(3508 * scale))
    angle = random.uniform(-0.5, 0.5) if tilt is None else tilt
    turn = cv2.getRotationMatrix2D((1240, 1754), angle, 1.0)
    onto = np.diag([scale, scale, 1.0]) @ np.vstack([turn, [0, 0, 1]])
    paper = random.randint(236, 252)
    seen = cv2.warpPerspective(
        np.asarray(page), onto, size, flags=cv2.INTER_AREA, borderValue=(255, 255, 255)
    ).astype(np.float32)
    seen = cv2.GaussianBlur(seen, (0, 0), random.uniform(0.5, 0.9) * max(scale, 0.5)).astype(np.float32)
    seen = np.asarray(18 + seen * (paper - 18) / 255, np.float32)
    tint = np.array([1.0, random.uniform(0.985, 1.0), random.uniform(0.95, 1.0)], np.float32)
    grain = np.random.default_rng(random.randrange(2**32))
    noisy = seen * tint + grain.normal(0, random.uniform(1.0, 2.5), (*seen.shape[:2], 1))
    return Taken(_jpeg(noisy, 85, dpi, grey=grey), onto)


@dataclass(frozen=True, slots=True)
class Shot:
    """What a camera does. `blur` and `motion` in pixels of the photograph, `light` 1 = as planned."""

    dpi: float = 190.0
    light: float = 1.0
    blur: float = 0.6
    motion: float = 0.0
    shadow: float = 0.0
    glare: int = 0
    fold: float = 0.0
    shift: tuple[float, float] = (0.0, 0.0)
    finger: int = 0
    turned: bool = False


_WIDE, _HIGH = 1944, 2592


def fair(random: Random) -> Shot:
    """A good photograph as a kiosk's camera takes it, some with the shadow of who stands before it."""
    return Shot(
        dpi=random.uniform(182, 196),
        light=random.uniform(0.8, 1.05),
        blur=random.uniform(0.4, 0.9),
        shadow=random.choice((0.0, random.uniform(0.2, 0.55))),
    )


def photograph(page: Image.Image, shot: Shot, random: Random) -> Taken:
    """The sheet on a dark mat from above, 1944 × 2592, JPEG of quality 90."""
    drawn = np.asarray(page).astype(np.float32)
    drawn = 12 + drawn * 0.86
    if shot.turned:
        drawn = np.ascontiguousarray(drawn[::-1, ::-1])
    if shot.fold:
        _fold(drawn, shot.fold, random)
    onto = _lying(shot, random)
    mat = (random.randint(26, 44), random.randint(28, 46), random.randint(26, 44))
    # Twice as fine as the sensor, then averaged: print keeps its weight.
    fine = np.diag([2.0, 2.0, 1.0]) @ onto
    scene = np.full((_HIGH * 2, _WIDE * 2, 3), mat, np.float32)
    cv2.warpPerspective(
        drawn,
        fine,
        (_WIDE * 2, _HIGH * 2),
        dst=scene,
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_TRANSPARENT,
    )
    if shot.fold:
        scene[(scene < 0).any(axis=2)] = mat
    seen = cv2.resize(scene, (_WIDE, _HIGH), interpolation=cv2.INTER_AREA).astype(np.float32)
    for _ in range(shot.finger):
        _finger(seen, onto, random)
    if shot.blur:
        seen = cv2.GaussianBlur(seen, (0, 0), shot.blur).astype(np.float32)
    if shot.motion:
        seen = _moved(seen, shot.motion, random)
    seen *= _lit(shot, random)[:, :, None]
    for _ in range(shot.glare):
        seen += _lamp(onto, random)[:, :, None]
    grain = np.random.default_rng(random.randrange(2**32))
    seen += np.asarray(grain.normal(0, random.uniform(1.0, 2.5), seen.shape), np.float32)
    turned = np.array([[-1, 0, 2480], [0, -1, 3508], [0, 0, 1]], np.float64) if shot.turned else np.eye(3)
    return Taken(_jpeg(seen, 90, None, grey=False), onto @ turned)


def corners_of(onto: Homography) -> npt.NDArray[np.float64]:
    """Where the sheet's corners lie, in 0…1 of the photograph."""
    sheet = np.array([[[0, 0], [2480, 0], [2480, 3508], [0, 3508]]], np.float64)
    seen = cv2.perspectiveTransform(sheet, onto)[0]
    return np.asarray(seen / np.array([_WIDE, _HIGH]), np.float64)


def _lying(shot: Shot, random: Random) -> Homography:
    half = np.array([210, 297]) / 25.4 * shot.dpi / 2
    angle = np.deg2rad(random.uniform(-2.5, 2.5))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    nudge = np.array([[random.uniform(-9, 9), random.uniform(-9, 9)] for _ in range(4)])
    middle = np.array([_WIDE / 2, _HIGH / 2]) + np.array(shot.shift) * np.array([_WIDE, _HIGH])
    there = (square @ turn.T + nudge + middle).astype(np.float32)
    here = np.array([[0, 0], [2480, 0], [2480, 3508], [0, 3508]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(here, there), np.float64)


def _lit(shot: Shot, random: Random) -> _Float:
    y, x = (
        np.linspace(0, 1, _HIGH, dtype=np.float32)[:, None],
        np.linspace(0, 1, _WIDE, dtype=np.float32)[None, :],
    )
    away = (x - random.uniform(0.3, 0.7)) ** 2 + (y - random.uniform(0.3, 0.7)) ** 2
    light = shot.light * (1 - random.uniform(0.15, 0.35) * away)
    if shot.shadow:
        angle, edge = random.uniform(0, np.pi), random.uniform(0.3, 0.7)
        side = (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle) + 0.5 - edge
        light = light * (1 - shot.shadow / (1 + np.exp(-side * random.uniform(12, 60))))
    return np.asarray(light, np.float32)


def _moved(seen: _Float, length: float, random: Random) -> _Float:
    size = int(length) | 1
    kernel = np.zeros((size, size), np.float32)
    kernel[size // 2] = 1
    spin = cv2.getRotationMatrix2D((size / 2 - 0.5, size / 2 - 0.5), random.uniform(0, 180), 1)
    kernel = np.asarray(cv2.warpAffine(kernel, spin, (size, size)), np.float32)
    return np.asarray(cv2.filter2D(seen, -1, kernel / kernel.sum()), np.float32)


def _lamp(onto: Homography, random: Random) -> _Float:
    """A lamp mirrored in a glossy sheet or its cover: a burnt-out patch over the print, with a soft rim."""
    spot = np.array([[[random.uniform(600, 1900), random.uniform(700, 2500)]]], np.float64)
    at = cv2.perspectiveTransform(spot, onto)[0, 0] / np.array([_WIDE, _HIGH])
    y, x = (
        np.linspace(0, 1, _HIGH, dtype=np.float32)[:, None],
        np.linspace(0, 1, _WIDE, dtype=np.float32)[None, :],
    )
    wide, high = random.uniform(0.06, 0.15), random.uniform(0.04, 0.1)
    away = ((x - at[0]) / wide) ** 2 + ((y - at[1]) / high) ** 2
    return np.asarray(random.uniform(220, 420) * np.exp(-(away ** random.uniform(1.0, 2.0))), np.float32)


def _fold(drawn: _Float, part: float, random: Random) -> None:
    """One corner is folded under: marked by -1, where the mat shows."""
    rows, columns = drawn.shape[:2]
    down, across = np.ogrid[:rows, :columns]
    if random.random() < 0.5:
        across = columns - 1 - across
    if random.random() < 0.5:
        down = rows - 1 - down
    drawn[(across + down) < part * columns] = -1e6


def _finger(seen: _Float, onto: Homography, random: Random) -> None:
    """A fingertip that holds the sheet down, from one of its edges onto the print."""
    mm = 300 / 25.4
    side, along = random.randrange(4), random.uniform(0.25, 0.75)
    deep, wide = random.uniform(35, 60) * mm, random.uniform(14, 20) * mm
    edge = {
        0: ((0.0, along * 3508), (1.0, 0.0)),
        1: ((2480.0, along * 3508), (-1.0, 0.0)),
        2: ((along * 2480, 3508.0), (0.0, -1.0)),
        3: ((along * 2480, 0.0), (0.0, 1.0)),
    }[side]
    (x, y), (dx, dy) = edge
    lean = random.uniform(-0.35, 0.35)
    dx, dy = dx - lean * dy, dy + lean * dx
    path = np.array([[[x - dx * 60 * mm, y - dy * 60 * mm], [x + dx * deep, y + dy * deep]]], np.float64)
    start, tip = cv2.perspectiveTransform(path, onto)[0]
    thick = round(wide * abs(onto[0, 0]))
    skin = random.choice(((224, 172, 138), (198, 142, 108), (160, 108, 80), (122, 80, 58)))
    mask = np.zeros(seen.shape[:2], np.float32)
    cv2.line(mask, _whole(start), _whole(tip), 1.0, thick, cv2.LINE_AA)
    shade = cv2.GaussianBlur(mask, (0, 0), thick / 6)
    seen *= (1 - 0.25 * shade)[:, :, None]
    round_light = cv2.GaussianBlur(mask, (0, 0), thick / 3)
    body = np.array(skin, np.float32) * (0.72 + 0.3 * round_light)[:, :, None]
    soft = cv2.GaussianBlur(mask, (0, 0), 1.5)[:, :, None]
    seen[:] = seen * (1 - soft) + body * soft


def _whole(point: npt.NDArray[np.float64]) -> tuple[int, int]:
    return round(float(point[0])), round(float(point[1]))


def _jpeg(seen: npt.NDArray[np.floating], quality: int, dpi: int | None, *, grey: bool) -> bytes:
    image = Image.fromarray(np.clip(seen, 0, 255).astype(np.uint8))
    image = image.convert("L") if grey else image
    out = io.BytesIO()
    if dpi is None:
        image.save(out, "JPEG", quality=quality)
    else:
        image.save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()
