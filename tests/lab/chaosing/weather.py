"""What the line is like now. The lab changes it; the relay looks at it with every piece that passes."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass

#: What an Ethernet frame carries of TCP.
PIECE_BYTES = 1448
_BURST_S = 0.05


@dataclass
class Weather:
    """`rate` in bytes a second each way, `delay` in seconds one way, `reset` and `garble` by request.

    `dark`: what comes in is swallowed, and nobody is told. `refused`: dossiers that the portal stumbles over.
    """

    rate: float = math.inf
    delay: float = 0.0
    reset: float = 0.0
    garble: float = 0.0
    dark: bool = False
    refused: frozenset[str] = frozenset()

    def clear(self) -> None:
        self.reset = self.garble = 0.0
        self.dark = False
        self.refused = frozenset()


class Throttle:
    """A token bucket for one direction of the line, shared by its connections piece by piece."""

    def __init__(self, weather: Weather) -> None:
        self._weather = weather
        self._free_at = 0.0

    async def take(self, count: int) -> None:
        """Wait until the line has carried `count` bytes more."""
        if math.isinf(self._weather.rate):
            return
        now = asyncio.get_running_loop().time()
        # A sleep that ends late is made up for, an idle line saves nothing beyond that.
        self._free_at = max(self._free_at, now - _BURST_S) + count / self._weather.rate
        if self._free_at > now:
            await asyncio.sleep(self._free_at - now)
