"""The clock is handed in. Only `SystemClock` asks the machine for the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from sync.contract.times import Trust, format_time


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
    """The machine's clock, for the assembly. `trusted` is set once something has confirmed it since boot."""

    def __init__(self, *, trusted: bool = False) -> None:
        self.trusted = trusted

    def now(self) -> Moment:
        return Moment(datetime.now(UTC), Trust.TRUSTED if self.trusted else Trust.ESTIMATED)
