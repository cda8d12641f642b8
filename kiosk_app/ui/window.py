"""The screen: Qt application, engine, views and window, as the runtime's `Screenside`."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk_app import flow
from kiosk_app.flow.frame import Page, Screen
from kiosk_app.flow.show.screen import present
from kiosk_app.runtime.bridge import Bridge, Latest, QtAlarm
from kiosk_app.ui import rings
from kiosk_app.ui.code_picture import CodePictures, code_picture
from kiosk_app.ui.line_view import LineView
from kiosk_app.ui.memory import give_back
from kiosk_app.ui.preview_view import PreviewView
from kiosk_app.ui.settings_view import SettingsView
from kiosk_app.ui.speech_view import SpeechView
from kiosk_app.ui.typing_view import TypingView
from kiosk_app.ui.visit_view import VisitView
from kiosk_app.ui.words import SOURCES, Translations, compile_words, languages

if TYPE_CHECKING:
    from drivers.scanner.source import PreviewFrame
    from kiosk_app.flow.events import Event
    from kiosk_app.flow.state import Visit
    from kiosk_app.speech.script import Piece

QML = Path(__file__).parent / "qml"
FONTS = Path(__file__).parents[2] / "assets" / "fonts"
FIRST_PAGE = "Main.qml"
#: Pages with pictures of sheets, which go when the page is left.
_SHEETS = (Page.DECLARATION, Page.RESULT)
#: By then a page that was left has been let go of.
_GONE_MS = 700
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})


def application(arguments: Sequence[str]) -> QGuiApplication:
    """The one application object, with the kiosk's fonts; rendered in software unless the place asks else."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = QGuiApplication(list(arguments))
    for font in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    return app


