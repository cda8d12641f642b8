"""How long an answer one reader and one kind of chip manage: found out by the first card, kept for the next.

Extended length is neither promised by a reader nor by a chip (ISO/IEC 7816-3, 12.1), and what fails is as often
the buffer between them. So the longest is tried, and each refusal makes the next question shorter.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

#: Bytes of one whole answer without its status word; beyond 256 the command is written in extended form.
LADDER = (65535, 2000, 256, 224, 160)
SHORT = 256
#: Status and MAC, and what stands around the cryptogram of a short and of a long answer (9303-11, 9.8.5).
_STATUS_AND_MAC, _AROUND, _AROUND_LONG = 14, 4, 5
_KEPT = 64
#: How many readings go by what an earlier card taught, and the least that a chip is believed for so long.
_READINGS = 100
_LEAST = 96


@dataclass(slots=True)
class Reach:
    """Step of the ladder, the longest content that arrived in one answer, the most that the chip named."""

    step: int = 0
    proven: int = 0
    most: int = LADDER[0]
    short_names: bool = True

    @staticmethod
    def short() -> Reach:
        """What every reader and every chip take."""
        return Reach(LADDER.index(SHORT))

    @property
    def longest(self) -> int:
        return LADDER[self.step]

    @property
    def extended(self) -> bool:
        return self.longest > SHORT

    def room(self, block: int) -> int:
        """The most content that fits a protected answer with cipher blocks of `block` bytes."""
        around = _AROUND_LONG if self.extended else _AROUND
        return min(self.most, (self.longest - _STATUS_AND_MAC - around) // block * block - 1)

    def suspects(self, size: int) -> bool:
        """Whether an answer of `size` bytes that did not arrive may have been too long."""
        return size > self.proven and self.step + 1 < len(LADDER)

    def shorten(self) -> bool:
        """Ask for less from now on; False where there is no less."""
        if self.step + 1 == len(LADDER):
            return False
        self.step += 1
        return True

    def arrived(self, size: int) -> None:
        self.proven = max(self.proven, size)


class Reaches:
    """One `Reach` for each reader and answer to reset, kept for some readings and then found out anew.

    Whoever lays a chip of their own making on the reader can make it seem slow, never for long.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, bytes], tuple[Reach, int]] = {}

    def of(self, reader: str, atr: bytes) -> Reach:
        """For one reading, which may change it."""
        with self._lock:
            reach, left = self._known.pop((reader, atr), (Reach(), 0))
            if left == 0:
                return Reach()
            self._known[reader, atr] = reach, left - 1
            return replace(reach)

    def keep(self, reader: str, atr: bytes, reach: Reach) -> None:
        """What a reading that came to its end has learnt."""
        with self._lock:
            _, left = self._known.pop((reader, atr), (reach, _READINGS))
            if len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            most = reach.most if reach.most >= _LEAST else LADDER[0]
            self._known[reader, atr] = replace(reach, most=most), left
