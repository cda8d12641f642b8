"""The few random fields and colours that all drawn surfaces are made of."""

from __future__ import annotations

import colorsys

import cv2
import numpy as np
import numpy.typing as npt

Float = npt.NDArray[np.float32]
Colour = tuple[float, float, float]


def field(random: np.random.Generator, width: int, height: int, cells: float, stretch: float = 1.0) -> Float:
    """Smooth noise of 0…1; `cells` across the longer side, `stretch` times as many down as across."""
    unit = max(width, height) / max(1.0, cells)
    across = max(2, round(width / unit) + 1)
    down = max(2, round(height / unit * stretch) + 1)
    seeds = random.random((min(down, height), min(across, width)), np.float32)
    way = cv2.INTER_CUBIC if cells < 24 else cv2.INTER_LINEAR
    if cells < 12 and min(width, height) >= 128:
        coarse = cv2.resize(seeds, (width // 4, height // 4), interpolation=way)
        seeds = np.asarray(coarse, np.float32)
        way = cv2.INTER_LINEAR
    return np.asarray(cv2.resize(seeds, (width, height), interpolation=way), np.float32)


def cloud(
    random: np.random.Generator,
    width: int,
    height: int,
    cells: float,
    octaves: int = 4,
    *,
    stretch: float = 1.0,
) -> Float:
    """Noise in `octaves`, each twice as fine and a little over half as strong; 0…1."""
    total = np.zeros((height, width), np.float32)
    weight, sum_of_weights = 1.0, 0.0
    for octave in range(octaves):
        total += weight * field(random, width, height, cells * 2**octave, stretch)
        sum_of_weights += weight
        weight *= 0.55
    total /= sum_of_weights
    low, high = float(total.min()), float(total.max())
    return np.asarray((total - low) / max(1e-6, high - low), np.float32)


def colour(
    random: np.random.Generator,
    hue: tuple[float, float] = (0, 1),
    saturation: tuple[float, float] = (0, 0.6),
    value: tuple[float, float] = (0.15, 0.95),
) -> Colour:
    """RGB in 0…255 from ranges of hue, saturation and value (0…1)."""
    # Most things are rather grey than bright.
    strong = saturation[0] + (saturation[1] - saturation[0]) * random.beta(1, 1.7)
    red, green, blue = colorsys.hsv_to_rgb(random.uniform(*hue) % 1.0, strong, random.uniform(*value))
    return red * 255, green * 255, blue * 255


def near(random: np.random.Generator, base: Colour, spread: float) -> Colour:
    """A colour like `base`: lighter or darker as a whole, and each channel a little off."""
    whole = random.normal(0, spread)
    red, green, blue = (float(np.clip(part + whole + random.normal(0, spread / 4), 0, 255)) for part in base)
    return red, green, blue


def mixed(weight: Float, one: Colour, other: Colour) -> Float:
    """(height, width, 3): `one` where the weight is 0, `other` where it is 1."""
    first, second = np.array(one, np.float32), np.array(other, np.float32)
    return np.asarray(first + weight[:, :, None] * (second - first), np.float32)


def grid(width: int, height: int) -> tuple[Float, Float]:
    """x and y of each pixel as parts of the longer side."""
    longer = max(width, height)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / np.float32(longer)
    return np.asarray(x, np.float32), np.asarray(y, np.float32)


def turned_grid(random: np.random.Generator, width: int, height: int) -> tuple[Float, Float]:
    """The same in a frame turned by a random angle: along and across."""
    x, y = grid(width, height)
    angle = random.choice((0.0, np.pi / 2)) + random.normal(0, 0.35)
    cos, sin = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    return np.asarray(x * cos + y * sin, np.float32), np.asarray(y * cos - x * sin, np.float32)
