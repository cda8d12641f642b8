"""The glass by keypad alone: focus goes round and comes back, select acts once a press."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem

from kiosk_app.flow import events, touches
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import settle
from kiosk_app.ui.samples import samples


def press(ui: Ui, key: Qt.Key, repeat: bool = False) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QGuiApplication.sendEvent(ui.window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeat))
    settle(5)


def focused(ui: Ui) -> str:
    item: QObject | None = ui.window.activeFocusItem()
    return str(item.property("spoken") or "") if item is not None else ""


def reach(ui: Ui, spoken: str, most: int = 60) -> QQuickItem:
    for _ in range(most):
        press(ui, Qt.Key.Key_Tab)
        if focused(ui) == spoken:
            item = ui.window.activeFocusItem()
            assert item.property("visualFocus") is True
            return item
    raise AssertionError(f"{spoken} is not reached by keys")


@pytest.fixture
def ui(make_ui: Callable[..., Ui]) -> Ui:
    made = make_ui("en")
    made.window.requestActivate()
    settle(20)
    return made


def test_a_procedure_is_opened_and_begun_by_keys(ui: Ui, posted: list[events.Event]) -> None:
    reach(ui, "Apply for papers. Birth, residence, allowances…")
    press(ui, Qt.Key.Key_Return)
    assert posted == [touches.OpenTile("apply")]
    ui.visit.show(samples("en")["overview"])
    settle()
    reach(ui, "Start")
    press(ui, Qt.Key.Key_Space)
    assert posted[-1] == touches.GoOn()


def test_a_held_key_acts_once(ui: Ui, posted: list[events.Event]) -> None:
    reach(ui, "Apply for papers. Birth, residence, allowances…")
    press(ui, Qt.Key.Key_Return)
    press(ui, Qt.Key.Key_Return, repeat=True)
    assert posted == [touches.OpenTile("apply")]


def test_focus_goes_round_and_is_never_lost(ui: Ui) -> None:
    seen = []
    for _ in range(40):
        press(ui, Qt.Key.Key_Tab)
        seen.append(focused(ui))
    assert "" not in seen
    first = seen[0]
    assert first in seen[1:]
    press(ui, Qt.Key.Key_Backtab)
    assert focused(ui)


def test_the_inactivity_question_takes_the_focus(ui: Ui, posted: list[events.Event]) -> None:
    ui.visit.show(samples("en")["inactivity"])
    settle()
    reach(ui, "I am still here", most=8)
    press(ui, Qt.Key.Key_Return)
    assert posted == [touches.StayHere()]


def test_a_missing_tick_brings_the_focus_to_it(ui: Ui) -> None:
    ui.visit.show(samples("en")["consent_missing"])
    settle()
    assert focused(ui).startswith("Send the form to the ward office")
