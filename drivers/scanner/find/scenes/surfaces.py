"""What papers lie on: one function a family, each giving RGB as float of (height, width, 3)."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from drivers.scanner.find.scenes.noise import Float, cloud, colour, field, grid, mixed, near, turned_grid

_WOOD = ((0.04, 0.12), (0.15, 0.7), (0.2, 0.9))


def plain(random: np.random.Generator, width: int, height: int) -> Float:
    base = colour(random)
    return mixed(cloud(random, width, height, 2, 2), base, near(random, base, 12))


def wood(random: np.random.Generator, width: int, height: int) -> Float:
    along, across = turned_grid(random, width, height)
    base = colour(random, *_WOOD)
    bend = cloud(random, width, height, random.uniform(1.5, 4), 2)
    rings = np.sin((across + bend * random.uniform(0.02, 0.12)) * random.uniform(60, 260))
    # Grain: noise drawn out along the fibre. The picture is sampled from a stretched field.
    fibre = cloud(random, 256, 256, random.uniform(40, 120), 2)
    looked = cv2.remap(
        fibre,
        np.asarray(across * random.uniform(300, 900) % 255, np.float32),
        np.asarray(along * random.uniform(10, 40) % 255, np.float32),
        cv2.INTER_LINEAR,
    )
    tone = 0.5 + random.uniform(0.1, 0.3) * rings + random.uniform(0.3, 1.0) * (looked - 0.5)
    return mixed(
        np.asarray(tone, np.float32), near(random, base, 8), near(random, base, random.uniform(15, 45))
    )


def planks(random: np.random.Generator, width: int, height: int) -> Float:
    surface = wood(random, width, height)
    along, across = turned_grid(random, width, height)
    wide, long = random.uniform(0.08, 0.4), random.uniform(0.5, 1.6)
    row = np.floor(across / wide)
    piece = np.floor(along / long + row * 0.37)
    tone = random.uniform(0.75, 1.15, 997).astype(np.float32)[(row * 31 + piece * 17).astype(int) % 997]
    seam = np.minimum(np.abs(across / wide % 1), 1 - np.abs(across / wide % 1)) * wide
    dark = 1 - random.uniform(0.2, 0.8) * np.exp(-((seam / random.uniform(0.0015, 0.004)) ** 2))
    return np.asarray(surface * (tone * dark)[:, :, None], np.float32)


def marble(random: np.random.Generator, width: int, height: int) -> Float:
    base = colour(random, (0, 1), (0, 0.15), (0.25, 0.95))
    along, _ = turned_grid(random, width, height)
    twist = cloud(random, width, height, random.uniform(2, 5), 5)
    veins = np.abs(np.sin((along * random.uniform(3, 9) + twist * random.uniform(2, 6)) * np.pi))
    thin = np.exp(-((veins / random.uniform(0.06, 0.3)) ** 2)).astype(np.float32)
    return mixed(thin * cloud(random, width, height, 4, 3), base, near(random, base, 70))


def stone(random: np.random.Generator, width: int, height: int) -> Float:
    base = colour(random, (0, 1), (0, 0.3), (0.2, 0.9))
    specks = cloud(random, width, height, random.uniform(60, 200), 2)
    broad = cloud(random, width, height, random.uniform(3, 10), 3)
    surface = mixed(broad, base, near(random, base, 25))
    return np.asarray(surface + (specks - 0.5)[:, :, None] * random.uniform(20, 120), np.float32)


def cloth(random: np.random.Generator, width: int, height: int) -> Float:
    base = colour(random, (0, 1), (0, 0.9), (0.1, 0.95))
    along, across = turned_grid(random, width, height)
    pitch = random.uniform(150, 420)
    weave = np.sin(along * pitch) * np.sin(across * pitch * random.uniform(0.8, 1.2))
    wrinkle = cloud(random, width, height, random.uniform(2, 6), 3) - 0.5
    tone = weave * random.uniform(4, 22) + wrinkle * random.uniform(10, 90)
    return np.asarray(np.array(base, np.float32) + tone[:, :, None], np.float32)


def plaid(random: np.random.Generator, width: int, height: int) -> Float:
    along, across = turned_grid(random, width, height)
    surface = np.full((height, width, 3), colour(random, (0, 1), (0, 0.8), (0.2, 0.95)), np.float32)
    for axis in (along, across) if random.random() < 0.7 else (along,):
        period = random.uniform(0.03, 0.25)
        for _ in range(random.integers(1, 4)):
            start, wide = random.uniform(0, 1), random.uniform(0.05, 0.5)
            band = (((axis / period + start) % 1) < wide).astype(np.float32)[:, :, None]
            strength = random.uniform(0.3, 0.9)
            surface += band * strength * (np.array(colour(random, (0, 1), (0, 0.9)), np.float32) - surface)
    return surface


def tiles(random: np.random.Generator, width: int, height: int) -> Float:
    along, across = turned_grid(random, width, height)
    base = colour(random, (0, 1), (0, 0.5), (0.25, 0.95))
    size = random.uniform(0.07, 0.45)
    shift = random.choice((0.0, 0.5))
    row = np.floor(across / size)
    column = np.floor(along / size + shift * row)
    tone = random.normal(0, random.uniform(2, 18), 997).astype(np.float32)[
        (row * 31 + column * 17).astype(int) % 997
    ]
    inside_a, inside_b = (along / size + shift * row) % 1, across / size % 1
    seam = np.minimum(np.minimum(inside_a, 1 - inside_a), np.minimum(inside_b, 1 - inside_b)) * size
    line = np.exp(-((seam / random.uniform(0.002, 0.008)) ** 2)).astype(np.float32)
    surface = mixed(cloud(random, width, height, 6, 4), base, near(random, base, 14)) + tone[:, :, None]
    joint = np.array(near(random, base, 70), np.float32)
    return np.asarray(surface + line[:, :, None] * (joint - surface), np.float32)


def carpet(random: np.random.Generator, width: int, height: int) -> Float:
    base = colour(random, (0, 1), (0, 0.8), (0.12, 0.8))
    fine = field(random, width, height, random.uniform(150, 320)) - 0.5
    broad = cloud(random, width, height, random.uniform(4, 12), 3)
    other = colour(random, (0, 1), (0, 0.8), (0.12, 0.8)) if random.random() < 0.4 else near(random, base, 30)
    return np.asarray(mixed(broad, base, other) + fine[:, :, None] * random.uniform(30, 130), np.float32)


def mat(random: np.random.Generator, width: int, height: int) -> Float:
    base = colour(random, (0, 1), (0, 0.2), (0.05, 0.28))
    fine = field(random, width, height, 300) - 0.5
    return np.asarray(np.array(base, np.float32) + fine[:, :, None] * random.uniform(2, 14), np.float32)


def pale(random: np.random.Generator, width: int, height: int) -> Float:
    """A white or nearly white table, on which a sheet hardly stands out."""
    base = colour(random, (0, 1), (0, 0.12), (0.72, 0.98))
    return mixed(cloud(random, width, height, random.uniform(1, 30), 3), base, near(random, base, 10))


def leather(random: np.random.Generator, width: int, height: int) -> Float:
    """Patches of a few colours with hard rims: leaves, gravel, camouflage, a patterned cover."""
    tone = cloud(random, width, height, random.uniform(5, 40), 3)
    steps = int(random.integers(2, 6))
    index = np.clip((tone * steps).astype(int), 0, steps - 1)
    base = colour(random)
    table = [colour(random) if random.random() < 0.4 else near(random, base, 30) for _ in range(steps)]
    return np.asarray(
        np.array(table, np.float32)[index] + field(random, width, height, 90)[:, :, None] * 12, np.float32
    )


def keys(random: np.random.Generator, width: int, height: int) -> Float:
    """A keyboard, a grille: rows of rounded pieces."""
    along, across = turned_grid(random, width, height)
    ground, piece = (
        colour(random, (0, 1), (0, 0.2), (0.05, 0.8)),
        colour(random, (0, 1), (0, 0.2), (0.05, 0.95)),
    )
    size, gap = random.uniform(0.03, 0.12), random.uniform(0.08, 0.25)
    a, b = np.abs(along / size % 1 - 0.5), np.abs(across / size % 1 - 0.5)
    inside = np.clip((0.5 - gap - np.maximum(a, b)) * 14 + 0.5, 0, 1)
    return mixed(np.asarray(inside, np.float32), ground, piece)


def two(random: np.random.Generator, width: int, height: int) -> Float:
    """The edge of a table or the joint of two surfaces runs through the picture."""
    kinds = [name for name in LEARNED if name != "two"]
    first, second = (FAMILIES[str(random.choice(kinds))](random, width, height) for _ in range(2))
    x, y = grid(width, height)
    angle, at = random.uniform(0, 2 * np.pi), random.uniform(-0.25, 0.3)
    side = (x - x.mean()) * np.cos(angle) + (y - y.mean()) * np.sin(angle) - at
    weight = np.clip(side * max(width, height) / random.uniform(1, 6) + 0.5, 0, 1)[:, :, None]
    return np.asarray(first + weight * (second - first), np.float32)


FAMILIES: dict[str, Callable[[np.random.Generator, int, int], Float]] = {
    kind.__name__: kind
    for kind in (plain, wood, planks, marble, stone, cloth, plaid, tiles, carpet, mat, pale, leather, keys, two)
}
#: Never learned from: what the finder does on these says how it does on desks that nobody drew.
HELD_OUT = ("marble", "plaid", "tiles")
LEARNED = tuple(name for name in FAMILIES if name not in HELD_OUT)
