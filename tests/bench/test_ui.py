"""The bench of the screen in small: the real process says that it is ready, and answers a citizen's taps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import figures
from tests.bench import ui
from tests.bench.screen.memory import memory
from tests.lone_kiosk import commission


@pytest.mark.timeout(180)
def test_the_real_kiosk_comes_up_and_answers_every_tap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    figures.keep_bytecode(tmp_path / "bytecode")
    places = commission(tmp_path)
    try:
        told = ui.starts(places, 1) | ui.taps(places, 1)
    finally:
        places.sweep()
    assert float(told["first_frame_ms"]) <= float(told["ready_ms"])
    assert 0 < float(told["tap_to_paint_min_ms"]) <= float(told["tap_to_paint_p95_ms"])
    assert int(told["taps"]) >= 50


@pytest.mark.timeout(180)
def test_visits_are_played_again_as_they_were_and_their_memory_is_told(tmp_path: Path) -> None:
    places = commission(tmp_path)
    try:
        told = memory(places, 3, ui.hurried_visit, ui.SENTENCES["way.skip"])
    finally:
        places.sweep()
    assert told["visits"] == 3
    assert 0 < float(told["rss_mb_after_1000_visits"]) < 1000
