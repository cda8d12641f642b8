"""At the farewell the tray is looked at twice: what lies still is told, and nothing of it is shown."""

from __future__ import annotations

import queue

import pytest

from drivers.scanner.source import PreviewFrame
from kiosk_app.flow.events import Event, PaperLeft
from kiosk_app.runtime import camera_work
from kiosk_app.runtime.camera_work import CameraWork
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.workers import Worker
from tests.drivers.fakes import FakeScanner


def test_a_sheet_that_lies_still_is_told_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_work, "_PACKS_UP_S", 0.001)
    monkeypatch.setattr(camera_work, "_APART_S", 0.05)
    heard: queue.SimpleQueue[Event] = queue.SimpleQueue()
    shown: list[PreviewFrame] = []
    tray = FakeScanner()
    worker = Worker("camera", lambda _name, error: pytest.fail(repr(error)))
    work = CameraWork(
        tray,
        worker,
        Session(lambda: 0, bytes),
        heard.put,
        show_frame=shown.append,
        show_page=lambda _page, _picture: None,
        monotonic=lambda: 0.0,
    )
    told = None
    for _ in range(200):
        work.look_for_paper()
        assert tray.watched.wait(10)
        for _ in range(20):
            tray.publish(1.0)
            try:
                told = heard.get(timeout=0.02)
            except queue.Empty:
                continue
            break
        if told is not None:
            break
        tray.watched.clear()
    assert told == PaperLeft()
    assert shown == []
    worker.close()
