"""One thread a device: jobs in order, the running one can be cancelled, a bug in one is not silent."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from drivers.cancel import Cancel

Job = Callable[[Cancel], None]
Dropped = Callable[[], None]


class Worker:
    """Runs jobs one after another. `stop` cancels the running job and drops those that wait."""

    def __init__(self, name: str, broken: Callable[[str, BaseException], None]) -> None:
        self._name = name
        self._broken = broken
        self._jobs: queue.SimpleQueue[tuple[Job, Cancel, Dropped | None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._cancels: set[Cancel] = set()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def do(self, job: Job, dropped: Dropped | None = None) -> None:
        """`dropped` is called in the job's turn and place where it was cancelled before it began."""
        cancel = Cancel()
        with self._lock:
            self._cancels.add(cancel)
        self._jobs.put((job, cancel, dropped))

    def stop(self) -> None:
        with self._lock:
            for cancel in self._cancels:
                cancel.cancel()

    def close(self, seconds: float = 2.0) -> None:
        self.stop()
        self._jobs.put(None)
        self._thread.join(seconds)

    def _run(self) -> None:
        while (entry := self._jobs.get()) is not None:
            job, cancel, dropped = entry
            try:
                if not cancel.cancelled:
                    job(cancel)
                elif dropped is not None:
                    dropped()
            except Exception as error:  # the thread outlives a bug, which is reported
                self._broken(self._name, error)
            finally:
                with self._lock:
                    self._cancels.discard(cancel)
