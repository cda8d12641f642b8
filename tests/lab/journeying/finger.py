"""A finger: finds what can be touched by its accessible name, and presses the glass at its middle.

Qt delivers the press by itself, so what is covered, hidden or off the glass is not reached, as for a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtQuick import QQuickWindow

from kiosk_app.ui.walk import PAGE_PLACE, walk
from tests.finger import wait_until_heard

#: An item of this name types: keyboard and number pad. Buttons that stand among the keys are buttons. Told by
#: its name, never by its class (`walk.kind_of`).
_KEYS = "keys"
_BUTTON = "trailing"


@dataclass(frozen=True, slots=True)
class Target:
    """A control on the glass now. `types`: a key; `on_page`: part of the page, not of the frame round it."""

    name: str
    at: QPointF
    types: bool
    on_page: bool


def targets(window: QQuickWindow) -> Iterator[Target]:
    """Every control that is seen and can be pressed, in painting order, its middle on the glass."""
    for item, owners in walk(window.contentItem()):
        if not item.inherits("QQuickAbstractButton") or not item.isEnabled() or item.width() <= 0:
            continue
        if any(owner.opacity() == 0 or not owner.isEnabled() for owner in owners):
            continue
        at = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        if not (0 <= at.x() < window.width() and 0 <= at.y() < window.height()):
            continue
        name = item.property("spoken")
        keys = any(owner.objectName() == _KEYS for owner in owners)
        on_page = any(owner.objectName() == PAGE_PLACE for owner in owners)
        yield Target(str(name or ""), at, keys and item.property(_BUTTON) is None, on_page)


def press(window: QQuickWindow, at: QPointF) -> None:
    """Down and up again at a place of the glass, once it listens there."""
    wait_until_heard(window, at)
    left = Qt.MouseButton.LeftButton
    for kind, buttons in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(kind, at, at, left, buttons, Qt.KeyboardModifier.NoModifier)
        QGuiApplication.sendEvent(window, event)


def texts(window: QQuickWindow) -> str:
    """Every word that stands on the glass now."""
    found = (item for item, _ in walk(window.contentItem()) if item.inherits("QQuickText"))
    return "\n".join(str(item.property("text")) for item in found)
