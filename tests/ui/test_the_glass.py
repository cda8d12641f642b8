"""What a hand does on the glass becomes exactly one event, and nothing of a person stays."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtQuick import QQuickItem

from kiosk_app.flow import events, touches
from kiosk_app.flow import screens as s
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import settle
from kiosk_app.ui.samples import samples
from kiosk_app.ui.shown import plain
from kiosk_app.ui.walk import walk
from tests.finger import put_down


def button(ui: Ui, spoken: str) -> QQuickItem:
    found = [
        item
        for item, _ in walk(ui.window.contentItem())
        if item.inherits("QQuickAbstractButton") and str(item.property("spoken")).startswith(spoken)
    ]
    assert found, f"{spoken} is not on the screen"
    return found[-1]


def touch(ui: Ui, spoken: str) -> None:
    put_down(ui.window, button(ui, spoken))
    settle()


def texts(ui: Ui) -> list[str]:
    return [
        str(item.property("text")) for item, _ in walk(ui.window.contentItem()) if item.inherits("QQuickText")
    ]


@pytest.mark.parametrize(
    ("sample", "spoken", "event"),
    [
        ("home", "Where are my papers?", touches.OpenTile("status")),
        ("home", "Help", touches.CallPerson()),
        ("services", "Temporary residence", touches.OpenService("b")),
        ("overview", "Back", touches.GoBack()),
        ("overview", "End", touches.End()),
        ("consent", "Send the form", touches.Tick("file", True)),
        ("consent", "Read the card", touches.Tick("card", False)),
        ("identity_number", "7", touches.Digit("7")),
        ("identity_number", "Erase one letter", touches.Erase()),
        ("identity_number", "Clear", touches.ClearEntry()),
        ("identity_number", "Show", touches.RevealNumber(True)),
        ("identity_key_expiry", "The card says", touches.NoExpiry()),
        ("identity_card", "I do not have", touches.NoCard()),
        ("question_choice", "For myself", touches.Choose("self")),
        ("question_date", "Only the year", touches.YearAlone()),
        ("question_pick", "Phường Hai Bà Trưng", touches.Choose("1")),
        ("scan", "Take it now", touches.TakePhoto()),
        ("scan_taken", "Again", touches.RetakePage()),
        ("scan_taken", "One more", touches.AcceptPage(True)),
        ("scan_taken", "Keep it", touches.AcceptPage(False)),
        ("review", "Change", touches.EditRow("")),
        ("review_editing", "Copies", touches.EditRow("copies")),
        ("review", "Declare and file", touches.GoOn()),
        ("fee", "Pay later", touches.PayLater()),
        ("fee", "I have paid", touches.CheckPayment()),
        ("fee", "I have no bank app", touches.NoBankApp()),
        ("finished", "Reprint", touches.Reprint()),
        ("farewell", "To the welcome", events.FarewellOver()),
        ("fault_card", "Go on without", touches.TakeWay("skip")),
        ("fault_card", "Try again", touches.TakeWay("retry")),
        ("fault_paper_out", "I have the photo", touches.TakeWay("screen_record")),
        ("inactivity", "I am still here", touches.StayHere()),
        ("person", "Keep going", touches.ClosePanel()),
        ("end", "Keep going", touches.ClosePanel()),
        ("end", "End and erase", touches.End()),
    ],
)
def test_a_touch_is_one_event(
    english: tuple[Ui, list[events.Event]], sample: str, spoken: str, event: events.Event
) -> None:
    ui, posted = english
    ui.visit.show(samples("en")[sample])
    settle()
    touch(ui, spoken)
    assert posted == [event]


def test_typing_by_keyboard_reaches_the_flow_composed(
    make_ui: Callable[..., Ui], posted: list[events.Event]
) -> None:
    ui = make_ui("en")
    ui.visit.show(samples("en")["question_text"])
    settle()
    for key in ("g", "huyền"):
        touch(ui, key)
    assert posted == [touches.Typed("Nguyễn Thị Hườn" + "g"), touches.Typed("Nguyễn Thị Hường")]


def test_one_touch_changes_the_language_and_the_answer_stays(
    make_ui: Callable[..., Ui], posted: list[events.Event]
) -> None:
    ui = make_ui("vi")
    ui.visit.show(samples("vi")["question_text"])
    settle()
    touch(ui, "English")
    assert posted == [touches.ChooseLanguage("en")]
    shown = texts(ui)
    assert "Help" in shown
    assert "Nguyễn Thị Hườn" in shown


def test_between_two_people_everything_is_back(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui("vi")
    ui.settings.set_language("en")
    ui.settings.set_scale(2.0)
    ui.settings.set_theme("hc")
    ui.settings.set_low_reach(True)
    ui.visit.show(samples("en")["question_text"])
    settle()
    ui.visit.show(samples("vi")["home"])
    ui.wipe()
    settle()
    assert (ui.settings.language_now, ui.settings.scale_now, ui.settings.theme_now) == ("vi", 1.0, "light")
    assert not ui.settings.low_reach_now
    assert ui.typing.text_now == ""
    assert ui.preview.live_now == ""
    assert not [text for text in texts(ui) if "Hườn" in text]


def test_the_inactivity_question_covers_what_is_personal(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui("vi")
    ui.visit.show(samples("vi")["inactivity"])
    settle()
    assert not [text for text in texts(ui) if "Hườn" in text]


def test_the_machine_waits_without_a_red_button(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui("vi")
    for sample in ("identity_card", "fee", "submitting"):
        ui.visit.show(samples("vi")[sample])
        settle()
        seals = [i for i, _ in walk(ui.window.contentItem()) if i.property("boardLine") is True]
        assert seals == [], sample


def test_at_most_one_seal_a_page(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui("vi")
    for name, screen in samples("vi").items():
        ui.visit.show(screen)
        settle(15)
        seals = [i for i, _ in walk(ui.window.contentItem()) if i.property("boardLine") is True]
        assert len(seals) <= 1, name


class _Bell(QObject):
    rung = Signal(bool)


def test_a_signal_that_carries_true_leaves_true_alone(application: object) -> None:
    """A binding that gave back one reference too many would end the interpreter after some days."""
    bell = _Bell()
    bell.rung.connect(lambda _value: None)
    before = sys.getrefcount(True)
    for _ in range(2000):
        bell.rung.emit(True)
    assert sys.getrefcount(True) >= before - 50


def test_a_page_shows_plain_values_only() -> None:
    assert plain(s.FarewellScreen(True)) == {
        "filed": True,
        "asks": False,
        "thanked": False,
        "paper_left": False,
    }
    assert plain(s.TrailNode(1, s.NodeState.DONE, "x")) == {"number": 1, "state": "done", "name_id": "x"}
    with pytest.raises(TypeError):
        plain(b"pixels")
