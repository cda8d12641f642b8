"""The camera was still at work when the citizen left: nothing of their paper waits for the next one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from drivers.scanner.source import PreviewFrame
from kiosk_app.flow.visit import begin
from kiosk_app.ui.gallery import settle
from kiosk_app.ui.samples import samples
from kiosk_app.ui.window import KioskWindow
from tests.stories.walk import practice

FRAME = PreviewFrame(2, 1, b"\x10\x20\x30" * 2, None, (), 0.5)
SCREENS = samples("vi")


@pytest.fixture
def window(application: QGuiApplication, compiled: Path) -> KioskWindow:
    made = KioskWindow(application, compiled)
    made.views.visit.show(SCREENS["scan"])
    return made


def jpeg() -> bytes:
    content = BytesIO()
    Image.new("RGB", (20, 30)).save(content, "JPEG")
    return content.getvalue()


def shown(window: KioskWindow, name: str) -> QSize:
    """1 × 1 stands for no picture."""
    return window.views.preview.pictures.requestImage(name, QSize(), QSize()).size()


def test_while_the_paper_is_scanned_its_pictures_are_shown(window: KioskWindow) -> None:
    window.show_frame(FRAME)
    window.show_page(3, jpeg())
    settle()
    assert window.views.preview.live_now
    assert shown(window, "live") == QSize(2, 1)
    assert shown(window, "page/3") == QSize(20, 30)


def test_a_picture_under_way_while_the_visit_is_wiped_is_dropped(window: KioskWindow) -> None:
    window.show_frame(FRAME)
    window.show_page(3, jpeg())
    # Both are queued: the wipe is done on the thread of the screen before they are taken.
    window.wiped()
    window.views.visit.show(SCREENS["farewell"])
    settle()
    assert window.views.preview.live_now == ""
    assert shown(window, "live") == QSize(1, 1)
    assert shown(window, "page/3") == QSize(1, 1)


def test_a_result_is_shown_and_goes_with_its_page(window: KioskWindow) -> None:
    window.views.visit.show(SCREENS["result"])
    window.show_page(3, jpeg())
    settle()
    assert shown(window, "page/3") == QSize(20, 30)
    window.show_visit(begin(practice()))
    assert shown(window, "page/3") == QSize(1, 1)
