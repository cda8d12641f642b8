"""The keyboard's half that composes: keys in, the text of the field out. The flow keeps the answer."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk_app.typing import Casing, Tone, candidates, erase, put_letter, put_tone, replace_word

QML_IMPORT_NAME = "Kiosk.Views"
QML_IMPORT_MAJOR_VERSION = 1

_CASINGS = {"name": Casing.NAME, "text": Casing.SENTENCE}


@QmlElement
@QmlSingleton
class TypingView(QObject):
    """`begin` takes the answer already there and the kind of field; `typed` follows each key."""

    assembled: ClassVar[TypingView | None] = None
    changed = Signal()
    typed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casing = Casing.AS_TYPED
        self._composes = True
        self.text_now = ""
        self.candidates_now: tuple[str, ...] = ()

    @staticmethod
    def create(_engine: QQmlEngine) -> TypingView:
        assert TypingView.assembled is not None, "the views are assembled before the first page"
        return TypingView.assembled

    def _become(self, text: str) -> None:
        self.text_now = text
        self.candidates_now = candidates(text) if self._casing is Casing.NAME else ()
        self.changed.emit()
        self.typed.emit(text)

    @Slot(str, str)
    def begin(self, text: str, kind: str) -> None:
        self._casing = _CASINGS.get(kind, Casing.AS_TYPED)
        self._composes = kind not in ("code", "email")
        self.text_now = text
        self.candidates_now = ()
        self.changed.emit()

    @Slot()
    def end(self) -> None:
        """Nothing typed outlives its page."""
        self.text_now = ""
        self.candidates_now = ()
        self.changed.emit()

    @Slot(str)
    def letter(self, key: str) -> None:
        if self._composes:
            self._become(put_letter(self.text_now, key, self._casing))
        else:
            # In a code or an address an x or an s is itself and no tone.
            self._become(self.text_now + key)

    @Slot(str)
    def tone(self, name: str) -> None:
        """`name` as in `Tone`: "acute", "grave", "hook", "tilde", "dot" or "level"."""
        self._become(put_tone(self.text_now, Tone[name.upper()]))

    @Slot()
    def erase(self) -> None:
        self._become(erase(self.text_now))

    @Slot()
    def clear(self) -> None:
        self._become("")

    @Slot(str)
    def take(self, word: str) -> None:
        """Take a word offered instead of the last one, and go on to the next."""
        self._become(replace_word(self.text_now, word) + " ")

    @Property(str, notify=changed)
    def text(self) -> str:
        return self.text_now

    @Property(list, notify=changed)
    def offered(self) -> list[str]:
        return list(self.candidates_now)