class TouchWatch(QObject):
    """Sees each touch before it is delivered, and changes nothing about it."""

    def __init__(self, touched: Callable[[], None], counts: Callable[[QEvent], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._touched = touched
        self._counts = counts

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in _TOUCHES and self._counts(event):
            self._touched()
        return False


@dataclass
class Views:
    visit: VisitView
    settings: SettingsView
    line: LineView
    preview: PreviewView
    typing: TypingView
    speech: SpeechView


class KioskWindow:
    """Made before the runtime, which is then given with `connect`. All methods on the thread of the screen."""

    def __init__(self, app: QGuiApplication, compiled_words: Path, sources: Path = SOURCES) -> None:
        """`sources` holds a .ts file for each language offered; they are compiled into `compiled_words`."""
        compile_words(compiled_words, sources)
        offered = languages(sources, compiled_words)
        self._app = app
        self.bridge = Bridge(app)
        self.engine = QQmlApplicationEngine()
        self._post: Callable[[Event], None] = _nobody
        self.languages = tuple(language.code for language in offered)
        translations = Translations(compiled_words, self.engine.retranslate)
        self.views = Views(
            visit=VisitView(self.post),
            settings=SettingsView(
                offered, translations.load, lambda code: self.post(flow.touches.ChooseLanguage(code))
            ),
            line=LineView(),
            preview=PreviewView(),
            typing=TypingView(),
            speech=SpeechView(self._pieces, lambda: self.views.settings.language_now),
        )
        VisitView.assembled = self.views.visit
        SettingsView.assembled = self.views.settings
        LineView.assembled = self.views.line
        PreviewView.assembled = self.views.preview
        TypingView.assembled = self.views.typing
        SpeechView.assembled = self.views.speech
        self.frames = Latest["PreviewFrame"](self.bridge, self._show_frame)
        self.window: QQuickWindow | None = None
        # The engine's own: it never rings when there is nothing left to give back.
        self._forgetting = QTimer(self.engine)
        self._forgetting.setSingleShot(True)
        self._forgetting.timeout.connect(self._give_back)

    def post(self, event: Event) -> None:
        self._post(event)

    def connect(
        self,
        post: Callable[[Event], None],
        touched: Callable[[], None],
        counts: Callable[[QEvent], bool] = lambda _event: True,
    ) -> None:
        """`counts` says whether a touch is a sign of life of whoever stands at the kiosk."""
        self._post = post

        def ends_speech_too() -> None:
            touched()
            self.views.speech.touched()

        self._app.installEventFilter(TouchWatch(ends_speech_too, counts, self._app))

    def open(self, width: int, height: int, full_screen: bool, page: str = FIRST_PAGE) -> QQuickWindow:
        """Load `page` of the folder of QML. Raises RuntimeError where it does not load: a broken image."""
        self.engine.addImageProvider("code", CodePictures())
        self.engine.addImageProvider("preview", self.views.preview.pictures)
        self.engine.addImportPath(str(QML))
        self.engine.load(QUrl.fromLocalFile(str(QML / "Kiosk" / page)))
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the pages do not load")
        window = roots[0]
        window.resize(width, height)
        if full_screen:
            window.showFullScreen()
        self.window = window
        return window

    def compile_pages(self) -> None:
        """Behind the first page, one after the other."""
        from kiosk_app.ui.ahead import PagesAhead  # noqa: PLC0415 - behind the first page
        from kiosk_app.ui.turning import Turning  # noqa: PLC0415 - as above

        self._turning = Turning()
        self.engine.setIncubationController(self._turning)
        # A page may be under way already: of that one nobody tells the new controller.
        self._turning.incubatingObjectCountChanged(self._turning.incubatingObjectCount())
        self._ahead = PagesAhead(self.engine, QML / "Kiosk" / "pages")
        # The first QR brings an import of a tenth of a second along: not while somebody waits for the fee.
        code_picture("")

    def greet(self, screen: Screen) -> None:
        """The first page, in the first language, before there is a visit."""
        self.views.visit.show(screen)

    def show_visit(self, visit: Visit) -> None:
        self.views.settings.follow(visit.language)
        before = self.views.visit.screen_now.get("page")
        self.views.visit.show(present(visit))
        self.views.speech.follow(_place(visit))
        if before in _SHEETS and visit.page != before:
            self.views.preview.wipe()

    def show_frame(self, frame: PreviewFrame) -> None:
        """From the camera's thread: only the newest picture is shown."""
        self.frames.put(frame)

    def _show_frame(self, frame: PreviewFrame) -> None:
        if not self._scanning():
            return
        self.views.preview.show_frame(frame.width, frame.height, frame.rgb, frame.corners, frame.still)

    def show_page(self, page: int, picture: bytes) -> None:
        """From the worker of camera or press; queued before the event that names the page."""

        def keep() -> None:
            if self._picturing():
                self.views.preview.keep_page(page, picture)

        self.bridge.call(keep)

    def _pieces(self) -> list[Piece]:
        from kiosk_app.ui.reading import pieces  # noqa: PLC0415 - behind the first page

        return [] if self.window is None else pieces(self.window)

    def _scanning(self) -> bool:
        """A picture that was under way while the citizen left belongs to nobody any more."""
        return self.views.visit.screen_now.get("page") == Page.SCAN

    def _picturing(self) -> bool:
        return self.views.visit.screen_now.get("page") in (Page.SCAN, *_SHEETS)

    def wiped(self) -> None:
        self.views.preview.wipe()
        self.views.typing.wipe()
        self.views.speech.silence()
        self.views.settings.reset()
        # The pages of this visit are gone by then; their memory goes back before the next one needs it.
        self._forgetting.start(_GONE_MS)

    def _give_back(self) -> None:
        self.engine.collectGarbage()
        rings.collect()
        give_back()

    def alarm(self) -> QtAlarm:
        return QtAlarm(self._app)

    def every(self, seconds: float, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self._app)
        timer.timeout.connect(work)
        timer.start(int(seconds * 1000))
        return timer


def _place(visit: Visit) -> tuple[object, ...]:
    """What is one page for who listens: news of the world around it do not end its being read."""
    return visit.page, visit.asking, visit.overlay, visit.fault, visit.language


def _nobody(_event: Event) -> None:
    """Until the runtime is connected a tap leads nowhere."""
