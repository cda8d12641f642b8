"""Every page can be read aloud: in its order and language, and before others nothing of who stands there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication

from kiosk_app.flow.board import NO_BOARD
from kiosk_app.runtime.speech_work import public_words
from kiosk_app.speech.script import Piece, PublicWords, script
from kiosk_app.ui.engine import Ui
from kiosk_app.ui.gallery import settle
from kiosk_app.ui.reading import pieces
from kiosk_app.ui.samples import samples
from kiosk_app.ui.speech_view import SpeechView
from kiosk_app.ui.walk import walk
from kiosk_app.ui.window import TouchWatch
from kiosk_app.words import read
from tests.finger import put_down
from tests.stories.walk import practice

WORDS = {code: read(Path(__file__).parents[2] / "i18n" / f"kiosk_{code}.ts") for code in ("vi", "en")}
#: Parts of the invented citizens' names, numbers and codes, without the blanks of digit by digit.
PERSONAL = ("MAI", "TAM", "••")


def show(ui: Ui, name: str, language: str = "vi") -> None:
    ui.visit.show(samples(language)[name])
    settle()


def public(language: str = "vi") -> PublicWords:
    return public_words(WORDS[language], practice(), NO_BOARD, language)


@pytest.fixture
def ui(make_ui: Callable[..., Ui]) -> Ui:
    return make_ui()


def test_the_review_is_read_from_top_to_bottom_and_its_answers_in_a_headset_alone(ui: Ui) -> None:
    show(ui, "review")
    there = pieces(ui.window)
    alone = " ".join(line.text for line in script(there, None).lines)
    before_others = " ".join(line.text for line in script(there, public()).lines)
    rows = [row for row in samples()["review"].content.rows if row.value]  # type: ignore[attr-defined]
    values = [row.value for row in rows if not any(map(str.isdigit, row.value))]
    assert values
    places = [alone.find(value) for value in values]
    assert all(place >= 0 for place in places)
    assert all(first < second for first, second in pairwise(places))
    assert not [value for value in values if value in before_others]
    assert WORDS["vi"]["page.review.title"] in before_others


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_says_something_and_nothing_of_a_citizen_over_the_loudspeaker(
    language: str, make_ui: Callable[..., Ui]
) -> None:
    ui, words = make_ui(language), public(language)
    silent, told, alone = [], [], set()
    for name in sorted(samples(language)):
        show(ui, name, language)
        there = pieces(ui.window)
        if not there:
            silent.append(name)
        heard, open_heard = _joined(there, None), _joined(there, words)
        told += [(name, part) for part in PERSONAL if part in open_heard]
        alone |= {part for part in PERSONAL if part in heard}
    assert (silent, told) == ([], [])
    assert alone == set(PERSONAL), "these pages have what is looked for"


def _joined(there: list[Piece], words: PublicWords | None) -> str:
    return "".join(line.text for line in script(there, words).lines).replace(" ", "")


def test_a_page_in_english_is_read_in_english(make_ui: Callable[..., Ui]) -> None:
    ui = make_ui("en")
    asked: list[tuple[list[Piece], str]] = []
    ui.speech.connect_voice(lambda page, language: asked.append((page, language)), lambda: None)
    press(ui)
    assert [language for _, language in asked] == ["en"]
    assert any(
        piece.text == WORDS["en"]["tile.apply"] or WORDS["en"]["tile.apply"] in piece.text
        for piece in asked[0][0]
    )


def press(ui: Ui) -> None:
    """The bar's button, as a finger does."""
    found = [item for item, _ in walk(ui.window.contentItem()) if item.objectName() == "bar speak"]
    put_down(ui.window, found[0])
    settle()


def notice(ui: Ui) -> list[str]:
    said: list[str] = []
    ui.speech.noticed.connect(said.append)
    return said


def test_a_kiosk_without_a_voice_says_so(ui: Ui) -> None:
    said = notice(ui)
    press(ui)
    assert said == ["speech.not_here"]


def test_the_next_touch_another_page_and_the_end_of_the_visit_each_end_it(application: QGuiApplication) -> None:
    stopped: list[str] = []
    now = [100.0]
    view = SpeechView(list, lambda: "vi", application, lambda: now[0])
    view.connect_voice(lambda _page, _language: None, lambda: stopped.append("stop"))
    view.follow(("home",))
    for end in (view.touched, lambda: view.follow(("services",)), view.silence):
        now[0] += 10
        view.read()
        assert view.reading
        end()
        assert not view.reading
    assert len(stopped) == 3
    view.follow(("services",))
    view.touched()
    assert len(stopped) == 3, "nothing was read"


def test_the_touch_that_ends_it_does_not_begin_it_anew(application: QGuiApplication) -> None:
    now = [100.0]
    read: list[str] = []
    view = SpeechView(list, lambda: "vi", application, lambda: now[0])
    view.connect_voice(lambda _page, language: read.append(language), lambda: None)
    view.read()
    # A finger is a touch and a press of the mouse, and its release is the click.
    for _ in range(2):
        view.touched()
    now[0] += 0.2
    view.read()
    assert read == ["vi"]
    now[0] += 2
    view.read()
    assert read == ["vi", "vi"]


def test_what_became_of_it_is_shown_only_while_somebody_listens(application: QGuiApplication) -> None:
    view = SpeechView(list, lambda: "vi", application)
    said: list[str] = []
    view.noticed.connect(said.append)
    view.connect_voice(lambda _page, _language: None, lambda: None)
    view.ended("speech.failed")
    assert said == []
    view.read()
    view.ended("speech.failed")
    assert said == ["speech.reading", "speech.failed"]


def test_news_of_a_touch_reach_the_voice_too(application: QGuiApplication) -> None:
    heard: list[str] = []
    watch = TouchWatch(lambda: heard.append("touch"), lambda _event: True, application)
    watch.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress))
    assert heard == ["touch"]


def test_a_fault_over_the_page_is_what_is_read(ui: Ui) -> None:
    shown = samples()["review"]
    ui.visit.show(replace(shown, overlay="inactivity"))
    settle()
    said = " ".join(piece.text for piece in pieces(ui.window))
    assert WORDS["vi"]["page.review.title"] not in said
