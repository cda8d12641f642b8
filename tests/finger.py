"""A finger on the glass of a test: it touches the middle of a thing as soon as the glass listens there."""

from __future__ import annotations

import time

from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk_app.ui.gallery import settle
from kiosk_app.ui.second_touch import is_deaf

_LONGEST_S = 5.0


def middle(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def wait_until_heard(window: QQuickWindow, at: QPointF) -> None:
    until = time.monotonic() + _LONGEST_S
    while is_deaf(window, at):
        assert time.monotonic() < until, "the glass listens again"
        settle(10)


def put_down(window: QQuickWindow, item: QQuickItem, rest_ms: int = 20) -> None:
    """Waits until a touch there is no second one of the same place."""
    at = middle(item)
    wait_until_heard(window, at)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=at.toPoint())
    settle(rest_ms)
