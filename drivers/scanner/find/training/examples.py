"""What the network is shown: scenes turned, mirrored, zoomed and recoloured anew each time."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.utils.data import Dataset

_SPREAD = 0.9
RIM_GREY = 114


class Scenes(Dataset[tuple[Tensor, Tensor, Tensor]]):
    """Input of `side`, corner maps (4, map, map; sum 1 each, or all 0), page mask; a map is side/4."""

    def __init__(self, folder: Path, varied: bool, side: int) -> None:
        shards = sorted(path for path in folder.glob("pictures-*.npy") if ".part" not in path.name)
        self._pictures = [np.load(path, mmap_mode="r") for path in shards]
        self._corners = [np.load(path.with_name(path.name.replace("pictures", "corners"))) for path in shards]
        self._varied, self._side = varied, side

    def __len__(self) -> int:
        return sum(map(len, self._corners))

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor, Tensor]:
        cv2.setNumThreads(0)
        shard, place = divmod(index, len(self._corners[0]))
        picture, corners = np.asarray(self._pictures[shard][place]), self._corners[shard][place].copy()
        random = np.random.default_rng() if self._varied else np.random.default_rng(index)
        given, points = _placed(random, picture, corners, self._varied, self._side)
        return torch.from_numpy(given.transpose(2, 0, 1).copy()), *_truth(points, self._side)


def _placed(
    random: np.random.Generator,
    picture: npt.NDArray[np.uint8],
    corners: npt.NDArray[np.float32],
    varied: bool,
    side: int,
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
    """The picture on its rim, and the corners in pixels of that."""
    given, rim = picture.shape[0], side // 16
    scale = (side - 2 * rim) / given
    base = np.array([(scale, 0, rim + (scale - 1) / 2), (0, scale, rim + (scale - 1) / 2), (0, 0, 1)])
    points = corners * given - 0.5
    move = base
    if varied:
        for _ in range(6):
            move = base @ _varied(random, given)
            there = points @ move[:2, :2].T + move[:2, 2]
            if np.isnan(there).any() or (there.min() > 1 and there.max() < side - 3):
                break
        else:
            move = base
    inner = cv2.warpAffine(
        picture, move[:2], (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    if varied:
        shades = np.arange(256, dtype=np.float32)
        curve = 255 * (shades / 255) ** np.exp(random.normal(0, 0.2)) * random.normal(1, 0.1) + random.normal(
            0, 8
        )
        table = np.clip(curve[:, None] * random.normal(1, 0.05, 3) + random.normal(0, 4, 3), 0, 255).astype(
            np.uint8
        )
        inner = cv2.LUT(inner, np.ascontiguousarray(table[None]))
        if random.random() < 0.1:
            inner = np.repeat(cv2.cvtColor(inner, cv2.COLOR_RGB2GRAY)[:, :, None], 3, axis=2)
        if random.random() < 0.2:
            inner = np.ascontiguousarray(inner[:, :, random.permutation(3)])
    inner[:rim], inner[-rim:], inner[:, :rim], inner[:, -rim:] = RIM_GREY, RIM_GREY, RIM_GREY, RIM_GREY
    there = points @ move[:2, :2].T + move[:2, 2]
    return np.asarray(inner, np.uint8), np.asarray(there, np.float32)


def _varied(random: np.random.Generator, side: int) -> npt.NDArray[np.float64]:
    middle = (side - 1) / 2
    zoom = np.exp(random.normal(0.02, 0.1, 2))
    angle = np.deg2rad(random.normal(0, 6)) + np.pi / 2 * int(random.random() < 0.25) * random.integers(0, 4)
    mirrored = -1.0 if random.random() < 0.5 else 1.0
    cos, sin = np.cos(angle), np.sin(angle)
    turn = np.array([(cos, -sin), (sin, cos)]) @ np.diag((mirrored * zoom[0], zoom[1]))
    shift = middle - turn @ (middle, middle) + random.normal(0, 0.03, 2) * side
    return np.array([(*turn[0], shift[0]), (*turn[1], shift[1]), (0, 0, 1)])


def _truth(points: npt.NDArray[np.float32], side: int) -> tuple[Tensor, Tensor]:
    size = side // 4
    maps, mask = np.zeros((4, size, size), np.float32), np.zeros((size, size), np.float32)
    if np.isnan(points).any():
        return torch.from_numpy(maps), torch.from_numpy(mask)
    cells = ordered(points) / 4 - 3 / 8
    cv2.fillPoly(mask, [np.round(cells * 16).astype(np.int32)], (1.0,), cv2.LINE_AA, 4)
    steps = np.arange(size, dtype=np.float32)
    for index, (x, y) in enumerate(np.clip(cells, 0, size - 1)):
        spot = (
            np.exp(-((steps - x) ** 2) / 2 / _SPREAD**2)[None, :]
            * np.exp(-((steps - y) ** 2) / 2 / _SPREAD**2)[:, None]
        )
        maps[index] = spot / spot.sum()
    return torch.from_numpy(maps), torch.from_numpy(np.clip(mask, 0, 1))


def ordered(points: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Clockwise, the first the one nearest the top left by x + y."""
    centre = points.mean(axis=0)
    around = points[np.argsort(np.arctan2(points[:, 1] - centre[1], points[:, 0] - centre[0]))]
    return np.roll(around, -int(around.sum(axis=1).argmin()), axis=0)
