"""Looks at a live window and says in plain values what is there: the only part of the checks that knows Qt."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, degrees, hypot, prod

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtQml import QQmlProperty
from PySide6.QtQuick import QQuickItem

from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import stage_of
from kiosk_app.ui.walk import PAGE_PLACE, kind_of, walk
from tests.lab.accessing.boxes import Box
from tests.lab.accessing.contrast import Pixels
from tests.lab.accessing.facts import Colour, Edge, Facts, Node, Target, Text

_ROUND = 1000
#: What letters are painted by.
_WORDS = ("QQuickText", "QQuickTextEdit", "QQuickTextInput")
#: Lines carry air above and below their letters; this share of the letter size is not ink.
_AIR = 0.24


def pixels_of(picture: QImage) -> Pixels:
    """Rows of red, green and blue."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(bytes(plain.constBits()), dtype=np.uint8)
    rows = flat.reshape(plain.height(), plain.bytesPerLine())[:, : plain.width() * 3]
    return rows.reshape(plain.height(), plain.width(), 3)


def room_of(ui: Ui) -> QQuickItem:
    room = ui.window.findChild(QQuickItem, "room")
    assert isinstance(room, QQuickItem)
    return room


def unit_of(ui: Ui) -> float:
    """Pixels a length of the design."""
    room = room_of(ui)
    return min(room.width(), room.height()) / 1080


def targets_of(ui: Ui) -> list[QQuickItem]:
    """What can be touched now, in the order of the tree of items."""
    return [item for item, _ in walk(room_of(ui)) if item.inherits("QQuickAbstractButton")]


def said_of(ui: Ui) -> dict[object, QAccessibleInterface]:
    """The accessibility tree, by item."""
    QAccessible.setActive(True)
    return {each.object(): each for each in _branches(QAccessible.queryAccessibleInterface(ui.window))}


def facts_of(ui: Ui) -> Facts:
    return _Look(ui).facts()


class _Look:
    """One look: the items that are seen, what the tree says of them and the way of the Tab key."""

    def __init__(self, ui: Ui) -> None:
        QAccessible.setActive(True)
        self._ui = ui
        self._room = room_of(ui)
        self._unit = unit_of(ui)
        self._seen = list(walk(self._room))
        self._visible = {item for item, _ in self._seen}
        self._interfaces = list(_branches(QAccessible.queryAccessibleInterface(ui.window)))
        self._said = {each.object(): each for each in self._interfaces}
        self._way = _way(stage_of(ui))
        self._numbers = {
            item: number for number, (item, _) in enumerate(self._seen) if item.inherits("QQuickAbstractButton")
        }

    def facts(self) -> Facts:
        settings = self._ui.settings
        size = Box(0, 0, self._room.width() / self._unit, self._room.height() / self._unit)
        shown = [item for item, _ in self._seen if item.property("turns") is not None]
        return Facts(
            size=size,
            language=settings.language_now,
            scale=settings.scale_now,
            theme=settings.theme_now,
            wide=size.wide > size.tall,
            low=settings.low_reach_now,
            leaves=max((int(item.property("turns")) for item in shown), default=1),
            texts=tuple(self._texts()),
            targets=tuple(self._targets()),
            edges=tuple(self._edges()),
            nodes=tuple(self._nodes()),
            stray=tuple(_mark(item) for item in self._way if item not in self._visible),
        )

    def _box(self, item: QQuickItem, inner: QRectF | None = None) -> Box:
        found = item.mapRectToItem(self._room, inner or QRectF(0, 0, item.width(), item.height()))
        unit = self._unit
        return Box(found.x() / unit, found.y() / unit, found.width() / unit, found.height() / unit)

    def _texts(self) -> Iterator[Text]:
        for item, owners in self._seen:
            words = item.property("text") if any(map(item.inherits, _WORDS)) else None
            if not isinstance(words, str) or not words.strip():
                continue
            letters = float(item.property("font").pixelSize())
            air = letters * _AIR
            top, tall = float(item.property("topPadding")), float(item.property("contentHeight"))
            across, turned = _drawn(item, self._room)
            left = item.property("inkLeft")
            ink = QRectF(
                float(left) if isinstance(left, int | float) else 0.0,
                top + air,
                float(item.property("contentWidth")),
                max(1.0, tall - 2 * air),
            )
            heard = tuple(said for each in (item, *owners) if (said := self._heard(each)))
            colour = _colour(item.property("color"))
            in_target = any(each in self._numbers for each in owners)
            opacity = prod(each.opacity() for each in (item, *owners))
            letters *= across
            box = self._box(item, ink)
            yield Text(words, box, letters / self._unit, colour, heard, in_target, opacity, turned)

    def _heard(self, item: QQuickItem) -> str:
        told = self._said.get(item)
        if told is None:
            return ""
        return f"{told.text(QAccessible.Text.Name)} {told.text(QAccessible.Text.Description)}".strip()

    def _targets(self) -> Iterator[Target]:
        for item, owners in self._seen:
            if item not in self._numbers:
                continue
            told = self._said.get(item)
            yield Target(
                number=self._numbers[item],
                name=str(item.property("spoken") or item.property("text") or ""),
                mark=_mark(item),
                box=self._box(item),
                role="" if told is None else told.role().name,
                tree_name="" if told is None else told.text(QAccessible.Text.Name),
                primary=item.property("ground") == "seal",
                enabled=item.isEnabled(),
                order=self._way.index(item) if item in self._way else -1,
                on_page=_on_page(owners),
                owners=tuple(self._numbers[each] for each in owners if each in self._numbers),
                chosen=item.property("chosen") is True or item.property("ticked") is True,
                told_chosen=told is not None and bool(told.state().checked),
                told_disabled=told is not None and bool(told.state().disabled),
                turned=_drawn(item, self._room)[1],
            )

    def _edges(self) -> Iterator[Edge]:
        faces = {item.property("background"): item for item in self._numbers}
        for item, owners in self._seen:
            if not item.inherits("QQuickRectangle") or not _has_line(item):
                continue
            told = self._said.get(item)
            owner = faces.get(item) or next((each for each in owners if each in self._numbers), None)
            field = told is not None and told.role() is QAccessible.Role.EditableText
            # A line inside a face is drawn for its beauty; one in what a face carries says something.
            inner = owner is not None and item not in faces and not any(each in faces for each in owners)
            if item in faces or field or inner:
                of = _mark(owner) if owner is not None else self._heard(item)
                yield Edge(of, self._box(item), float(item.property("radius")) / self._unit)

    def _nodes(self) -> Iterator[Node]:
        for told in self._interfaces:
            item = told.object()
            if not isinstance(item, QQuickItem):
                continue
            state = told.state()
            owners = _owners(item)
            yield Node(
                role=told.role().name,
                name=told.text(QAccessible.Text.Name),
                more=told.text(QAccessible.Text.Description),
                box=self._box(item),
                seen=item in self._visible,
                dead=bool(state.invisible or state.disabled),
                on_page=_on_page(owners),
            )


