"""How a paper lies before the camera: turned, seen at an angle, bowed, and where its corners come to be."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from drivers.scanner.find.scenes.noise import Float

#: (4, 2) in pixels of the picture; the paper's own corners, clockwise from its top left.
Quad = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Bow:
    """How far each side bends inwards or outwards, in parts of the paper, and where along it the most."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0
    where: float = 1.0


def seen(
    random: np.random.Generator,
    aspect: float,
    size: tuple[int, int],
    extent: float,
    *,
    steepest: float,
    over: float,
) -> Quad:
    """A plane sheet of this aspect in perspective, filling about `extent` of the frame.

    `steepest` is the greatest angle off the vertical view in degrees, `over` how far corners may leave the
    frame, in parts of it.
    """
    width, height = size
    corners = np.array([(-aspect, -1), (aspect, -1), (aspect, 1), (-aspect, 1)], np.float64) / max(1.0, aspect)
    how = random.random()
    turn = (
        random.normal(0, 7) if how < 0.65 else random.normal(0, 22) if how < 0.9 else random.uniform(-180, 180)
    )
    turn += float(random.choice((0, 0, 0, 0, 0, 0, 90, 180, 270)))
    roll, pitch, yaw = np.deg2rad((turn, random.normal(0, steepest / 2), random.normal(0, steepest / 3)))
    around = _about(2, roll)
    tilted = _about(0, pitch) @ _about(1, yaw)
    solid = (tilted @ around @ np.column_stack((corners, np.zeros(4))).T).T
    distance = random.uniform(2.6, 6)
    flat = solid[:, :2] / (1 + solid[:, 2:] / distance)
    low, high = flat.min(axis=0), flat.max(axis=0)
    box = high - low
    scale = extent * min(width / box[0], height / box[1])
    room = np.array((width, height)) * (1 + 2 * over) - box * scale
    offset = -np.array((width, height)) * over + random.beta(2.2, 2.2, 2) * room
    return np.asarray((flat - low) * scale + offset, np.float32)


def _about(axis: int, angle: float) -> npt.NDArray[np.float64]:
    cos, sin = np.cos(angle), np.sin(angle)
    a, b = [i for i in range(3) if i != axis]
    turn = np.eye(3)
    turn[a, a], turn[a, b], turn[b, a], turn[b, b] = cos, -sin, sin, cos
    return turn


def laid(quad: Quad, bow: Bow, size: tuple[int, int]) -> tuple[Float, Float]:
    """For each pixel of the picture: where on the paper it looks, 0…1 across and down; beyond that is desk."""
    width, height = size
    square = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32)
    back = cv2.getPerspectiveTransform(quad, square)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    below = back[2, 0] * x + back[2, 1] * y + back[2, 2]
    # Behind the horizon of the sheet's plane there is no sheet.
    below = np.where(np.abs(below) < 1e-6, 1e-6, below)
    u = np.asarray((back[0, 0] * x + back[0, 1] * y + back[0, 2]) / below, np.float32)
    v = np.asarray((back[1, 0] * x + back[1, 1] * y + back[1, 2]) / below, np.float32)
    gone = below * np.sign(back[2, 2] if back[2, 2] else 1) <= 0
    u[gone], v[gone] = 9, 9
    if bow != Bow():
        du = np.clip(u, 0, 1)
        dv = np.clip(v, 0, 1)
        across, down = 4 * _bent(du, bow.where), 4 * _bent(dv, bow.where)
        u = np.asarray(u + ((1 - du) * bow.left + du * bow.right) * down, np.float32)
        v = np.asarray(v + ((1 - dv) * bow.top + dv * bow.bottom) * across, np.float32)
    return u, v


def _bent(part: Float, where: float) -> Float:
    skewed = part**where
    return np.asarray(skewed * (1 - skewed), np.float32)


def some_bow(random: np.random.Generator, strongest: float) -> Bow:
    """Half of all papers lie flat; a curled one mostly bends its opposite sides alike."""
    how = random.random()
    if how < 0.45:
        return Bow()
    reach = strongest * random.beta(1.2, 3)
    where = random.uniform(0.6, 1.7)
    if how < 0.8:
        one = random.normal(0, reach)
        other = one * random.uniform(0.3, 1.2)
        return (
            Bow(top=one, bottom=other, where=where)
            if random.random() < 0.5
            else Bow(right=one, left=other, where=where)
        )
    top, right, bottom, left = (float(part) for part in random.normal(0, reach / 1.5, 4))
    return Bow(top, right, bottom, left, where)


def coverage(flat: npt.NDArray[np.uint8], u: Float, v: Float) -> tuple[Float, Float]:
    """The paper's colour at each pixel, and how much of the pixel it covers (0…1)."""
    high, wide = flat.shape[:2]
    x, y = u * (wide - 1), v * (high - 1)
    tone = cv2.remap(flat[:, :, :3], x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    inside = np.ascontiguousarray(flat[:, :, 3])
    alpha = cv2.remap(inside, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(0,))
    return np.asarray(tone, np.float32), np.asarray(alpha / np.float32(255), np.float32)
