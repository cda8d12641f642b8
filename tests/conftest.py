"""For every test: generated examples are the same each time, and what was not checked is told at the end."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.not_checked import reasons

settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    # How long drawing an example takes is the machine's matter.
    suppress_health_check=[HealthCheck.too_slow],
)
#: For hunting: HYPOTHESIS_PROFILE=hunt draws new examples at every run.
settings.register_profile("hunt", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

#: Until then a thread that was told to end may still be ending.
_PATIENCE_S = 5.0
#: Of what serves several files: the virtual card of the private pcscd, the loop in which Schemathesis asks.
_SHARED = ("card-pcscd", "card-second", "asyncio")
#: Folders whose files make windows.
_OF_QT = frozenset({"ui", "lab"})


@pytest.fixture(scope="module", autouse=True)
def no_thread_outlives_its_file() -> Iterator[None]:
    """A thread left behind goes on allocating, and whatever it allocates may collect what is not its own."""
    before = set(threading.enumerate())
    yield
    until = time.monotonic() + _PATIENCE_S
    while left := [thread.name for thread in threading.enumerate() if thread not in before | _shared()]:
        assert time.monotonic() < until, f"left behind: {sorted(left)}"
        time.sleep(0.01)


def _shared() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith(_SHARED)}


@pytest.fixture(scope="module", autouse=True)
def what_qt_made_goes_where_it_was_made(request: pytest.FixtureRequest) -> Iterator[None]:
    """Qt's objects in a ring of references must not be collected by another thread: the process would die."""
    yield
    if not _OF_QT.isdisjoint(request.path.parts) and "PySide6.QtCore" in sys.modules:
        gc.collect()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """For `./kiosk test`, which says it last: one line a reason, into the file that it names."""
    if told := os.environ.get("KIOSK_NOT_CHECKED"):
        lines = reasons(terminalreporter.stats.get("skipped", []))
        Path(told).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
