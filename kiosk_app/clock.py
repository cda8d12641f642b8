"""The machine's clocks behind one small seam; everything else is given a `Clock`."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from kiosk_app.flow.moment import Moment, TimeTrust

#: systemd-timesyncd touches this file once a server was heard since boot (systemd-timesyncd.service(8)).
_HEARD = Path("/run/systemd/timesync/synchronized")
#: More than any daemon slews a clock by between two looks.
_JUMP_S = 120.0
#: A clock that is so far behind what was signed is wrong, and not only slow.
_LAG = timedelta(days=1)


class Clock(Protocol):
    def now(self) -> Moment: ...

    def monotonic(self) -> float:
        """Seconds that never jump, for waits."""
        ...


class SystemClock:
    """`offset` shifts the wall clock for rehearsals; it never moves the one that counts seconds.

    Trusted since a time server was heard, until it jumps; heard again, it is trusted again. All else is for
    a test.
    """

    def __init__(
        self,
        offset: Callable[[], float] | None = None,
        *,
        heard: Path = _HEARD,
        wall: Callable[[], float] = time.time,
        uptime: Callable[[], float] = time.monotonic,
    ) -> None:
        self._offset = offset
        self._heard = heard
        self._wall = wall
        self._uptime = uptime
        self._confirmed: tuple[float, float] | None = None

    def now(self) -> Moment:
        wall = self._wall() + (self._offset() if self._offset else 0.0)
        trust = TimeTrust.TRUSTED if self._holds(wall - self._uptime()) else TimeTrust.ESTIMATED
        return Moment(datetime.fromtimestamp(wall, UTC), trust)

    def monotonic(self) -> float:
        return self._uptime()

    def _holds(self, difference: float) -> bool:
        try:
            heard_at = self._heard.stat().st_mtime
        except OSError:
            self._confirmed = None
            return False
        if self._confirmed is None or self._confirmed[0] != heard_at:
            self._confirmed = (heard_at, difference)
        return abs(difference - self._confirmed[1]) <= _JUMP_S


class ProvenClock:
    """`clock`, but never long before a time that somebody signed: then that time, and what has passed since.

    Who only lags a little behind the portal keeps their own time.
    """

    def __init__(self, clock: Clock, proven: Callable[[], datetime]) -> None:
        self._clock = clock
        self._proven = proven
        self._floor: tuple[datetime, float] | None = None

    @property
    def behind(self) -> bool:
        """Whether the last look found `clock` wrong."""
        return self._floor is not None

    def now(self) -> Moment:
        moment, proven, uptime = self._clock.now(), self._proven(), self._clock.monotonic()
        if proven - moment.at <= _LAG:
            self._floor = None
            return moment
        if self._floor is not None:
            at, since = self._floor
            proven = max(proven, at + timedelta(seconds=uptime - since))
        self._floor = (proven, uptime)
        return Moment(proven, TimeTrust.ESTIMATED)

    def monotonic(self) -> float:
        return self._clock.monotonic()


def boot_id() -> str:
    """The kernel's id of this boot; orders rows where the wall clock may have been reset."""
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
