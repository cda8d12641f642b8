"""The machine's clocks behind one small seam; everything else is given a `Clock`."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from kiosk_app.flow.moment import Moment, TimeTrust

#: systemd-timesyncd touches this file once a server was heard since boot (systemd-timesyncd.service(8)).
_HEARD = Path("/run/systemd/timesync/synchronized")
#: More than any daemon slews a clock by between two looks.
_JUMP_S = 120.0


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


def boot_id() -> str:
    """The kernel's id of this boot; orders rows where the wall clock may have been reset."""
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
