"""The rhythm: each kind of work in its own job, woken by the bell, and never asleep for long.

APScheduler runs on the wall clock. `watch` therefore wakes every job whose next time a jump of the clock
has put out of reach, so that a queue that is not empty is tried again soon whatever the clock does.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from sync.store import Blobs, StoreCode
from sync.store.faults import fault_of

log = logging.getLogger("sync")
Round = Callable[[], int]


class Schedule:
    """`rounds`: name → (seconds between two, the round). A job never overlaps itself."""

    def __init__(
        self, rounds: Mapping[str, tuple[float, Round]], blobs: Blobs, now: Callable[[], datetime]
    ) -> None:
        self._now = now
        self._blobs = blobs
        self._seconds = {name: seconds for name, (seconds, _) in rounds.items()}
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(len(rounds))},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        for name, (seconds, work) in rounds.items():
            self._scheduler.add_job(
                self._safe(name, work), "interval", seconds=seconds, id=name, next_run_time=now()
            )

    def start(self) -> None:
        self._scheduler.start()

    def kick(self) -> None:
        """Somebody rang: everything that is not under way starts now."""
        for name in self._seconds:
            self._scheduler.modify_job(name, next_run_time=self._now())

    def watch(self) -> int:
        """Wake what a clock set back has put too far ahead; how many jobs."""
        woken = 0
        for job in self._scheduler.get_jobs():
            limit = self._now() + timedelta(seconds=2 * self._seconds[job.id] + 1)
            if job.next_run_time is not None and job.next_run_time > limit:
                self._scheduler.modify_job(job.id, next_run_time=self._now())
                woken += 1
        return woken

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    def _safe(self, name: str, work: Round) -> Callable[[], None]:
        def run() -> None:
            try:
                work()
            except sqlite3.Error as error:
                # Nothing is lost; the next round tries again.
                fault = fault_of(error)
                log.error("%s: store %s", name, fault.detail)
                if fault.code in (StoreCode.DISK_FULL, StoreCode.DISK_ERROR):
                    self._blobs.release_ballast()

        return run
