"""Each side put where the picture changes most along the whole of it, finer than a pixel.

A side may bend a little: a curled sheet has straight sides on no photograph, and a straight line snapped to it
would carry its corners away. So start, end and middle move each on their own, and what
counts is the change summed along the side; how far to go is held near where the coarse way saw the side.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.find.quad import Quad
from drivers.scanner.page.pixels import Picture

_Float = npt.NDArray[np.float32]
#: Places looked at along a side, and where the first and the last of them lie.
_PLACES = 40
_ENDS = (0.03, 0.97)


@dataclass(frozen=True, slots=True)
class Sharpened:
    """`support` for each side: the part of its places with a clear change there, 0…1."""

    quad: Quad
    support: tuple[float, float, float, float]


def sharpened(picture: Picture, quad: Quad, reach: float) -> Sharpened:
    """The quad with each side moved by at most `reach` pixels; a side without a clear edge stays.

    `picture` is calm: a little softened, so that noise makes no edge.
    """
    reach = max(3.0, reach)
    moves, supports = [], []
    for index in range(4):
        move, support = _side(picture, quad[index], quad[(index + 1) % 4], reach)
        moves.append(move)
        supports.append(support)
    corners = np.empty((4, 2), np.float32)
    for index in range(4):
        before, after = index - 1, index
        normals = np.array(
            [_normal(quad[before], quad[index]), _normal(quad[after], quad[(index + 1) % 4])], np.float64
        )
        wanted = np.array([moves[before][1], moves[after][0]], np.float64)
        if abs(float(np.linalg.det(normals))) < 0.3:
            corners[index] = quad[index]
            continue
        corners[index] = quad[index] + np.linalg.solve(normals, wanted)
    a, b, c, d = supports
    return Sharpened(corners, (a, b, c, d))


def _normal(a: _Float, b: _Float) -> _Float:
    along = (b - a) / max(1e-6, float(np.linalg.norm(b - a)))
    return np.array((along[1], -along[0]), np.float32)


def _side(picture: Picture, a: _Float, b: _Float, reach: float) -> tuple[tuple[float, float], float]:
    """How far the start and the end of a side move along its normal, and how well that is supported."""
    steps = int(np.ceil(reach)) + 2
    normal = _normal(a, b)
    at = np.linspace(*_ENDS, _PLACES, dtype=np.float32)
    offsets = np.arange(-steps - 1, steps + 2, dtype=np.float32)
    points = a + (b - a) * at[:, None]
    x = points[:, 0][:, None] + normal[0] * offsets
    y = points[:, 1][:, None] + normal[1] * offsets
    tones = np.asarray(cv2.remap(picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32)
    inside = (x >= 0) & (y >= 0) & (x <= picture.shape[1] - 1) & (y <= picture.shape[0] - 1)
    slope = tones[:, 2:] - tones[:, :-2]
    # The sign of the strongest channel tells paper-to-desk from desk-to-shadow; the sum tells how much.
    change = np.abs(slope).max(axis=2) * (inside[:, 2:] & inside[:, :-2])
    strong = float(np.percentile(change, 90))
    if strong < 3.0:
        return (0.0, 0.0), 0.0
    clear = np.minimum(change / strong, 1.0).astype(np.float32)
    return _best(clear, at, steps, reach)


def _best(clear: _Float, at: _Float, steps: int, reach: float) -> tuple[tuple[float, float], float]:
    part = (at - _ENDS[0]) / (_ENDS[1] - _ENDS[0])
    wide = max(1, round(reach / 5))
    # Widened first, so that coarse steps miss no edge between them; then every pixel around the best.
    thick = np.asarray(cv2.dilate(clear, np.ones((1, wide | 1), np.uint8)), np.float32)
    ends = np.arange(-reach, reach + 0.5, wide, dtype=np.float32)
    bends = np.linspace(-1, 1, 3, dtype=np.float32) * min(reach, 6.0)
    start, end, bend = _summed(thick, part, (ends, ends, bends), steps, reach)
    near = np.arange(-wide, wide + 1, dtype=np.float32)
    bent = np.arange(-3, 4, 1.5, dtype=np.float32)
    start, end, bend = _summed(clear, part, (start + near, end + near, bend + bent), steps, reach)
    here = start * (1 - part) + end * part + bend * (4 * part * (1 - part))
    # Finer: at each place the centre of the change around there, then a smooth curve through the centres.
    window = np.arange(-2, 3)
    around = np.clip(np.round(here).astype(int)[:, None] + window + steps, 0, clear.shape[1] - 1)
    weight = clear[np.arange(_PLACES)[:, None], around] ** 2
    mass = weight.sum(axis=1)
    held = mass > 0.15
    support = float((clear[np.arange(_PLACES)[:, None], around].max(axis=1) > 0.35).mean())
    if held.sum() < _PLACES // 4 or support < 0.3:
        return (0.0, 0.0), support
    exact = np.round(here) + (weight * window).sum(axis=1) / np.maximum(mass, 1e-6)
    powers = np.stack((np.ones_like(part), part, part**2), axis=1)
    for _ in range(2):
        weighed = powers[held] * mass[held, None]
        curve = np.linalg.solve(weighed.T @ powers[held] + 1e-6 * np.eye(3), weighed.T @ exact[held])
        held &= np.abs(powers @ curve - exact) < 1.5
        if held.sum() < _PLACES // 4:
            return (start, end), support
    first, last = (float(curve @ (1, value, value**2)) for value in (-0.032, 1.032))
    if max(abs(first - start), abs(last - end)) > 3.0:
        return (start, end), support
    return (first, last), support


def _summed(
    clear: _Float, part: _Float, tried: tuple[_Float, _Float, _Float], steps: int, reach: float
) -> tuple[float, float, float]:
    """Of all starts, ends and bends the one along which the picture changes most, held near the coarse way."""
    starts, ends, bends = (grid.ravel() for grid in np.meshgrid(*tried, indexing="ij"))
    offsets = starts[:, None] * (1 - part) + ends[:, None] * part + bends[:, None] * (4 * part * (1 - part))
    column = np.clip(np.round(offsets).astype(np.int32) + steps, 0, clear.shape[1] - 1)
    total = clear[np.arange(_PLACES)[None, :], column].mean(axis=1)
    far = ((starts**2 + ends**2) / 2 + bends**2 * 0.5) / reach**2
    best = int((total - 0.12 * far).argmax())
    return float(starts[best]), float(ends[best]), float(bends[best])
