"""One thread a device: order, cancelling, and a bug that is reported and survived."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from drivers.cancel import Cancel
from kiosk_app.runtime.workers import Worker

LONG = 20.0


class Watched:
    def __init__(self) -> None:
        self.broken: list[tuple[str, str]] = []
        self.reported = threading.Event()
        self.worker = Worker("card", self._report)

    def _report(self, name: str, error: BaseException) -> None:
        self.broken.append((name, type(error).__name__))
        self.reported.set()

    def settled(self) -> None:
        """All that was asked before is over."""
        done = threading.Event()
        self.worker.do(lambda _cancel: done.set())
        assert done.wait(LONG)


@pytest.fixture
def watched() -> Iterator[Watched]:
    made = Watched()
    yield made
    made.worker.close()


def test_jobs_run_one_after_another_in_order(watched: Watched) -> None:
    ran: list[int] = []
    for number in range(50):
        watched.worker.do(lambda _cancel, number=number: ran.append(number))  # type: ignore[misc]
    watched.settled()
    assert ran == list(range(50))


def test_stop_cancels_the_running_job_and_drops_those_that_wait(watched: Watched) -> None:
    running, seen, ran = threading.Event(), threading.Event(), []

    def long(cancel: Cancel) -> None:
        running.set()
        if cancel.wait(LONG):
            seen.set()

    watched.worker.do(long)
    watched.worker.do(lambda _cancel: ran.append("waited"))
    assert running.wait(LONG)
    watched.worker.stop()
    assert seen.wait(LONG)
    watched.worker.do(lambda _cancel: ran.append("after"))
    watched.settled()
    assert ran == ["after"]


def test_whoever_waits_for_a_job_that_never_began_hears_of_it() -> None:
    watched = Watched()
    running, told = threading.Event(), list[str]()

    def long(cancel: Cancel) -> None:
        running.set()
        cancel.wait(LONG)

    watched.worker.do(long, dropped=lambda: told.append("began all the same"))
    watched.worker.do(lambda _cancel: told.append("ran"), dropped=lambda: told.append("dropped"))
    assert running.wait(LONG)
    watched.worker.close()
    assert told == ["dropped"]


def test_a_bug_is_reported_and_the_next_job_runs(watched: Watched) -> None:
    def bug(_cancel: Cancel) -> None:
        raise KeyError("a citizen's name")

    watched.worker.do(bug)
    assert watched.reported.wait(LONG)
    watched.settled()
    assert watched.broken == [("card", "KeyError")]


def test_closing_ends_a_job_that_would_wait_for_ever() -> None:
    watched = Watched()
    running, ended = threading.Event(), threading.Event()

    def long(cancel: Cancel) -> None:
        running.set()
        cancel.wait(LONG)
        ended.set()

    watched.worker.do(long)
    assert running.wait(LONG)
    watched.worker.close()
    assert ended.is_set()
