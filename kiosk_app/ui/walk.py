"""Looks at what is on the screen now and names what a person could not read or hit.

Checked on the items themselves: text cut, elided, over its button or over other text; a picture, a code or a
target that is cut by what it lies in or hidden by something else; anything outside the window or outside the
place of a page; and targets that are too small.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtQuick import QQuickItem

_SLACK = 2.0
#: The screen ends where it ends: only what rounding moves is no finding there.
_EDGE = 0.5
#: 15 mm of a panel with 0.311 mm a pixel, the least of any target.
LEAST_TARGET = 15 / 0.311
#: An item of this name is the place of a page: what is part of a page does not leave it.
PAGE_PLACE = "page place"
_KINDS = ("QQuickText", "QQuickAbstractButton", "QQuickImageBase", "QQuickRectangle", "QQuickControl")
#: Lines carry air above and below their letters; this share of the letter size is not ink.
_AIR = 0.24


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` is "cut", "elided", "outside", "overlap", "over edge", "hidden" or "small target"."""

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
    screen = QRectF(0, 0, root.width(), root.height()).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
    texts: list[_Seen] = []
    targets: list[_Seen] = []
    pictures: list[_Seen] = []
    found: list[Finding] = []
    for item, owners in walk(root):
        if item.inherits("QQuickText") and _text(item, "text"):
            texts.append(_Seen(item, _ink(item, root), _text(item, "text"), owners))
        elif item.inherits("QQuickAbstractButton"):
            targets.append(_Seen(item, _box(item, root), _text(item, "spoken"), owners))
        elif _is_picture(item):
            pictures.append(_Seen(item, _box(item, root), _picture_name(item), owners))
    for seen in texts:
        found += _of_text(seen, root, screen)
    for seen in targets:
        if min(seen.box.width(), seen.box.height()) < LEAST_TARGET * unit - _SLACK:
            size = f"{seen.box.width():.0f}x{seen.box.height():.0f}"
            found.append(Finding("small target", seen.text, size))
        found += _of_shape(seen, root, screen, "target")
    for seen in pictures:
        found += _of_shape(seen, root, screen, "picture")
    found += _overlaps(texts, targets)
    found += _hidden([each for each in pictures if _must_be_whole(each.item)], texts + targets)
    return found


def _is_picture(item: QQuickItem) -> bool:
    """Something drawn from a file or a stream that is there now, or an item that says it must be seen whole."""
    drawn = item.inherits("QQuickImageBase") and _number(item, "paintedWidth") > 0
    return (drawn or _must_be_whole(item)) and item.width() > 0 and item.height() > 0


def _must_be_whole(item: QQuickItem) -> bool:
    return item.property("mustBeWhole") is True


def _picture_name(item: QQuickItem) -> str:
    source = item.property("source")
    return str(source.fileName()) if isinstance(source, QUrl) else _text(item, "label") or kind_of(item)


def kind_of(item: QQuickItem) -> str:
    """What Qt calls it. Its class as QML names it is never asked: that answer outlives the item, and Python
    takes whatever comes to lie in its place for it.
    """
    return next((kind for kind in _KINDS if item.inherits(kind)), "QQuickItem")


def _of_shape(seen: _Seen, root: QQuickItem, screen: QRectF, what: str) -> Iterator[Finding]:
    """A target or a picture that is not whole; one finding is enough."""
    if not screen.contains(seen.box):
        yield Finding("outside", seen.text, what)
        return
    for owner in seen.owners:
        if _cuts(owner) and not _edge(owner, root).contains(seen.box):
            yield Finding("cut", seen.text, f"{what} by {owner.objectName() or kind_of(owner)}")
            return


def _cuts(owner: QQuickItem) -> bool:
    return owner.clip() or owner.objectName() == PAGE_PLACE


def _edge(owner: QQuickItem, root: QQuickItem) -> QRectF:
    return _box(owner, root).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)


def _hidden(pictures: list[_Seen], others: list[_Seen]) -> Iterator[Finding]:
    """A code or a live picture with something over it that is no part of it."""
    for index, one in enumerate(pictures):
        for other in others + pictures[index + 1 :]:
            apart = one.item not in other.owners and other.item not in one.owners
            if apart and _meet(one.box, other.box):
                yield Finding("hidden", one.text, other.text)


def _of_text(seen: _Seen, root: QQuickItem, screen: QRectF) -> Iterator[Finding]:
    item = seen.item
    if item.property("truncated"):
        yield Finding("elided", seen.text)
    if _number(item, "contentWidth") > item.width() + _SLACK:
        yield Finding("cut", seen.text, f"{_number(item, 'contentWidth'):.0f} > {item.width():.0f}")
    if item.clip() and not _edge(item, root).contains(seen.box):
        yield Finding("cut", seen.text, f"{_number(item, 'contentHeight'):.0f} high in {item.height():.0f}")
    if not screen.contains(seen.box):
        yield Finding("outside", seen.text)
    for owner in seen.owners:
        holds = _cuts(owner) or owner.inherits("QQuickAbstractButton") or _has_edge(owner)
        if holds and not _edge(owner, root).contains(seen.box):
            yield Finding("over edge", seen.text, owner.objectName() or kind_of(owner))
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