def _drawn(item: QQuickItem, room: QQuickItem) -> tuple[float, float]:
    """How large a length of the item is painted, and by how many degrees it lies."""
    here, there = item.mapToItem(room, QPointF(0, 0)), item.mapToItem(room, QPointF(0, 1))
    right = item.mapToItem(room, QPointF(1, 0)) - here
    down = there - here
    return hypot(down.x(), down.y()), degrees(atan2(right.y(), right.x()))


def _branches(told: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(told.childCount()):
        child = told.child(at)
        if child is not None and child.isValid():
            yield child
            yield from _branches(child)


def _way(stage: QQuickItem) -> list[QQuickItem]:
    """Where the Tab key comes, from the first of the page until it comes again to where it was."""
    found: list[QQuickItem] = []
    item = stage.nextItemInFocusChain(True)
    while item is not None and item not in found and len(found) < _ROUND:
        found.append(item)
        item = item.nextItemInFocusChain(True)
    return [each for each in found if each.inherits("QQuickAbstractButton") or each.activeFocusOnTab()]


def _owners(item: QQuickItem) -> tuple[QQuickItem, ...]:
    found: list[QQuickItem] = []
    owner: QQuickItem | None = item.parentItem()
    while owner is not None:
        found.append(owner)
        owner = owner.parentItem()
    return tuple(found)


def _on_page(owners: tuple[QQuickItem, ...]) -> bool:
    return any(each.objectName() == PAGE_PLACE for each in owners)


def _mark(item: QQuickItem) -> str:
    return item.objectName() or str(item.property("spoken") or item.property("text") or kind_of(item))


def _has_line(item: QQuickItem) -> bool:
    wide, colour = QQmlProperty.read(item, "border.width"), QQmlProperty.read(item, "border.color")
    if not isinstance(colour, QColor) or colour.alpha() == 0 or float(wide) <= 0:
        return False
    # A rectangle without a line answers with Qt's own pen, which is never painted.
    return (float(wide), colour) != (1.0, QColor(0, 0, 0))


def _colour(value: object) -> Colour:
    assert isinstance(value, QColor)
    return value.red(), value.green(), value.blue()
