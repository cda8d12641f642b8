"""The keyboard on the glass: ways to type, capitals, figures, addresses; and that no key is made anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk_app.flow import events
from kiosk_app.flow.screens import QuestionScreen, Screen
from kiosk_app.flow.touches import AskAnother, AskQuestion, Typed
from kiosk_app.typing import candidates
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import settle
from kiosk_app.ui.samples import samples
from kiosk_app.ui.visit_view import VisitView
from kiosk_app.ui.walk import walk
from tests.finger import put_down


def asking(kind: str, text: str = "") -> Screen:
    screen = samples("en")["question_email" if kind == "email" else "question_text"]
    assert isinstance(screen.content, QuestionScreen)
    return replace(screen, content=replace(screen.content, kind=kind, text=text, field=f"a {kind}"))


def keys(ui: Ui) -> list[QQuickItem]:
    return [item for item, _ in walk(ui.window.contentItem()) if item.inherits("QQuickAbstractButton")]


def touch(ui: Ui, name: str) -> None:
    """The key that is called exactly so: "h" is not "hỏi"."""
    key = next(item for item in keys(ui) if item.property("spoken") == name)
    put_down(ui.window, key, 5)


def stands(ui: Ui) -> list[str]:
    return [str(item.property("text")) for item in keys(ui)]


@pytest.fixture
def ui(english: tuple[Ui, list[events.Event]]) -> Ui:
    """Nothing typed yet, no way to type chosen."""
    made, _ = english
    made.visit.show(samples("en")["home"])
    made.wipe()
    made.settings.follow("en")
    settle(10)
    made.visit.show(asking("name"))
    settle(30)
    return made


def write(ui: Ui, *names: str) -> str:
    for name in names:
        touch(ui, name)
    return ui.typing.text_now


def test_a_question_is_typed_and_asked(english: tuple[Ui, list[events.Event]], ui: Ui) -> None:
    ui.visit.show(samples("en")["assistant"])
    settle(30)
    assert write(ui, "h", "i") == "Hi"
    touch(ui, "Ask")
    assert english[1][-1:] == [AskQuestion("Hi")]
    ui.visit.show(samples("en")["assistant_open"])
    settle(30)
    touch(ui, "Ask again")
    assert english[1][-1:] == [AskAnother()]
    ui.visit.show(samples("en")["assistant"])
    settle(30)
    assert ui.typing.text_now == "", "what was asked before is gone from the line"


def test_the_key_of_methods_goes_round_and_says_where_it_is(ui: Ui) -> None:
    for shown, after in (("Telex", "VNI"), ("VNI", "No marks"), ("No marks", "Telex")):
        assert shown in stands(ui)
        touch(ui, f"Typing by {shown}. Press to change")
        settle(5)
        assert after in stands(ui)


def test_vni_brings_its_figures_and_leaves_figures_alone_on_their_own_layer(ui: Ui) -> None:
    ui.typing.next_method()
    settle(5)
    assert write(ui, "h", "o", "a", "2") == "Hòa"
    touch(ui, "Figures and signs")
    settle(5)
    ones = [item for item in keys(ui) if item.property("text") == "1"]
    assert len(ones) == 2, "those that set marks, and those that are figures"
    ones[-1].clicked.emit()  # type: ignore[attr-defined]  # a QML button
    assert ui.typing.text_now == "Hòa1"


def test_without_marks_the_rows_still_set_them(ui: Ui) -> None:
    ui.typing.next_method()
    ui.typing.next_method()
    assert write(ui, "l", "e", "e") == "Lee"
    assert write(ui, "Erase one letter", "ê", "huyền") == "Lề"


def test_the_next_person_types_by_telex(ui: Ui) -> None:
    ui.typing.next_method()
    ui.typing.end()
    assert ui.typing.method_now == "vni", "kept for the visit"
    ui.wipe()
    assert ui.typing.method_now == "telex"


def test_capitals_once_and_until_told_otherwise(ui: Ui) -> None:
    ui.visit.show(asking("text", "a"))
    settle(30)
    name = "Capital letter"
    assert write(ui, name, "B", "h") == "aBh"
    assert write(ui, name, name, "D", "E") == "aBhDE"
    assert write(ui, name, "f") == "aBhDEf"


def test_names_are_offered_from_the_beginning_and_taken(ui: Ui) -> None:
    assert stands(ui)[:4] == list(candidates(""))
    assert write(ui, "Trần") == "Trần "
    assert stands(ui)[:2] == ["Thị", "Văn"]


def test_an_address_has_its_signs_and_its_ends(ui: Ui) -> None:
    ui.visit.show(asking("email"))
    settle(30)
    assert write(ui, "x", "s", ".", "1") == "xs.1"
    assert write(ui, "@gmail.com") == "xs.1@gmail.com"


def test_keys_are_made_once(ui: Ui) -> None:
    """A keyboard made anew at each key would keep the finger waiting."""
    letters = [item for item in keys(ui) if len(str(item.property("text"))) == 1]
    made = set(map(id, letters))
    write(ui, "t", "r", "a", "n", "huyền", "space", "Figures and signs")
    write(ui, "1", "Letters", "o")
    assert set(map(id, (i for i in keys(ui) if len(str(i.property("text"))) == 1))) == made


def test_what_nobody_sees_never_leaves_the_glass() -> None:
    told: list[events.Event] = []
    glass = VisitView(told.append)
    glass.answer("Lê Thị\u202e Hoa ")
    assert told == [Typed("Lê Thị Hoa ")]
