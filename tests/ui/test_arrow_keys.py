"""The ring goes where the arrow points, reaches all that Tab reaches, and Tab follows the reading."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem

from kiosk_app.flow import events, touches
from kiosk_app.typing import candidates
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import open_all, settle
from kiosk_app.ui.samples import samples
from kiosk_app.ui.walk import walk

LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down
SHAPES = [((540, 960), 1.0), ((960, 540), 1.0), ((540, 960), 2.0)]


def press(ui: Ui, key: Qt.Key, repeat: bool = False) -> None:
    """Press and let go; the ring moves at once."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QGuiApplication.sendEvent(ui.window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeat))


def ring(ui: Ui) -> QQuickItem:
    item = ui.window.activeFocusItem()
    assert item is not None
    return item


def spoken(ui: Ui) -> str:
    return str(ring(ui).property("spoken") or "")


def put_ring(item: QQuickItem) -> None:
    item.forceActiveFocus(Qt.FocusReason.TabFocusReason)


def called(ui: Ui, name: str) -> QQuickItem:
    return next(item for item, _ in walk(ui.window.contentItem()) if item.property("spoken") == name)


def by_tab(ui: Ui) -> list[QQuickItem]:
    """All that Tab reaches, in its order, from the first of the page."""
    found: list[QQuickItem] = []
    press(ui, Qt.Key.Key_Tab)
    while ring(ui) not in found:
        found.append(ring(ui))
        press(ui, Qt.Key.Key_Tab)
        assert len(found) < 200
    return found


def place(item: QQuickItem) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.size())


@pytest.fixture
def ui(english: tuple[Ui, list[events.Event]]) -> Ui:
    """The page with the keyboard, no ring on it yet."""
    made, _ = english
    made.window.requestActivate()
    made.visit.show(samples("en")["home"])
    settle(20)
    made.visit.show(samples("en")["question_text"])
    settle(40)
    return made


@pytest.mark.parametrize(
    ("at", "key", "to"),
    [
        ("g", RIGHT, "h"),
        ("g", LEFT, "f"),
        ("g", DOWN, "v"),
        ("g", UP, "t"),
        ("q", UP, "ă"),
        ("ă", UP, "sắc"),
        ("p", RIGHT, "a"),
        ("a", LEFT, "p"),
        ("z", DOWN, "Back"),
        ("c", DOWN, "space"),
        ("m", DOWN, "Continue"),
        ("Continue", UP, "m"),
        ("đ", RIGHT, "Erase one letter"),
    ],
)
def test_the_ring_goes_to_the_nearest_key_in_that_direction(ui: Ui, at: str, key: Qt.Key, to: str) -> None:
    put_ring(called(ui, at))
    press(ui, key)
    assert spoken(ui) == to
    assert ring(ui).property("visualFocus") is True


def test_a_held_arrow_moves_once(ui: Ui) -> None:
    put_ring(called(ui, "g"))
    press(ui, RIGHT)
    press(ui, RIGHT, repeat=True)
    assert spoken(ui) == "h"


def test_a_name_is_written_by_arrows_and_the_select_key_alone(
    ui: Ui, english: tuple[Ui, list[events.Event]]
) -> None:
    put_ring(called(ui, "h"))
    for key in (LEFT, Qt.Key.Key_Return, DOWN, DOWN, Qt.Key.Key_Return):
        press(ui, key)
    assert english[1] == [touches.Typed("Nguyễn Thị Hường"), touches.Typed("Nguyễn Thị Hường ")]


def test_the_first_arrow_brings_the_ring_onto_the_page(ui: Ui) -> None:
    press(ui, DOWN)
    assert ring(ui).property("visualFocus") is True
    assert spoken(ui) in candidates("Nguyễn Thị Hườn")


def test_after_taking_a_name_the_ring_goes_on_with_the_letters(
    ui: Ui, english: tuple[Ui, list[events.Event]]
) -> None:
    put_ring(called(ui, "Hường"))
    press(ui, Qt.Key.Key_Return)
    settle(20)
    assert english[1] == [touches.Typed("Nguyễn Thị Hường ")]
    assert spoken(ui) == "q"


def missed(ui: Ui) -> list[str]:
    """What Tab reaches and no arrow does."""
    every = by_tab(ui)
    seen, todo = [every[0]], [every[0]]
    while todo:
        item = todo.pop()
        for key in (LEFT, RIGHT, UP, DOWN):
            put_ring(item)
            press(ui, key)
            if ring(ui) not in seen:
                seen.append(ring(ui))
                todo.append(ring(ui))
    return [str(item.property("spoken")) for item in every if item not in seen]


def backward(ui: Ui) -> list[str]:
    """Where Tab goes back in a row or up in a column."""
    every = by_tab(ui)
    first = every.index(min(every, key=lambda item: (place(item).top(), place(item).left())))
    found = []
    for before, after in pairwise(every[first:] + every[:first]):
        a, b = place(before), place(after)
        same_row = a.top() < b.bottom() and b.top() < a.bottom()
        same_column = a.left() < b.right() and b.left() < a.right()
        if (same_row and b.right() <= a.left() + 1) or (same_column and b.bottom() <= a.top() + 1):
            found.append(f"{before.property('spoken')} → {after.property('spoken')}")
    return found


def walked(ui: Ui, only: tuple[str, ...] = ()) -> dict[str, list[str]]:
    ui.window.requestActivate()
    return {name: wrong for name in open_all(ui, only) if (wrong := missed(ui) + backward(ui))}


def test_arrows_reach_all_that_tab_reaches_in_reading_order(make_ui: Callable[..., Ui]) -> None:
    assert walked(make_ui("vi"), ("home", "question_text", "question_date", "review", "settings")) == {}


@pytest.mark.long
@pytest.mark.parametrize(("size", "scale"), SHAPES)
def test_arrows_reach_all_that_tab_reaches_in_reading_order_on_every_page(
    make_ui: Callable[..., Ui], size: tuple[int, int], scale: float
) -> None:
    assert walked(make_ui("vi", scale=scale, size=size)) == {}


def test_the_measure_finds_a_button_out_of_order(make_ui: Callable[..., Ui]) -> None:
    """It can fail: a key that stands at the beginning of its row, while Tab comes to it in the middle."""
    ui = make_ui("en")
    ui.window.requestActivate()
    for _ in open_all(ui, ("question_text",)):
        called(ui, "h").setX(0)
        assert backward(ui) == ["g → h"]
