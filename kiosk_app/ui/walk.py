"""Looks at what is on the screen now and names what a person could not read or hit.

Checked on the items themselves: text cut, elided, over its button or over other text, anything outside the
window, and targets that are too small.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

_SLACK = 2.0
#: 15 mm of a panel with 0.311 mm a pixel, the least of any target.
LEAST_TARGET = 15 / 0.311
#: Lines carry air above and below their letters; this share of the letter size is not ink.
_AIR = 0.24


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` is "cut", "elided", "outside", "overlap", "over edge" or "small target"."""

    kind: str
    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Seen:
    item: QQuickItem
    box: QRectF
    text: str
    owners: tuple[QQuickItem, ...]


def _number(item: QQuickItem, name: str) -> float:
    value = item.property(name)
    return float(value) if isinstance(value, int | float) else 0.0


def _text(item: QQuickItem, name: str) -> str:
    value = item.property(name)
    return value if isinstance(value, str) else ""


def _box(item: QQuickItem, root: QQuickItem) -> QRectF:
    return item.mapRectToItem(root, QRectF(0, 0, item.width(), item.height()))


def _ink(item: QQuickItem, root: QQuickItem) -> QRectF:
    """Where the letters are: the painted text without the air round its lines."""
    wide, tall = _number(item, "contentWidth"), _number(item, "contentHeight")
    left = _number(item, "inkLeft")
    top = _number(item, "topPadding")
    air = _letters(item) * _AIR
    return item.mapRectToItem(root, QRectF(left, top + air, wide, max(1.0, tall - 2 * air)))


def _letters(item: QQuickItem) -> float:
    font = item.property("font")
    size = font.pixelSize() if font is not None else 0
    return float(size)


def walk(
    item: QQuickItem, owners: tuple[QQuickItem, ...] = ()
) -> Iterator[tuple[QQuickItem, tuple[QQuickItem, ...]]]:
    """Every visible item with those it lies in, outermost first."""
    if not item.isVisible() or item.opacity() == 0:
        return
    yield item, owners
    for child in item.childItems():
        yield from walk(child, (*owners, item))


def findings(root: QQuickItem, unit: float) -> list[Finding]:
    """Everything wrong below `root`, whose own box is the screen. `unit` is pixels a length of the design."""
    screen = QRectF(0, 0, root.width(), root.height()).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    texts: list[_Seen] = []
    targets: list[_Seen] = []
    found: list[Finding] = []
    for item, owners in walk(root):
        if item.inherits("QQuickText") and _text(item, "text"):
            texts.append(_Seen(item, _ink(item, root), _text(item, "text"), owners))
        elif item.inherits("QQuickAbstractButton"):
            targets.append(_Seen(item, _box(item, root), _text(item, "spoken"), owners))
    for seen in texts:
        found += _of_text(seen, root, screen)
    for seen in targets:
        if min(seen.box.width(), seen.box.height()) < LEAST_TARGET * unit - _SLACK:
            size = f"{seen.box.width():.0f}x{seen.box.height():.0f}"
            found.append(Finding("small target", seen.text, size))
        if not screen.contains(seen.box):
            found.append(Finding("outside", seen.text, "target"))
    found += _overlaps(texts, targets)
    return found


def _of_text(seen: _Seen, root: QQuickItem, screen: QRectF) -> Iterator[Finding]:
    item = seen.item
    if item.property("truncated"):
        yield Finding("elided", seen.text)
    if _number(item, "contentWidth") > item.width() + _SLACK:
        yield Finding("cut", seen.text, f"{_number(item, 'contentWidth'):.0f} > {item.width():.0f}")
    if not screen.contains(seen.box):
        yield Finding("outside", seen.text)
    for owner in seen.owners:
        if owner.clip() or owner.inherits("QQuickAbstractButton") or _has_edge(owner):
            edge = _box(owner, root).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
            if not edge.contains(seen.box):
                yield Finding("over edge", seen.text, owner.metaObject().className())
                return


def _has_edge(item: QQuickItem) -> bool:
    return item.inherits("QQuickRectangle") and _number(item, "radius") > 0


def _overlaps(texts: list[_Seen], targets: list[_Seen]) -> Iterator[Finding]:
    for index, one in enumerate(texts):
        for other in texts[index + 1 :]:
            if _meet(one.box, other.box):
                yield Finding("overlap", one.text, other.text)
        for target in targets:
            if target.item not in one.owners and _meet(one.box, target.box):
                yield Finding("overlap", one.text, f"target {target.text}")
    for index, one in enumerate(targets):
        for other in targets[index + 1 :]:
            nested = one.item in other.owners or other.item in one.owners
            if not nested and _meet(one.box, other.box):
                yield Finding("overlap", f"target {one.text}", f"target {other.text}")


def _meet(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > _SLACK and shared.height() > _SLACK
