"""The page read aloud, as the bottom bar has it: begun by a touch, ended by the next one."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

if TYPE_CHECKING:
    from kiosk_app.speech.script import Piece

QML_IMPORT_NAME = "Kiosk.Views"
QML_IMPORT_MAJOR_VERSION = 1

#: The touch that ends it lies on the same button as often as not.
_ONE_TOUCH_S = 0.7


@QmlElement
@QmlSingleton
class SpeechView(QObject):
    """`page` gives what the accessible tree says now, in its order. Before `connect` there is no voice."""

    assembled: ClassVar[SpeechView | None] = None
    #: A code with a sentence of the same id, to be shown once; "" takes it away.
    noticed = Signal(str)

    def __init__(
        self,
        page: Callable[[], list[Piece]],
        language: Callable[[], str],
        parent: QObject | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._language = language
        self._monotonic = monotonic
        self._read: Callable[[list[Piece], str], None] | None = None
        self._stop: Callable[[], None] = _nothing
        self._stopped_at = float("-inf")
        self._place: object = None
        self.reading = False

    @staticmethod
    def create(_engine: QQmlEngine) -> SpeechView:
        assert SpeechView.assembled is not None, "the views are assembled before the first page"
        return SpeechView.assembled

    def connect_voice(self, read: Callable[[list[Piece], str], None], stop: Callable[[], None]) -> None:
        self._read, self._stop = read, stop

    @Slot()
    def read(self) -> None:
        """Read the page that is shown, unless this very touch has ended it."""
        if self._monotonic() - self._stopped_at < _ONE_TOUCH_S:
            return
        if self._read is None:
            self.noticed.emit("speech.not_here")
            return
        self.reading = True
        self.noticed.emit("speech.reading")
        self._read(self._page(), self._language())

    def touched(self) -> None:
        """A touch anywhere ends it."""
        if self.reading:
            self._stopped_at = self._monotonic()
            self.silence()

    def follow(self, place: object) -> None:
        """`place` is which page is shown, of which only a change counts."""
        if place != self._place:
            self._place = place
            self.silence()

    def silence(self) -> None:
        """At the end of a visit too."""
        if self.reading:
            self.reading = False
            self._stop()
            self.noticed.emit("")

    def ended(self, code: str) -> None:
        """It was read, or could not be: then a code says why."""
        if self.reading:
            self.reading = False
            self.noticed.emit(code)


def _nothing() -> None:
    """Nobody speaks yet."""
