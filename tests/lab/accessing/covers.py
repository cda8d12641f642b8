"""What lies over words and controls, what takes a touch and is no control, and what only a swipe would bring.

A cover is found by the order of painting: something solid, or something that takes touches, drawn later, over
what a person must see or hit; words drawn over a picture are read no better. EN 301 549 5.1.4 and 5.5.1;
WCAG 2.2 2.5.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtQuick import QQuickItem

from kiosk_app.ui.walk import Finding, kind_of, walk

#: Round corners and smoothed edges share so much of a length with what stands beside them.
_SLACK = 2.0
#: A line as thin as this beside what is typed is its caret.
_THIN = 10.0
#: A drawing has air round it: words that have so much of themselves in it stand beside what is drawn.
_EDGE = 0.1
#: From here on nothing behind shows.
_SOLID = 250


def findings(room: QQuickItem, said: dict[object, QAccessibleInterface]) -> Iterator[Finding]:
    """`room` is the screen; `said` is the accessibility tree by item."""
    seen = list(walk(room))
    order = {item: at for at, item in enumerate(_painted(room))}
    owners = dict(seen)
    covers = [item for item, _ in seen if _covers(item)]
    pictures = [item for item, _ in seen if _is_picture(item)]
    for item, mine in seen:
        words = item.inherits("QQuickText") and bool(str(item.property("text") or "").strip())
        if not words and not item.inherits("QQuickAbstractButton"):
            continue
        box = _ink(item, room) if words else _box(item, room)
        for cover in covers:
            caret = min(cover.width(), cover.height()) < _THIN and cover.parentItem() in mine[-2:]
            over = order.get(cover, -1) > order.get(item, len(order)) and cover not in mine and not caret
            if over and item not in owners[cover] and _meet(box, _box(cover, room)):
                yield Finding("covered", _name(item), f"by {_name(cover)}")
                break
        for picture in pictures if words else ():
            if order.get(picture, -1) < order.get(item, -1) and _part(box, _box(picture, room)) > _EDGE:
                yield Finding("over a picture", _name(item), f"on {_name(picture)}")
    yield from _lures(seen, said)


def _painted(item: QQuickItem) -> Iterator[QQuickItem]:
    """Items in the order in which they are painted: what lies below zero, itself, the rest by their height."""
    children = sorted(item.childItems(), key=lambda child: child.z())
    for child in (each for each in children if each.z() < 0):
        yield from _painted(child)
    yield item
    for child in (each for each in children if each.z() >= 0):
        yield from _painted(child)


def _covers(item: QQuickItem) -> bool:
    if item.width() <= 0 or item.height() <= 0:
        return False
    if item.inherits("QQuickMouseArea"):
        return item.isEnabled() and item.acceptedMouseButtons() != Qt.MouseButton.NoButton
    if _is_picture(item):
        return True
    colour = item.property("color") if item.inherits("QQuickRectangle") else None
    return isinstance(colour, QColor) and colour.alpha() >= _SOLID and item.opacity() > _SOLID / 255


def _is_picture(item: QQuickItem) -> bool:
    return item.inherits("QQuickImage") and _length(item, "paintedWidth") > 0


def _lures(
    seen: Sequence[tuple[QQuickItem, tuple[QQuickItem, ...]]], said: dict[object, QAccessibleInterface]
) -> Iterator[Finding]:
    """What can be touched and no key reaches, and what is there only for whoever swipes."""
    for item, owners in seen:
        if any(each.inherits("QQuickAbstractButton") for each in (item, *owners)):
            continue
        if item.inherits("QQuickFlickable"):
            hidden = max(
                _length(item, "contentHeight") - item.height(), _length(item, "contentWidth") - item.width()
            )
            if hidden > _SLACK and item.property("interactive"):
                yield Finding("swipe only", _name(item), f"{hidden:.0f} px")
        elif (item.inherits("QQuickMouseArea") or _has_handler(item)) and not _is_said(said.get(item)):
            yield Finding("no control", _name(item), "takes touches, has neither role nor name")


def _has_handler(item: QQuickItem) -> bool:
    kinds = ("QQuickTapHandler", "QQuickDragHandler", "QQuickPinchHandler", "QQuickMultiPointHandler")
    return any(child.inherits(kind) for child in item.children() for kind in kinds)


def _is_said(told: QAccessibleInterface | None) -> bool:
    return told is not None and bool(told.text(QAccessible.Text.Name).strip())


def _ink(item: QQuickItem, room: QQuickItem) -> QRectF:
    """The middle of the lines, without the air above the first and below the last."""
    left, air = _length(item, "inkLeft"), 0.24 * float(item.property("font").pixelSize())
    wide, tall = _length(item, "contentWidth"), max(1.0, _length(item, "contentHeight") - 2 * air)
    return item.mapRectToItem(room, QRectF(left, _length(item, "topPadding") + air, wide, tall))


def _box(item: QQuickItem, room: QQuickItem) -> QRectF:
    return item.mapRectToItem(room, QRectF(0, 0, item.width(), item.height()))


def _length(item: QQuickItem, name: str) -> float:
    value = item.property(name)
    return float(value) if isinstance(value, int | float) else 0.0


def _meet(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > _SLACK and shared.height() > _SLACK


def _part(box: QRectF, other: QRectF) -> float:
    """How much of `box` lies in the other, 0…1."""
    shared = box.intersected(other)
    return shared.width() * shared.height() / max(1.0, box.width() * box.height())


def _name(item: QQuickItem) -> str:
    words = item.property("spoken") or item.property("text") or item.objectName()
    return str(words or kind_of(item))
