"""The watchdog counts frames: a page before which nobody moves goes on drawing them, each a little other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk_app.ui.gallery import settle
from kiosk_app.ui.samples import samples
from kiosk_app.ui.window import KioskWindow


def test_a_page_that_stands_still_changes_a_point_at_every_beat(
    application: QGuiApplication, compiled: Path
) -> None:
    made = KioskWindow(application, compiled)
    made.views.visit.show(samples("vi")["home"])
    window = made.open(1080, 1920, full_screen=False)
    settle()
    frames = 0

    def counted() -> None:
        nonlocal frames
        frames += 1

    window.frameSwapped.connect(counted)
    points = []
    for _ in range(3):
        before = frames
        made.views.line.show_beat()
        settle()
        assert frames > before
        picture = window.grabWindow()
        points.append(picture.pixelColor(0, 0).name())
    window.close()
    assert points[0] == points[2] != points[1]
