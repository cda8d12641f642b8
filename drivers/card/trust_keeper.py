"""The trust folder in a running process: read at the start, and again where somebody has changed it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from drivers.card.chip.anchors import Anchors
from drivers.card.reader import TrustState
from drivers.card.trust_folder import Trust, load_trust, trust_paths

_log = logging.getLogger("card.trust")

#: How often the folder is glanced at (s). A glance is the names, sizes and times of its files.
_EVERY = 2.0
_Seen = tuple[tuple[str, int, int, int], ...]


class TrustKeeper:
    """`folder` None believes nobody. `clock` counts seconds, `now` says what has expired."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        in_service: bool = False,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._folder = folder
        self._in_service = in_service
        self._clock = clock
        self._now = now
        self._lock = threading.Lock()
        self._next = clock() + _EVERY
        self._seen = _glance(folder)
        self._trust = self._load()

    @staticmethod
    def of(anchors: Anchors) -> TrustKeeper:
        """One that keeps to `anchors`, whatever lies anywhere."""
        keeper = TrustKeeper()
        keeper._trust = Trust(anchors)
        return keeper

    @property
    def trust(self) -> Trust:
        """As last read."""
        return self._trust

    def look(self) -> TrustState:
        """Glance at the folder where it is time for it, and read it anew where it is another."""
        with self._lock:
            if self._folder is not None and self._clock() >= self._next:
                self._next = self._clock() + _EVERY
                seen = _glance(self._folder)
                if seen != self._seen:
                    self._seen = seen
                    self._trust = self._load()
        return self._trust.state

    def _load(self) -> Trust:
        trust = load_trust(self._folder, in_service=self._in_service, now=self._now())
        for fault in trust.faults:
            _log.error("trust folder: %s", fault)
        if self._folder is not None:
            _log.info("trust folder: %d authorities, %d pins", len(trust.anchors), trust.anchors.pins)
        elif self._in_service:
            _log.warning("no trust folder: a chip is consistent in itself at best, never trusted")
        return trust


def _glance(folder: Path | None) -> _Seen:
    """What changes with each change; nothing where the folder is not to be read."""
    found = []
    for path in trust_paths(folder)[0] if folder is not None else ():
        try:
            stat = path.stat()
        except OSError:
            continue
        found.append((str(path), stat.st_size, stat.st_mtime_ns, stat.st_ino))
    return tuple(found)
