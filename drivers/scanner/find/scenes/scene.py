"""One photograph with its truth. The same seed, size and wish give the same bytes."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.find.scenes import light, surfaces, things
from drivers.scanner.find.scenes.flats import Flat, flat
from drivers.scanner.find.scenes.laying import Quad, coverage, laid, seen, some_bow
from drivers.scanner.find.scenes.noise import Float, cloud

FLATS = 260


@dataclass(frozen=True, slots=True)
class Wish:
    """What a scene is drawn from. `hard` 0…1 is how bad light and camera may get."""

    surfaces: tuple[str, ...] = surfaces.LEARNED
    lights: tuple[str, ...] = light.LEARNED
    empty: float = 0.1
    hard: float = 1.0
    first_flat: int = 0
    flats: int = FLATS


@dataclass(frozen=True, slots=True)
class Scene:
    """`picture` RGB; `corners` (4, 2) in its pixels, the paper's own, clockwise from its top left; None on an
    empty desk."""

    picture: npt.NDArray[np.uint8]
    corners: Quad | None
    paper: str
    surface: str
    light: str


def scene(seed: int, size: tuple[int, int], wish: Wish | None = None) -> Scene:
    """Draw the scene of this number as width × height."""
    wish = wish or Wish()
    random = np.random.default_rng((97, seed))
    width, height = size
    surface, lit = str(random.choice(wish.surfaces)), str(random.choice(wish.lights))
    ground = surfaces.FAMILIES[surface](random, width, height)
    picture = np.ascontiguousarray(np.clip(ground, 0, 255), np.float32)
    if random.random() < 0.2:
        picture = np.asarray(
            cv2.GaussianBlur(picture, (0, 0), max(width, height) * random.uniform(0.001, 0.012)), np.float32
        )
    if random.random() < 0.45:
        things.clutter(random, picture, int(random.integers(1, 7)))
    corners, paper = None, ""
    if random.random() >= wish.empty:
        paper, corners = _with_page(random, picture, wish)
    shine = light.LIGHTS[lit](random, width, height)
    picture *= shine[:, :, None]
    if corners is not None and random.random() < 0.12:
        middle = corners.mean(axis=0)
        picture += light.glare(random, width, height, (float(middle[0]), float(middle[1])))[:, :, None]
    return Scene(light.photographed(random, picture, wish.hard), corners, paper, surface, lit)


def _with_page(random: np.random.Generator, picture: Float, wish: Wish) -> tuple[str, Quad]:
    height, width = picture.shape[:2]
    kind, pixels = flat(wish.first_flat + int(random.integers(0, wish.flats)))
    for _ in range(60):
        extent = random.uniform(0.5, 0.98) if random.random() < 0.72 else random.uniform(0.2, 0.55)
        over = random.uniform(0, 0.06) if random.random() < 0.12 else 0.0
        aspect = pixels.shape[1] / pixels.shape[0]
        quad = seen(random, aspect, (width, height), extent, steepest=32, over=over)
        if cv2.contourArea(quad) > 0.04 * width * height and cv2.isContourConvex(quad):
            break
    if random.random() < 0.3:
        _others(random, picture, quad, wish)
    if random.random() < 0.1:
        _stack(random, picture, quad, pixels)
    _lay(random, picture, quad, pixels, steady=False)
    if random.random() < 0.14:
        things.fingers(random, picture, quad)
    if random.random() < 0.05:
        things.clutter(random, picture, 1)
    return kind, quad


def _lay(random: np.random.Generator, picture: Float, quad: Quad, pixels: Flat, steady: bool) -> None:
    height, width = picture.shape[:2]
    bow = some_bow(random, 0.0 if steady else 0.09)
    u, v = laid(quad, bow, (width, height))
    # Nearest smaller copy of the paper: a page of text sampled too thinly would shimmer.
    long = max(float(np.linalg.norm(quad[i] - quad[i - 1])) for i in range(4))
    shrink = min(1.0, 1.3 * long / max(pixels.shape[:2]))
    if shrink < 0.8:
        pixels = np.asarray(
            cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA), np.uint8
        )
    if random.random() < 0.25:
        pixels = _dyed(random, pixels)
    tone, cover = coverage(pixels, u, v)
    tone *= random.uniform(0.8, 1.02)
    tone *= _creased(random, u, v)[:, :, None]
    if bow.top or bow.left or bow.right or bow.bottom:
        strength = random.uniform(-3, 3)
        along = v if bow.left or bow.right else u
        tone *= (1 + strength * (bow.top + bow.left) * (1 - 2 * np.clip(along, 0, 1)))[:, :, None]
    shift = max(width, height) * random.beta(1, 3) * 0.02
    angle = random.uniform(0, 2 * np.pi)
    things.put(picture, cover, tone, random.uniform(0, 0.6), (shift * np.cos(angle), shift * np.sin(angle)))


def _creased(random: np.random.Generator, u: Float, v: Float) -> Float:
    """Folds of a letter, crumples of a slip: bands that face the light differently."""
    shade = np.ones_like(u)
    how = random.random()
    if how < 0.25:
        for axis in (u, v) if random.random() < 0.4 else (v,):
            for at in _folds(random):
                bent = np.clip(axis - at, -0.5, 0.5)
                shade += random.normal(0, 0.1) * np.sign(bent) * (1 - np.abs(bent))
                shade -= random.uniform(0, 0.3) * np.exp(-((bent / 0.004) ** 2))
    elif how < 0.36:
        height, width = u.shape
        rough = cloud(random, width, height, random.uniform(8, 26), 3)
        slope = cv2.Sobel(rough, cv2.CV_32F, 1, 0, ksize=3) + cv2.Sobel(rough, cv2.CV_32F, 0, 1, ksize=3)
        shade += np.clip(slope * random.uniform(0.5, 2.5), -0.35, 0.35)
    return np.asarray(np.clip(shade, 0.4, 1.5), np.float32)


def _folds(random: np.random.Generator) -> tuple[float, ...]:
    return ((0.5,), (0.5,), (0.33, 0.66), (0.25, 0.5, 0.75))[int(random.integers(0, 4))]


def _dyed(random: np.random.Generator, pixels: Flat) -> Flat:
    """The same paper in another colour, lighter or darker."""
    out = pixels.copy()
    if random.random() < 0.12:
        out[:, :, :3] = 255 - out[:, :, :3]
    tint = random.uniform(0.7, 1.0) * random.uniform(0.82, 1.0, 3)
    out[:, :, :3] = (out[:, :, :3] * tint).astype(np.uint8)
    return out


def _others(random: np.random.Generator, picture: Float, quad: Quad, wish: Wish) -> None:
    """Papers and cards that are not the page: smaller than it, or mostly out of the picture."""
    height, width = picture.shape[:2]
    area = cv2.contourArea(quad)
    for _ in range(int(random.integers(1, 4))):
        _, pixels = flat(wish.first_flat + int(random.integers(0, wish.flats)))
        extent = random.uniform(0.1, 0.6)
        other = seen(random, pixels.shape[1] / pixels.shape[0], (width, height), extent, steepest=25, over=0.0)
        push = other.mean(axis=0) - quad.mean(axis=0)
        other += np.asarray(push * random.uniform(0.3, 1.5), np.float32)
        frame = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
        shown = cv2.intersectConvexConvex(frame, other)[0] if cv2.isContourConvex(other) else area
        if shown < 0.45 * area:
            _lay(random, picture, other, pixels, steady=True)


def _stack(random: np.random.Generator, picture: Float, quad: Quad, pixels: Flat) -> None:
    """Sheets underneath that look out a little."""
    middle = quad.mean(axis=0)
    for _ in range(int(random.integers(1, 3))):
        angle = np.deg2rad(random.normal(0, 5))
        turn = np.array([(np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))])
        under = (
            (quad - middle) @ turn.T * random.uniform(0.9, 1.04)
            + middle
            + random.normal(0, 0.02, 2) * picture.shape[1]
        )
        _lay(random, picture, np.asarray(under, np.float32), pixels, steady=True)
