"""Light on a whole scene, and what camera and file do to it."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.find.scenes.noise import Float, cloud, grid

#: Of the picture, 1 = as planned.
Light = Float


def even(random: np.random.Generator, width: int, height: int) -> Light:
    x, y = grid(width, height)
    angle, strength = random.uniform(0, 2 * np.pi), random.uniform(0, 0.35)
    return np.asarray(1 + strength * ((x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle)), np.float32)


def lamp(random: np.random.Generator, width: int, height: int) -> Light:
    x, y = grid(width, height)
    at, reach = random.uniform(-0.2, 1.2, 2), random.uniform(0.35, 1.2)
    distance = ((x - at[0]) ** 2 + (y - at[1]) ** 2) / reach**2
    return np.asarray(random.uniform(0.35, 0.8) + 0.8 / (1 + distance), np.float32)


def shadowed(random: np.random.Generator, width: int, height: int) -> Light:
    """The shadow of a hand, a head, a telephone over part of the picture."""
    cover = np.zeros((height, width), np.float32)
    for _ in range(int(random.integers(1, 3))):
        centre = random.uniform(0, 1, 2) * (width, height)
        reach = random.uniform(0.2, 0.7) * max(width, height)
        angles = np.sort(random.uniform(0, 2 * np.pi, int(random.integers(4, 9))))
        spokes = reach * random.uniform(0.4, 1.2, angles.size)
        points = centre + np.column_stack((np.cos(angles) * spokes, np.sin(angles) * spokes))
        cv2.fillPoly(cover, [points.astype(np.int32)], (1.0,))
    soft = max(width, height) * random.uniform(0.004, 0.06)
    cover = np.asarray(cv2.GaussianBlur(cover, (0, 0), soft), np.float32)
    return np.asarray(even(random, width, height) * (1 - random.uniform(0.15, 0.65) * cover), np.float32)


def dappled(random: np.random.Generator, width: int, height: int) -> Light:
    return np.asarray(
        random.uniform(0.55, 0.9) + 0.5 * cloud(random, width, height, random.uniform(1.5, 5), 2), np.float32
    )


def blinds(random: np.random.Generator, width: int, height: int) -> Light:
    """Bars of sun through a blind."""
    x, y = grid(width, height)
    angle, pitch = random.uniform(0, np.pi), random.uniform(15, 60)
    bars = np.sin((x * np.cos(angle) + y * np.sin(angle)) * pitch) * random.uniform(1, 6)
    return np.asarray(1 - random.uniform(0.1, 0.45) * (1 / (1 + np.exp(-bars))), np.float32)


LIGHTS: dict[str, Callable[[np.random.Generator, int, int], Light]] = {
    kind.__name__: kind for kind in (even, lamp, shadowed, dappled, blinds)
}
#: Never learned from.
HELD_OUT = ("blinds",)
LEARNED = tuple(name for name in LIGHTS if name not in HELD_OUT)


def glare(random: np.random.Generator, width: int, height: int, middle: tuple[float, float]) -> Float:
    """What a glossy sheet mirrors, to be added; near `middle` (pixels)."""
    x, y = grid(width, height)
    longer = max(width, height)
    at = np.array(middle) / longer + random.normal(0, 0.15, 2)
    sizes = random.uniform(0.02, 0.16, 2)
    distance = ((x - at[0]) / sizes[0]) ** 2 + ((y - at[1]) / sizes[1]) ** 2
    return np.asarray(random.uniform(60, 260) * np.exp(-(distance ** random.uniform(0.7, 2))), np.float32)


def photographed(random: np.random.Generator, scene: Float, hard: float) -> npt.NDArray[np.uint8]:
    """Exposure, colour cast, blur, noise and JPEG; `hard` 0…1 is how bad it may get."""
    longer = max(scene.shape[:2])
    exposure = np.exp(random.normal(-0.05, 0.2 * hard + 0.06)) * random.normal(1, 0.04 * hard + 0.02, 3)
    scene = np.asarray(scene * exposure.astype(np.float32), np.float32)
    if random.random() < 0.35 * hard + 0.1:
        scene = np.asarray(cv2.GaussianBlur(scene, (0, 0), longer * random.uniform(0.0006, 0.004)), np.float32)
    if random.random() < 0.2 * hard:
        scene = _moved(random, scene, longer * random.uniform(0.003, 0.014))
    scene += random.standard_normal(scene.shape, np.float32) * np.float32(
        random.uniform(0.5, 3 + 10 * hard * random.random())
    )
    curve = 255 * (np.arange(256) / 255) ** np.exp(random.normal(0, 0.2 * hard))
    picture = np.asarray(cv2.LUT(np.clip(scene, 0, 255).astype(np.uint8), curve.astype(np.uint8)), np.uint8)
    if random.random() < 0.7:
        quality = int(random.integers(92 - int(60 * hard), 97))
        done, data = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, quality))
        assert done
        picture = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    return picture


def _moved(random: np.random.Generator, scene: Float, length: float) -> Float:
    size = max(3, int(length) | 1)
    kernel = np.zeros((size, size), np.float32)
    angle = random.uniform(0, np.pi)
    half = size / 2 - 0.5
    tip = (half + half * np.cos(angle), half + half * np.sin(angle))
    cv2.line(
        kernel, (round(2 * half - tip[0]), round(2 * half - tip[1])), (round(tip[0]), round(tip[1])), (1.0,)
    )
    return np.asarray(cv2.filter2D(scene, -1, kernel / max(1.0, float(kernel.sum()))), np.float32)
