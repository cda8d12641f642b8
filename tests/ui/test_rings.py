"""Rings of references are collected on the screen's thread alone, and none is left lying for ever."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest

from kiosk_app.ui import rings


class Ring:
    def __init__(self, went: list[str]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: went.append(threading.current_thread().name))


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    yield
    gc.enable()


def allocate() -> None:
    for _ in range(50):
        kept = [[number] for number in range(2000)]
        kept.clear()
    # Young objects that stay are what Python counts.
    kept.extend([number] for number in range(5000))


def test_a_worker_that_allocates_collects_nothing_of_the_screens() -> None:
    went: list[str] = []
    rings.keep_to_callers()
    Ring(went)
    worker = threading.Thread(target=allocate, name="worker")
    worker.start()
    worker.join()
    assert went == []
    kept = [[number] for number in range(5000)]
    rings.look()
    assert went == [threading.current_thread().name]
    assert len(kept) == 5000


def test_without_the_rule_the_worker_would_have_collected_it() -> None:
    went: list[str] = []
    Ring(went)
    worker = threading.Thread(target=allocate, name="worker")
    worker.start()
    worker.join()
    assert went == ["worker"]


def test_old_rings_go_too_in_the_end() -> None:
    went: list[str] = []
    rings.keep_to_callers()
    ring = Ring(went)
    gc.collect(0)
    gc.collect(1)
    del ring
    for _ in range(200):
        kept = [[number] for number in range(3000)]
        rings.look()
        del kept
        if went:
            break
    assert went


_OF_QT = """
import gc, threading
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from kiosk_app.ui import rings
app = QCoreApplication([])
rings.keep_to_callers()
class Ring(QObject):
    def __init__(self):
        super().__init__()
        self.itself = self
        self.timer = QTimer(self)
        self.timer.start(1000)
stop = threading.Event()
def work():
    while not stop.is_set():
        [[number] for number in range(3000)]
thread = threading.Thread(target=work)
thread.start()
for _ in range(300):
    for _ in range(10):
        Ring()
    rings.look()
stop.set(); thread.join()
print("whole")
"""


def test_qt_objects_in_rings_beside_a_busy_worker_harm_nobody() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _OF_QT], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "whole\n", "")
