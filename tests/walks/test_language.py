"""The walk of a new language: one new file among the translations, and the kiosk speaks it.

1. Copy `i18n/kiosk_en.ts` to `i18n/kiosk_CODE.ts` and translate it; `language.own_name` names it.
2. Screen and paper have it at the next start. What the catalogue does not say in it is said in English.
3. `python -m kiosk_app.ui.gallery --lang CODE --check` names every text that does not fit.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from drivers.printer.slip import Boxed, Pair
from drivers.printer.typeset import Faces
from kiosk_app import words
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.procedure import LifeEvent
from kiosk_app.flow.screens import ServicesScreen
from kiosk_app.runtime.paper import compose
from kiosk_app.ui import pseudo
from kiosk_app.ui.gallery import settle
from kiosk_app.ui.walk import walk as items
from kiosk_app.ui.window import KioskWindow, application
from kiosk_app.ui.words import Language, languages, problems
from tests.drivers.printer.overflow import overflow_mm
from tests.finger import put_down
from tests.stories.walk import Walk, practice
from tests.walks.papers import I18N, RECORD


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The translations with a language more; a machine stands in for the translator."""
    folder = tmp_path / "i18n"
    shutil.copytree(I18N, folder)
    pseudo.write(I18N / "kiosk_en.ts", folder / "kiosk_xx.ts")
    return folder


@pytest.fixture
def kiosk(sources: Path, tmp_path: Path) -> Iterator[KioskWindow]:
    app = QGuiApplication.instance() or application([])
    assert isinstance(app, QGuiApplication)
    made = KioskWindow(app, tmp_path / "compiled", sources)
    yield made
    if made.window is not None:
        made.window.close()
    made.engine.deleteLater()
    settle(5)


def test_it_is_offered_after_those_there_were(sources: Path) -> None:
    *before, last = languages(sources)
    assert tuple(before) == languages()
    assert last == Language("xx", "Psẽudõ", "XX")
    assert problems(sources) == []


def test_it_is_chosen_with_a_tap_and_taken_back(kiosk: KioskWindow, tmp_path: Path) -> None:
    citizen = Walk(replace(practice(), languages=kiosk.languages))

    def post(event: e.Event) -> None:
        citizen.post(event)
        kiosk.show_visit(citizen.visit)

    kiosk.connect(post, lambda: None)
    kiosk.show_visit(citizen.visit)
    kiosk.open(540, 960, full_screen=False)
    settle()
    assert (tmp_path / "compiled" / "kiosk_xx.qm").exists()
    assert "Xin chào!" in texts(kiosk)
    tap(kiosk, "Psẽudõ")
    assert citizen.visit.language == "xx"
    assert "«Wễễlcộmễ»" in texts(kiosk)
    tap(kiosk, "Tiếng Việt")
    assert citizen.visit.language == "vi"
    assert "Xin chào!" in texts(kiosk)


def test_what_the_catalogue_does_not_say_in_it_is_said_in_english() -> None:
    citizen = Walk(replace(practice(), languages=("vi", "en", "xx"))).tap(hand.ChooseLanguage("xx"))
    citizen.tap(hand.OpenTile("apply"))
    shown = set()
    for group in LifeEvent:
        services = citizen.tap(hand.OpenGroup(group)).screen.content
        assert isinstance(services, ServicesScreen)
        shown |= {entry.name for entry in services.services}
    assert shown == {procedure.name.by_language["en"] for procedure in practice().procedures}


def test_the_receipt_is_printed_in_it(sources: Path) -> None:
    sentences = words.read(sources / "kiosk_xx.ts")
    slip = compose(replace(RECORD, language="xx"), sentences)
    states = [block.text for block in slip.blocks if isinstance(block, Boxed)]
    assert states == [pseudo.pseudo(words.read(I18N / "kiosk_en.ts")["paper.state.waiting"])]
    assert all(block.label.startswith("«") for block in slip.blocks if isinstance(block, Pair))
    # A third more letters than English has make the paper longer; no word is lost for it.
    assert 0 < overflow_mm(slip, Faces()) < 60


def texts(kiosk: KioskWindow) -> list[str]:
    assert kiosk.window is not None
    return [
        str(item.property("text"))
        for item, _ in items(kiosk.window.contentItem())
        if item.inherits("QQuickText")
    ]


def tap(kiosk: KioskWindow, spoken: str) -> None:
    assert kiosk.window is not None
    button: QQuickItem = next(
        item
        for item, _ in items(kiosk.window.contentItem())
        if item.inherits("QQuickAbstractButton") and str(item.property("text")) == spoken
    )
    put_down(kiosk.window, button)
    settle()
