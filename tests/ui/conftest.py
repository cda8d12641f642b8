"""One Qt application for all tests of the screen; a warning of Qt that nobody expects fails the test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qtTrId
from PySide6.QtGui import QGuiApplication

from kiosk_app.flow import events
from kiosk_app.ui.engine import Ui, build, use_software_renderer
from kiosk_app.ui.gallery import settle, show_sample_world
from kiosk_app.ui.samples import samples

use_software_renderer()


@pytest.fixture(scope="session")
def application() -> QGuiApplication:
    found = QGuiApplication.instance() or QGuiApplication([])
    assert isinstance(found, QGuiApplication)
    return found


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("words")


@pytest.fixture(autouse=True)
def qt_warnings() -> Iterator[list[str]]:
    """What Qt says while a test runs; anything said fails it."""
    said: list[str] = []

    def note(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg:
            said.append(text)

    qInstallMessageHandler(note)
    yield said
    qInstallMessageHandler(None)
    assert said == []


@pytest.fixture
def posted() -> list[events.Event]:
    return []


@pytest.fixture
def make_ui(
    application: QGuiApplication, compiled: Path, posted: list[events.Event]
) -> Iterator[Callable[..., Ui]]:
    """Builds a shown window with the home page; `language`, `scale`, `theme`, `size` as wanted."""
    made: list[Ui] = []

    def make(
        language: str = "vi",
        scale: float = 1.0,
        theme: str = "light",
        size: tuple[int, int] = (540, 960),
        low: bool = False,
    ) -> Ui:
        ui = build(posted.append, compiled)
        ui.settings.follow(language)
        ui.settings.set_scale(scale)
        ui.settings.set_theme(theme)
        ui.settings.set_low_reach(low)
        ui.settings.set_still(True)
        show_sample_world(ui)
        ui.visit.show(samples(language)["home"])
        ui.show()
        ui.window.resize(*size)
        settle()
        made.append(ui)
        return ui

    yield make
    for ui in made:
        ui.window.close()
        ui.window.deleteLater()
        ui.engine.deleteLater()
    settle(5)


@pytest.fixture(scope="session")
def _english(application: QGuiApplication, compiled: Path) -> Iterator[tuple[Ui, list[events.Event]]]:
    posted: list[events.Event] = []
    ui = build(posted.append, compiled)
    for view in ("VisitView", "SettingsView", "LineView", "PreviewView", "TypingView", "SpeechView"):
        # Now, and not with the first page that asks for it: by then the views of another test stand ready.
        assert ui.engine.singletonInstance("Kiosk.Views", view) is not None
    ui.settings.follow("en")
    ui.settings.set_still(True)
    show_sample_world(ui)
    ui.visit.show(samples("en")["home"])
    ui.show()
    ui.window.resize(540, 960)
    settle()
    yield ui, posted
    ui.window.close()
    ui.engine.deleteLater()
    settle(5)


@pytest.fixture
def english(_english: tuple[Ui, list[events.Event]]) -> tuple[Ui, list[events.Event]]:
    """One English window for many touches, with what it posted in this test."""
    settings = _english[0].settings
    if qtTrId("language.own_name") != "English":
        # A window of another test has put its own words in place of these: they are the application's.
        settings.follow("vi")
        settings.follow("en")
    _english[1].clear()
    return _english
