"""Puts the views, the words, the letters and the window together. Start: `build`, then `Ui.show`.

Order: fonts, views (their classes register themselves for QML when imported), translations, engine,
image providers, and last the first page, which finds everything in place.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk_app.flow import events, touches
from kiosk_app.ui.code_picture import CodePictures
from kiosk_app.ui.line_view import LineView
from kiosk_app.ui.preview_view import PreviewView
from kiosk_app.ui.reading import pieces
from kiosk_app.ui.settings_view import SettingsView
from kiosk_app.ui.speech_view import SpeechView
from kiosk_app.ui.typing_view import TypingView
from kiosk_app.ui.visit_view import VisitView
from kiosk_app.ui.words import SOURCES, Translations, compile_words, languages

QML = Path(__file__).parent / "qml"
FONTS = Path(__file__).parents[2] / "assets" / "fonts"


class UiError(Exception):
    """The screen cannot be built; the text is for the technician."""


@dataclass(slots=True)
class Ui:
    """What the assembly talks to. The engine owns the window; keep this alive as long as the window."""

    engine: QQmlApplicationEngine
    visit: VisitView
    settings: SettingsView
    line: LineView
    preview: PreviewView
    typing: TypingView
    speech: SpeechView

    _window: QQuickWindow | None = None

    @property
    def window(self) -> QQuickWindow:
        assert self._window is not None, "shown first"
        return self._window

    def show(self, main: Path = QML / "Kiosk" / "Main.qml") -> None:
        """Load the window. Raises UiError when QML refuses it."""
        self.engine.load(QUrl.fromLocalFile(str(main)))
        if not self.engine.rootObjects():
            raise UiError(f"{main.name} does not load")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        # one wrapper for good: wrappers of its items die with it
        self._window = window

    def wipe(self) -> None:
        """Between two people: pictures, typing and the choices of the last one are gone."""
        self.preview.wipe()
        self.typing.wipe()
        self.settings.reset()


def use_software_renderer() -> None:
    """Flat ink needs no GPU, and every panel then shows the same. Call before the application exists."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")


def build(post: Callable[[events.Event], None], compiled: Path, sources: Path = SOURCES) -> Ui:
    """Build everything but the window; `compiled` is the folder of the .qm files, filled from `sources`.

    Raises UiError when a font is missing and WordsError when a translation is not finished.
    """
    assert QGuiApplication.instance() is not None, "the application comes first"
    for font in sorted(FONTS.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(font)) < 0:
            raise UiError(f"{font.name} is not a font")
    compile_words(compiled, sources)
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))
    preview = PreviewView(engine)
    engine.addImageProvider("preview", preview.pictures)
    engine.addImageProvider("code", CodePictures())
    translations = Translations(compiled, engine.retranslate)
    settings = SettingsView(
        languages(sources), translations.load, lambda code: post(touches.ChooseLanguage(code)), parent=engine
    )
    speech = SpeechView(lambda: pieces(ui.window), lambda: settings.language_now, engine)
    ui = Ui(engine, VisitView(post, engine), settings, LineView(engine), preview, TypingView(engine), speech)
    VisitView.assembled = ui.visit
    SettingsView.assembled = ui.settings
    LineView.assembled = ui.line
    PreviewView.assembled = ui.preview
    TypingView.assembled = ui.typing
    SpeechView.assembled = ui.speech
    return ui
