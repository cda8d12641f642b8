"""How long to wait after a failure: not at all the first time, then full jitter up to a doubling ceiling.

Full jitter (a uniform draw from zero to the ceiling) spreads a whole fleet that lost its portal at one
moment, so that it does not come back at one moment. What the portal asks for (Retry-After) is the least, and
the draw comes on top: it says the same to all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sync.store.due import LONGEST_WAIT_SECONDS

BASE_SECONDS = 2.0
_MAX_DOUBLINGS = 16
# Of what the portal asks for, so much again is drawn at least; and it may not ask away the room for the draw.
_SPREAD = 0.25


@dataclass(frozen=True, slots=True)
class Backoff:
    """`random()` draws from [0, 1); `cap` in seconds."""

    random: Callable[[], float]
    cap: float = LONGEST_WAIT_SECONDS

    def wait(self, failures: int, retry_after: float | None = None) -> float:
        """Seconds after the n-th failure in a row, n from 1; `retry_after` in seconds as the portal asked."""
        ceiling = 0.0 if failures <= 1 else min(self.cap, BASE_SECONDS * 2 ** min(failures - 2, _MAX_DOUBLINGS))
        asked = min(retry_after or 0.0, LONGEST_WAIT_SECONDS / (1 + _SPREAD))
        return min(asked + self.random() * max(ceiling, asked * _SPREAD), LONGEST_WAIT_SECONDS)
