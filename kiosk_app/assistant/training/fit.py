"""Fit the table: multinomial logistic regression over hashed pieces, by Adagrad in batches of a fixed order.

The only file that needs numpy, and only while the table is built.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk_app.assistant.features import BITS, features

Floats = NDArray[np.float32]

_BATCH = 384
_RATE = 0.35
_DECAY = 1e-5


def fit(
    texts: Sequence[str],
    labels: Sequence[int],
    groups: Sequence[str],
    least: Sequence[float],
    *,
    classes: int,
    rounds: int,
    seed: int,
) -> Floats:
    """Weights of shape (2^BITS, classes). Texts beside their labels; the same for the same `seed`.

    A text of a `group` (topic and language) of which there are few counts for more, and each for its `least`.
    """
    lit = [np.array(features(text), dtype=np.int64) for text in texts]
    kept = [at for at, rows in enumerate(lit) if len(rows)]
    answers = np.array(labels, dtype=np.int64)
    heft = np.maximum(_heft(groups), np.array(least, dtype=np.float32))
    weights = np.zeros((1 << BITS, classes), dtype=np.float32)
    squares = np.full((1 << BITS, classes), 1e-4, dtype=np.float32)
    order = np.array(kept, dtype=np.int64)
    random = np.random.default_rng(seed)
    for _ in range(rounds):
        random.shuffle(order)
        for begin in range(0, len(order), _BATCH):
            chosen = order[begin : begin + _BATCH]
            rows, block = _block([lit[at] for at in chosen])
            chances = _softmax(block @ weights[rows])
            wrong = chances
            wrong[np.arange(len(chosen)), answers[chosen]] -= 1
            wrong *= heft[chosen][:, None]
            slope = block.T @ wrong / len(chosen) + _DECAY * weights[rows]
            squares[rows] += slope * slope
            weights[rows] -= _RATE * slope / np.sqrt(squares[rows])
    return weights


def _heft(groups: Sequence[str]) -> Floats:
    _, places, counts = np.unique(np.array(groups), return_inverse=True, return_counts=True)
    heft = np.clip((counts.mean() / counts) ** 0.6, 0.4, 4)[places]
    return np.asarray(heft, dtype=np.float32)


def _block(lit: Sequence[NDArray[np.int64]]) -> tuple[NDArray[np.int64], Floats]:
    """The rows that a batch lights and the batch over them, each question of length one."""
    rows, places = np.unique(np.concatenate(lit), return_inverse=True)
    block = np.zeros((len(lit), len(rows)), dtype=np.float32)
    lines = np.repeat(np.arange(len(lit)), [len(each) for each in lit])
    scale = np.array([1 / np.sqrt(len(each)) for each in lit], dtype=np.float32)
    block[lines, places] = scale[lines]
    return rows, block


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def rounded(weights: Floats) -> tuple[NDArray[np.int8], float]:
    """The weights as whole numbers of -127 to 127, and the size of one step; the rarest extremes are cut."""
    step = float(np.quantile(np.abs(weights[weights != 0]), 0.9995)) / 127
    return np.clip(np.rint(weights / step), -127, 127).astype(np.int8), step
