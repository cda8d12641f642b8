"""Where the glass is deaf for a moment to a second touch of one place, as a hand that trembles makes it."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem, QQuickWindow


def is_deaf(window: QQuickWindow, at: QPointF) -> bool:
    """Whether a touch at this place of the window would go nowhere now (`SecondTouch.qml`)."""
    area = window.findChild(QQuickItem, "second touch")
    return area is not None and area.isVisible() and area.contains(area.mapFromScene(at))
