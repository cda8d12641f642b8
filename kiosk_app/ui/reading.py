"""What a page says, out of the accessible tree that a screen reader would read, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk_app.speech.script import Piece
from kiosk_app.ui.walk import PAGE_PLACE

_MOST = 400
#: An item of this name holds letters that are pressed, not read.
_KEYS = "keys"


def pieces(window: QQuickWindow) -> list[Piece]:
    """Of the page that is shown, without the bar below it. What an item marks with `own` is the citizen's."""
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    try:
        return list(_pieces(QAccessible.queryAccessibleInterface(window)))[:_MOST]
    finally:
        QAccessible.setActive(was)


def _pieces(told: QAccessibleInterface | None) -> Iterator[Piece]:
    for at in range(told.childCount() if told is not None else 0):
        child = told.child(at) if told is not None else None
        if child is None or not child.isValid() or child.state().invisible:
            continue
        item = child.object()
        if isinstance(item, QQuickItem) and _on_page(item):
            yield from _of(child, item)
        yield from _pieces(child)


def _of(told: QAccessibleInterface, item: QQuickItem) -> Iterator[Piece]:
    own = _is_own(item)
    name, more = told.text(QAccessible.Text.Name), told.text(QAccessible.Text.Description)
    if told.role() is QAccessible.Role.EditableText:
        # The label is of the page, what stands in it of whoever typed it.
        yield from (Piece(text, mine) for text, mine in ((name, False), (more, True)) if text.strip())
        return
    yield from (Piece(text, own) for text in (name, more) if text.strip())


def _on_page(item: QQuickItem) -> bool:
    owners = list(_owners(item))
    on_page = item.isVisible() and any(each.objectName() == PAGE_PLACE for each in owners)
    return on_page and not any(each.objectName() == _KEYS for each in owners)


def _is_own(item: QQuickItem) -> bool:
    return item.property("own") is True or any(each.property("own") is True for each in _owners(item))


def _owners(item: QQuickItem) -> Iterator[QQuickItem]:
    owner = item.parentItem()
    while owner is not None:
        yield owner
        owner = owner.parentItem()
