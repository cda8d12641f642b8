"""Photograph a flat picture on the dark mat, as well or as badly as asked.

Pillow and numpy only: the page engine sees with OpenCV, and a simulator that shared its code with what
it tests could hide a fault of both.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

_Float = npt.NDArray[np.float32]

#: The camera: 5 megapixels, upright. A4 lies in it at 188 dpi.
WIDTH, HEIGHT = 1944, 2592
_MAT = (36, 41, 38)

Point = tuple[float, float]
#: Where the sheet's corners lie, 0…1 of the photograph, clockwise from the top left.
Quad = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Shot:
    """How a photograph was taken. Sizes in pixels of the photograph; `light` 1 = as planned."""

    quad: Quad
    light: float = 1.0
    fall_off: float = 0.22
    blur: float = 0.6
    noise: float = 1.6
    glare: bool = False
    #: Part of the sheet's width folded away at its top right corner.
    folded: float = 0.0


def turned(degrees: float, dpi: float, size: tuple[float, float], at: Point = (0.5, 0.5)) -> Quad:
    """A sheet of `size` millimetres lying flat, turned clockwise."""
    width, height = (side / 25.4 * dpi / 2 for side in size)
    angle = np.deg2rad(degrees)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    corners = [(-width, -height), (width, -height), (width, height), (-width, height)]
    a, b, c, d = (
        (at[0] + (x * cos - y * sin) / WIDTH, at[1] + (x * sin + y * cos) / HEIGHT) for x, y in corners
    )
    return a, b, c, d


def nudged(quad: Quad, *moves: Point) -> Quad:
    """The same sheet seen by a camera that is not quite straight above: corners moved a little."""
    a, b, c, d = ((x + dx, y + dy) for (x, y), (dx, dy) in zip(quad, moves, strict=True))
    return a, b, c, d


def photograph(flat: Image.Image | None, shot: Shot, seed: int) -> bytes:
    """A JPEG of 1944 × 2592; `flat` None leaves the mat bare. The same seed gives the same bytes."""
    scene = Image.new("RGB", (WIDTH, HEIGHT), _MAT)
    if flat is not None:
        _lay(scene, flat, shot)
    if shot.blur:
        # A box is enough for a good lens, and four times quicker.
        soft = ImageFilter.GaussianBlur if shot.blur > 2 else ImageFilter.BoxBlur
        scene = scene.filter(soft(shot.blur))
    lit = np.asarray(scene, np.float32)
    lit = lit * _light(shot.light, shot.fall_off)[:, :, None]
    if shot.glare:
        lit += _reflection()[:, :, None]
    lit += np.roll(_grain(), seed % (HEIGHT * WIDTH))[:, :, None] * shot.noise
    np.clip(lit, 0, 255, out=lit)
    out = io.BytesIO()
    Image.fromarray(lit.astype(np.uint8)).save(out, "JPEG", quality=90)
    return out.getvalue()


def _lay(scene: Image.Image, flat: Image.Image, shot: Shot) -> None:
    there = [(x * WIDTH, y * HEIGHT) for x, y in shot.quad]
    outline = list(there)
    if shot.folded:
        (ax, ay), (bx, by), (cx, cy), _ = there
        part, down = shot.folded, shot.folded * flat.width / flat.height
        fold = [(bx + (ax - bx) * part, by + (ay - by) * part), (bx + (cx - bx) * down, by + (cy - by) * down)]
        outline[1:2] = fold
    cover = Image.new("1", scene.size)
    ImageDraw.Draw(cover).polygon(outline, fill=1)
    # Paper throws back about nine tenths of what the mat's grey scale calls white.
    dull = flat.point(lambda value: int(value * 0.9))
    shape = ((0, 0), (flat.width, 0), (flat.width, flat.height), (0, flat.height))
    onto = _perspective(there, shape)
    sheet = dull.transform(scene.size, Image.Transform.PERSPECTIVE, onto, Image.Resampling.BILINEAR)
    scene.paste(sheet, (0, 0), cover)


def _perspective(there: list[Point], shape: tuple[Point, ...]) -> tuple[float, ...]:
    """The eight coefficients that carry a point of the photograph back onto the flat picture."""
    rows, goals = [], []
    for (x, y), (u, v) in zip(there, shape, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        goals += [u, v]
    solved = np.linalg.solve(np.array(rows, np.float64), np.array(goals, np.float64))
    return tuple(float(value) for value in solved)


@cache
def _light(light: float, fall_off: float) -> _Float:
    """Brightest a little left of the middle, falling off to the corners."""
    y, x = _grid()
    distance = (x - 0.42) ** 2 + (y - 0.4) ** 2
    return np.asarray(light - light * fall_off / 0.7 * distance, np.float32)


@cache
def _grain() -> _Float:
    """A camera's noise, one level strong; each photograph starts elsewhere in it."""
    return np.random.default_rng(1).standard_normal((HEIGHT, WIDTH), np.float32)


def _reflection() -> _Float:
    """A lamp mirrored in a glossy sheet: a burnt-out patch with a soft rim."""
    y, x = _grid()
    distance = ((x - 0.6) / 0.1) ** 2 + ((y - 0.38) / 0.05) ** 2
    return np.asarray(400 * np.exp(-(distance**2)), np.float32)


def _grid() -> tuple[_Float, _Float]:
    down = np.linspace(0, 1, HEIGHT, dtype=np.float32)
    across = np.linspace(0, 1, WIDTH, dtype=np.float32)
    return down[:, None], across[None, :]
