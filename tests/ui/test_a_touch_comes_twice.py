"""A hand that trembles touches twice: what stands there after the first touch is not touched by the second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk_app.flow import events, touches
from kiosk_app.flow.question_screens import PeopleScreen
from kiosk_app.flow.screens import QuestionScreen
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import rest, settle
from kiosk_app.ui.samples import samples
from kiosk_app.ui.walk import walk
from tests.finger import middle, put_down
from tests.ui.test_the_glass import button


def twice(ui: Ui, spoken: str, after_first: Callable[[], None]) -> None:
    """The second touch comes when the glass has shown what the first one led to."""
    at = middle(button(ui, spoken)).toPoint()
    QTest.mouseClick(ui.window, Qt.MouseButton.LeftButton, pos=at)
    after_first()
    settle()
    QTest.mouseClick(ui.window, Qt.MouseButton.LeftButton, pos=at)
    settle()


def test_a_second_touch_removes_no_second_person(
    make_ui: Callable[..., Ui], posted: list[events.Event]
) -> None:
    ui = make_ui("vi")
    page = samples("vi")["people_full"]
    ui.visit.show(page)
    rest(ui)
    assert isinstance(page.content, PeopleScreen)
    people = page.content.people
    assert len(people) > 1
    spoken = next(item for item in names(ui) if item.startswith("Bỏ"))
    fewer = replace(page, content=replace(page.content, people=people[1:]))
    twice(ui, spoken, lambda: ui.visit.show(fewer))
    assert [type(event) for event in posted] == [touches.RemovePerson]


def test_a_second_touch_answers_no_second_question(
    make_ui: Callable[..., Ui], posted: list[events.Event]
) -> None:
    ui = make_ui("vi")
    page = samples("vi")["question_number"]
    ui.visit.show(page)
    rest(ui)
    assert isinstance(page.content, QuestionScreen)
    another = replace(page, content=replace(page.content, field="another"))

    def shown() -> None:
        ui.visit.show(another)
        rest(ui)

    twice(ui, "Tiếp tục", shown)
    assert posted == [touches.GoOn()]
    put_down(ui.window, button(ui, "Tiếp tục"))
    assert posted == [touches.GoOn(), touches.GoOn()]


def test_a_key_can_be_touched_as_fast_as_a_hand_can(
    make_ui: Callable[..., Ui], posted: list[events.Event]
) -> None:
    ui = make_ui("vi")
    ui.visit.show(samples("vi")["question_number"])
    rest(ui)
    twice(ui, "5", lambda: None)
    assert posted == [touches.Digit("5")] * 2


def test_a_touch_elsewhere_counts_at_once(make_ui: Callable[..., Ui], posted: list[events.Event]) -> None:
    ui = make_ui("vi")
    ui.visit.show(samples("vi")["question_number"])
    rest(ui)
    at = [middle(button(ui, name)).toPoint() for name in ("Tiếp tục", "5")]
    for point in at:
        QTest.mouseClick(ui.window, Qt.MouseButton.LeftButton, pos=point)
        settle(5)
    assert posted == [touches.GoOn(), touches.Digit("5")]


def names(ui: Ui) -> list[str]:
    return [str(item.property("spoken")) for item, _ in walk(ui.window.contentItem())]
