"""Keep the state of the line true also while nobody sends anything."""

from __future__ import annotations

from collections.abc import Callable

from sync.session import Session

_EVERY_SECONDS = 60.0


class Heartbeat:
    """One round after another in one thread."""

    def __init__(self, session: Session, monotonic: Callable[[], float]) -> None:
        self._session = session
        self._monotonic = monotonic
        self._next = 0.0

    def round(self) -> int:
        """Probe an open breaker when its wait is over, a closed one once a minute; 1 if all is well."""
        session = self._session
        if not session.breaker.closed():
            return int(session.ready())
        if self._monotonic() < self._next:
            return 0
        self._next = self._monotonic() + _EVERY_SECONDS
        return int(session.probe() is None)
