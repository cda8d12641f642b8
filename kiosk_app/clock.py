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


class Clock(Protocol):
    def now(self) -> Moment: ...

    def monotonic(self) -> float:
        """Seconds that never jump, for waits."""
        ...


class SystemClock:
    """`offset` shifts the wall clock for rehearsals; it never moves the monotonic one."""

    def __init__(self, offset: Callable[[], float] | None = None) -> None:
        self._offset = offset

    def now(self) -> Moment:
        at = datetime.fromtimestamp(time.time() + (self._offset() if self._offset else 0.0), UTC)
        return Moment(at, TimeTrust.TRUSTED if _HEARD.exists() else TimeTrust.ESTIMATED)

    def monotonic(self) -> float:
        return time.monotonic()


def boot_id() -> str:
    """The kernel's id of this boot; orders rows where the wall clock may have been reset."""
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
