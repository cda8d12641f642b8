"""Tells the updater that somebody is there: a lock on a file in the spool, let go by the kernel when we end."""

from __future__ import annotations

import fcntl
import logging
import os
from pathlib import Path

from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Visit

log = logging.getLogger("kiosk")
NAME = "visit.lock"
_AT_REST = frozenset({Page.HOME, Page.OUT_OF_SERVICE})


class VisitLock:
    """`follow` is called with each change of the visit, on the thread of the screen, and never waits."""

    def __init__(self, spool: Path) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        self._descriptor: int | None = None
        self._held = False
        try:
            self._descriptor = os.open(spool / NAME, flags, 0o660)
        except OSError as error:
            # A full disk keeps no visit away by itself. Without the file the updater does nothing.
            log.error("%s: %s", NAME, type(error).__name__)

    def follow(self, visit: Visit) -> None:
        there = visit.page not in _AT_REST or bool(visit.overlay)
        if self._descriptor is None or there is self._held:
            return
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB if there else fcntl.LOCK_UN)
        except BlockingIOError:
            # The machine is about to restart; tried again with the next change.
            log.warning("a visit began while the machine is about to restart")
            return
        self._held = there

    def close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
