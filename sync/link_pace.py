"""How many leaves go into one request: as many as the line takes in some seconds, by what it took before.

The portal keeps each whole leaf, so a long request that is cut costs no more than a short one, and a short one
pays the round trip more often. Only a request of which nothing arrived at all speaks for less at a time.
"""

from __future__ import annotations

from sync.contract.wire import MAX_LEAVES_A_REQUEST
from sync.envelope.header import LEAF_SIZE, TAG_SIZE

# Long enough to hide the round trip and a new connection now and then, short enough to be overtaken.
TARGET_SECONDS = 15.0
_FIRST_LEAVES = 2
_LEAF_BYTES = LEAF_SIZE + TAG_SIZE
# What was measured counts half, what was known before the other half.
_WEIGHT = 0.5


class LinkPace:
    """Leaves a request, from 1 to 32. Belongs to one thread."""

    def __init__(self) -> None:
        self._rate: float | None = None
        self._leaves = _FIRST_LEAVES

    @property
    def leaves(self) -> int:
        return self._leaves

    def went(self, sent_bytes: int, seconds: float) -> None:
        """A request of so many bytes went through."""
        rate = sent_bytes / max(seconds, 0.001)
        self._rate = rate if self._rate is None else _WEIGHT * rate + (1 - _WEIGHT) * self._rate
        wanted = int(self._rate * TARGET_SECONDS / _LEAF_BYTES)
        # The first measurements are of short requests: grow towards what they say, shrink to it at once.
        self._leaves = max(1, min(wanted, 4 * self._leaves, MAX_LEAVES_A_REQUEST))

    def went_nowhere(self) -> None:
        """Nothing of a request arrived: perhaps something on the way takes short ones only."""
        self._leaves = max(1, self._leaves // 2)
