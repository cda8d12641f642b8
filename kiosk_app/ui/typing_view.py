"""The keyboard's half that composes: keys in, the text of the field out. The flow keeps the answer."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk_app.typing import (
    Casing,
    Method,
    Tone,
    Typed,
    candidates,
    ends,
    erase,
    press,
    press_tone,
    take,
    take_end,
)

QML_IMPORT_NAME = "Kiosk.Views"
QML_IMPORT_MAJOR_VERSION = 1

_CASINGS = {"name": Casing.NAME, "text": Casing.SENTENCE}
#: In a code or an address an x or an s is itself and no tone.
_AS_PRESSED = frozenset(("code", "email"))
_METHODS = tuple(Method)


@QmlElement
@QmlSingleton
class TypingView(QObject):
    """`begin` takes the answer already there and the kind of field; `typed` follows each key.

    The way to type lasts for the visit, the text for its page.
    """

    assembled: ClassVar[TypingView | None] = None
    text_changed = Signal()
    offered_changed = Signal()
    method_changed = Signal()
    kind_changed = Signal()
    typed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = Typed()
        self.kind_now = ""
        self.method_now = Method.TELEX
        self.candidates_now: tuple[str, ...] = ()

    @staticmethod
    def create(_engine: QQmlEngine) -> TypingView:
        assert TypingView.assembled is not None, "the views are assembled before the first page"
        return TypingView.assembled

    @property
    def text_now(self) -> str:
        return self._typed.text

    def _show(self, typed: Typed, offered: tuple[str, ...]) -> None:
        """Tell what is different: a binding that is not told draws nothing anew."""
        before, self._typed = self._typed, typed
        if before.text != typed.text:
            self.text_changed.emit()
        if self.candidates_now != offered:
            self.candidates_now = offered
            self.offered_changed.emit()

    def _become(self, typed: Typed) -> None:
        self._show(typed, self._offers(typed.text))
        self.typed.emit(typed.text)

    def _offers(self, text: str) -> tuple[str, ...]:
        match self.kind_now:
            case "name":
                return candidates(text)
            case "email":
                return ends(text)
        return ()

    @Slot(str, str)
    def begin(self, text: str, kind: str) -> None:
        self._begin(Typed.of(text), kind)

    @Slot()
    def end(self) -> None:
        """Nothing typed outlives its page."""
        self._begin(Typed(), "")

    def _begin(self, typed: Typed, kind: str) -> None:
        if kind != self.kind_now:
            self.kind_now = kind
            self.kind_changed.emit()
        self._show(typed, self._offers(typed.text))

    def wipe(self) -> None:
        """The next person types the usual way."""
        self.end()
        if self.method_now is not Method.TELEX:
            self.method_now = Method.TELEX
            self.method_changed.emit()

    @Slot(str)
    def letter(self, key: str) -> None:
        self._press(key, self.method_now)

    @Slot(str)
    def figure(self, key: str) -> None:
        """A figure or a sign that is meant as such: with VNI a figure would be a mark."""
        self._press(key, Method.PLAIN)

    def _press(self, key: str, method: Method) -> None:
        if self.kind_now in _AS_PRESSED:
            written = "" if key == " " else key
            self._become(Typed.of(self._typed.text + written))
        else:
            self._become(press(self._typed, key, method, _CASINGS.get(self.kind_now, Casing.AS_TYPED)))

    @Slot(str)
    def tone(self, name: str) -> None:
        """`name` as in `Tone`: "acute", "grave", "hook", "tilde", "dot" or "level"."""
        self._become(press_tone(self._typed, Tone[name.upper()]))

    @Slot()
    def erase(self) -> None:
        self._become(erase(self._typed))

    @Slot(str)
    def take(self, word: str) -> None:
        """Take what is offered: a word instead of the last one, or the end of an address."""
        if self.kind_now == "email":
            self._become(Typed.of(take_end(self._typed.text, word)))
        else:
            self._become(take(self._typed, word))

    @Slot()
    def next_method(self) -> None:
        """Telex, VNI, no marks, and round again. What is typed stays as it is."""
        self.method_now = _METHODS[(_METHODS.index(self.method_now) + 1) % len(_METHODS)]
        self._typed = Typed.of(self._typed.text)
        self.method_changed.emit()

    @Property(str, notify=text_changed)
    def text(self) -> str:
        return self._typed.text

    @Property(list, notify=offered_changed)
    def offered(self) -> list[str]:
        return list(self.candidates_now)

    @Property(str, notify=method_changed)
    def method(self) -> str:
        """ "telex", "vni" or "plain"."""
        return self.method_now.value

    @Property(str, notify=kind_changed)
    def kind(self) -> str:
        """The kind of the field that is typed into; "" where none is."""
        return self.kind_now
