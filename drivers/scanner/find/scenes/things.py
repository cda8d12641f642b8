"""What else lies about: pens, cups, cards and papers beside the page, fingers over its edge."""

from __future__ import annotations

import cv2
import numpy as np

from drivers.scanner.find.scenes.laying import Quad
from drivers.scanner.find.scenes.noise import Float, colour, field

_SKIN = ((0.02, 0.08), (0.25, 0.6), (0.35, 0.95))


def put(scene: Float, cover: Float, tone: Float, shade: float, offset: tuple[float, float]) -> None:
    """Lay `tone` (of the scene's size, or one colour) where `cover` is, with the shadow it throws."""
    longer = max(scene.shape[:2])
    soft = max(0.6, longer * 0.004 + abs(offset[0]) * 0.4)
    left, top, wide, high = cv2.boundingRect((cover > 0.003).astype(np.uint8))
    if not wide:
        return
    rim = int(4 * soft + max(abs(offset[0]), abs(offset[1]))) + 2
    rows, columns = slice(max(0, top - rim), top + high + rim), slice(max(0, left - rim), left + wide + rim)
    there, over = scene[rows, columns], cover[rows, columns]
    move = np.array([[1, 0, offset[0]], [0, 1, offset[1]]], np.float32)
    thrown = cv2.warpAffine(over, move, (over.shape[1], over.shape[0]))
    thrown = cv2.GaussianBlur(thrown, (0, 0), soft)
    there *= (1 - shade * thrown)[:, :, None]
    there += over[:, :, None] * ((tone[rows, columns] if tone.ndim == 3 else tone) - there)


def clutter(random: np.random.Generator, scene: Float, count: int) -> None:
    """Small things, drawn in place: none of them could be the page."""
    height, width = scene.shape[:2]
    longer = max(width, height)
    for _ in range(count):
        cover = np.zeros((height, width), np.float32)
        middle = random.uniform(-0.05, 1.05, 2) * (width, height)
        size, angle = longer * random.uniform(0.015, 0.12), random.uniform(0, 360)
        how = random.random()
        if how < 0.4:  # a pen, a ruler, a cable
            way = np.array((np.cos(angle), np.sin(angle))) * longer * random.uniform(0.1, 0.5)
            ends = [tuple(int(part) for part in middle + sign * way) for sign in (-1, 1)]
            cv2.line(
                cover, ends[0], ends[1], (1.0,), max(1, int(longer * random.uniform(0.004, 0.025))), cv2.LINE_AA
            )
        elif how < 0.75:  # a cup, a coin, a plate
            axes = (int(size), int(size * random.uniform(0.6, 1)))
            cv2.ellipse(cover, (int(middle[0]), int(middle[1])), axes, angle, 0, 360, (1.0,), -1, cv2.LINE_AA)
        else:  # a box, a telephone
            box = cv2.boxPoints(
                ((float(middle[0]), float(middle[1])), (float(size * 1.6), float(size)), float(angle))
            )
            cv2.fillConvexPoly(cover, box.astype(np.int32), (1.0,), cv2.LINE_AA)
        tone = np.array(colour(random, (0, 1), (0, 0.9), (0.03, 1)), np.float32)
        if random.random() < 0.5:
            tone = np.asarray(tone * (0.7 + 0.5 * field(random, width, height, 6))[:, :, None], np.float32)
        shift = longer * random.uniform(0, 0.015)
        put(scene, cover, tone, random.uniform(0, 0.5), (shift * random.choice((-1, 1)), shift))


def fingers(random: np.random.Generator, scene: Float, quad: Quad) -> None:
    """One to four fingers reaching over one side from outside."""
    height, width = scene.shape[:2]
    side = int(random.integers(0, 4))
    a, b = quad[side], quad[(side + 1) % 4]
    inward = quad.mean(axis=0) - (a + b) / 2
    reach = float(np.linalg.norm(inward))
    inward = inward / max(1e-6, reach)
    tone = colour(random, *_SKIN)
    thick = max(3, int(float(np.linalg.norm(b - a)) * random.uniform(0.05, 0.09)))
    at = random.uniform(0.1, 0.9)
    cover = np.zeros((height, width), np.float32)
    for _ in range(int(random.integers(1, 5))):
        root = a + (b - a) * at
        tip = root + inward * reach * random.uniform(0.04, 0.35)
        bottom = root - inward * reach * 2 + (b - a) * random.normal(0, 0.15)
        cv2.line(cover, _whole(tip), _whole(bottom), (1.0,), thick, cv2.LINE_AA)
        at += thick * 1.15 / max(1.0, float(np.linalg.norm(b - a)))
    soft = np.asarray(cv2.GaussianBlur(cover, (0, 0), thick * 0.18), np.float32)
    skin = np.asarray(np.array(tone, np.float32) * (0.55 + 0.45 * soft)[:, :, None], np.float32)
    put(scene, cover, skin, 0.3, (thick * 0.1, thick * 0.2))


def _whole(point: Quad) -> tuple[int, int]:
    return int(np.clip(point[0], -9999, 9999)), int(np.clip(point[1], -9999, 9999))
