"""Draw scenes for learning into a folder, five hundred to a file, squeezed to one size.

    python -m drivers.scanner.find.training.draw FOLDER [--scenes N] [--first SHARD] [--step SHARDS]

`pictures-NNNN.npy` is uint8 (500, 224, 224, 3) RGB, `corners-NNNN.npy` float32 (500, 4, 2) in 0…1 of the
picture, NaN on an empty desk. Several processes share the work with `--first` and `--step`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from drivers.scanner.find.scenes.scene import scene

SIDE, SHARD = 224, 500
_FRAMES = ((240, 320), (240, 320), (256, 340), (320, 240), (340, 256), (216, 384), (384, 216), (280, 280))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scenes", type=int, default=24_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--step", type=int, default=1)
    told = parser.parse_args()
    told.folder.mkdir(parents=True, exist_ok=True)
    cv2.setNumThreads(1)
    for shard in range(told.first, told.scenes // SHARD, told.step):
        pictures = np.zeros((SHARD, SIDE, SIDE, 3), np.uint8)
        corners = np.full((SHARD, 4, 2), np.nan, np.float32)
        for place in range(SHARD):
            seed = shard * SHARD + place
            frame = _FRAMES[seed % len(_FRAMES)]
            drawn = scene(seed, frame)
            pictures[place] = cv2.resize(drawn.picture, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
            if drawn.corners is not None:
                corners[place] = (drawn.corners + 0.5) / np.array(frame, np.float32)
        np.save(told.folder / f"corners-{shard:04}.npy", corners)
        staged = told.folder / f"pictures-{shard:04}.part.npy"
        np.save(staged, pictures)
        staged.rename(told.folder / f"pictures-{shard:04}.npy")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
