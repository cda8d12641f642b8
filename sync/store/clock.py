"""The clock is handed in. Only `SystemClock` asks the machine for the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from sync.contract.times import Trust, format_time

#: More than any daemon slews a clock by between two looks.
JUMP_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A time with a zone, and how far to believe it."""

    at: datetime
    trust: Trust

    @property
    def text(self) -> str:
        return format_time(self.at)

    @property
    def epoch(self) -> float:
        """Seconds since 1970; only ever compared with other readings of the same machine."""
        return self.at.timestamp()


class Clock(Protocol):
    def now(self) -> Moment: ...


class SystemClock:
    """The machine's clock, for the assembly: trusted from `confirm` on until it jumps.

    A clock that somebody sets moves against the one that counts seconds. From then on it says only what
    somebody believes, until it is confirmed again. Both are injected for a test; `uptime` never jumps.
    """

    def __init__(
        self, wall: Callable[[], float] = time.time, uptime: Callable[[], float] = time.monotonic
    ) -> None:
        self._wall = wall
        self._uptime = uptime
        self._confirmed: float | None = None

    def confirm(self) -> None:
        """Somebody who knows agrees with what it says now."""
        self._confirmed = self._wall() - self._uptime()

    def now(self) -> Moment:
        wall = self._wall()
        if self._confirmed is not None and abs(wall - self._uptime() - self._confirmed) > JUMP_SECONDS:
            self._confirmed = None
        trust = Trust.ESTIMATED if self._confirmed is None else Trust.TRUSTED
        return Moment(datetime.fromtimestamp(wall, UTC), trust)
