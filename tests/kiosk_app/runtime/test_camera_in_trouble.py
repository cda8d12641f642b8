"""A scanner that jams while the live picture is shown is named without anybody taking a photograph."""

from __future__ import annotations

import queue
import time
from typing import cast

import pytest

from drivers.card.reader import Subscription
from drivers.scanner.source import Capabilities, ScanSource, ScanState, ScanStatus, Way
from kiosk_app.flow.events import Event, Trouble, WaysSeen
from kiosk_app.runtime import camera_work
from kiosk_app.runtime.camera_work import CameraWork
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.workers import Worker


class Watched:
    def close(self) -> None:
        """Nothing is held."""


class Tray:
    """What of a source is used here: no picture, and one given state after another; it is a feeder too."""

    def __init__(self, *states: ScanState) -> None:
        self._states = list(states)

    def status(self) -> ScanStatus:
        return ScanStatus(self._states.pop(0) if len(self._states) > 1 else self._states[0])

    def capabilities(self) -> Capabilities:
        return Capabilities((Way.CAMERA, Way.FEEDER))

    def watch(self, seen: object) -> Subscription:
        return Watched()


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ((ScanState.READY, ScanState.JAM, ScanState.JAM), "scanner.jam"),
        ((ScanState.GONE, ScanState.READY, ScanState.COVER_OPEN), "scanner.cover_open"),
    ],
)
def test_what_stays_wrong_is_told_once(
    states: tuple[ScanState, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_work, "_STATE_S", 0.01)
    heard: queue.SimpleQueue[Event] = queue.SimpleQueue()
    worker = Worker("camera", lambda _name, error: pytest.fail(repr(error)))
    work = CameraWork(
        cast(ScanSource, Tray(*states)),
        worker,
        Session(lambda: 0, bytes),
        heard.put,
        show_frame=lambda _frame: None,
        show_page=lambda _page, _picture: None,
        monotonic=time.monotonic,
    )
    work.show()
    assert heard.get(timeout=5) == WaysSeen(("camera", "feeder"))
    assert heard.get(timeout=5) == Trouble(told)
    work.stop()
    worker.close()
    assert heard.empty()
