"""One thread that does one device's jobs, in the order they came."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable


class Lane:
    """A job turns its own trouble into an answer; an exception that leaves it is a bug and ends the lane."""

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[], None]) -> None:
        self._jobs.put(job)

    def close(self, timeout_s: float = 5.0) -> None:
        """Finish what was submitted. A job that does not end is left behind after `timeout_s`."""
        self._jobs.put(None)
        self._thread.join(timeout_s)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
