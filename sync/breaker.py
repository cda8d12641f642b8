"""One breaker for trouble that is not any dossier's own: no line, bad credentials, portal down."""

from __future__ import annotations

import threading
from collections.abc import Callable

from sync.backoff import Backoff

# As long as the slowest line takes for two leaves.
_LIVELY_SECONDS = 40.0


class Breaker:
    """Closed: go ahead. Open: nobody tries until the wait is over, then one probe decides. Thread-safe.

    Waits by the monotonic clock, so that a jump of the wall clock neither hurries nor stalls it.
    """

    def __init__(self, backoff: Backoff, monotonic: Callable[[], float]) -> None:
        self._backoff = backoff
        self._monotonic = monotonic
        self._guard = threading.Lock()
        self._failures = 0
        self._until = 0.0
        self._lively_until = -_LIVELY_SECONDS

    def closed(self) -> bool:
        with self._guard:
            return self._failures == 0

    def probe_now(self) -> bool:
        """True for one caller when an open breaker's wait is over; others are told to wait on."""
        with self._guard:
            if self._failures == 0 or self._monotonic() < self._until:
                return False
            # Until the probe has answered, which takes longer than no time at all.
            self._until = self._monotonic() + self._backoff.cap
            return True

    def failed(self, retry_after: float | None = None) -> None:
        with self._guard:
            self._failures += 1
            self._until = self._monotonic() + self._backoff.wait(self._failures, retry_after)

    def progressed(self) -> None:
        """Something arrived at the other side, whatever became of the connection then."""
        with self._guard:
            self._lively_until = self._monotonic() + _LIVELY_SECONDS

    def is_lively(self) -> bool:
        """Closed, and something arrived a moment ago: a broken connection is no news of the line."""
        with self._guard:
            return self._failures == 0 and self._monotonic() < self._lively_until

    def succeeded(self) -> bool:
        """True where it was open until now."""
        with self._guard:
            was_open, self._failures = self._failures > 0, 0
            return was_open
