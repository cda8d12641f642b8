"""The keyboard's half that composes: keys in, the text of the field out. The flow keeps the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

if TYPE_CHECKING:
    from kiosk_app.typing.entry import Entry

QML_IMPORT_NAME = "Kiosk.Views"
QML_IMPORT_MAJOR_VERSION = 1

#: As `kiosk_app.typing.Method` has them, in the order in which the key goes round.
_METHODS = ("telex", "vni", "plain")


def _entry(text: str, kind: str) -> Entry:
    from kiosk_app.typing.entry import Entry  # noqa: PLC0415 - nobody types on the first page

    return Entry(text, kind)


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
        self._entry: Entry | None = None
        self._begun = 0
        self.text_now = ""
        self.kind_now = ""
        self.method_now = _METHODS[0]
        self.candidates_now: tuple[str, ...] = ()

    @staticmethod
    def create(_engine: QQmlEngine) -> TypingView:
        assert TypingView.assembled is not None, "the views are assembled before the first page"
        return TypingView.assembled

    def _show(self, text: str, offered: tuple[str, ...]) -> None:
        """Tell what is different: a binding that is not told draws nothing anew."""
        if text != self.text_now:
            self.text_now = text
            self.text_changed.emit()
        if offered != self.candidates_now:
            self.candidates_now = offered
            self.offered_changed.emit()

    def _open(self, entry: Entry | None, kind: str) -> None:
        self._entry = entry
        if kind != self.kind_now:
            self.kind_now = kind
            self.kind_changed.emit()
        self._show(entry.text if entry else "", entry.offered if entry else ())

    def _typing(self) -> Entry:
        """A key that comes after its page has gone is typed into nothing."""
        return self._entry if self._entry is not None else _entry("", "")

    def _tell(self, entry: Entry) -> None:
        self._show(entry.text, entry.offered)
        self.typed.emit(entry.text)

    @Slot(str, str, result=int)
    def begin(self, text: str, kind: str) -> int:
        """What `end_of` ends: a page that goes is gone only when the next one types already."""
        self._begun += 1
        self._open(_entry(text, kind), kind)
        return self._begun

    @Slot(int)
    def end_of(self, begun: int) -> None:
        if begun == self._begun:
            self.end()

    @Slot()
    def end(self) -> None:
        """Nothing typed outlives its page."""
        self._open(None, "")

    def wipe(self) -> None:
        """The next person types the usual way."""
        self.end()
        if self.method_now != _METHODS[0]:
            self.method_now = _METHODS[0]
            self.method_changed.emit()

    @Slot(str)
    def letter(self, key: str) -> None:
        self._press(key, self.method_now)

    @Slot(str)
    def figure(self, key: str) -> None:
        """A figure or a sign that is meant as such: with VNI a figure would be a mark."""
        self._press(key, "plain")

    def _press(self, key: str, method: str) -> None:
        entry = self._typing()
        entry.press(key, method)
        self._tell(entry)

    @Slot(str)
    def tone(self, name: str) -> None:
        """ "acute", "grave", "hook", "tilde", "dot" or "level"."""
        entry = self._typing()
        entry.press_tone(name)
        self._tell(entry)

    @Slot()
    def erase(self) -> None:
        entry = self._typing()
        entry.erase()
        self._tell(entry)

    @Slot(str)
    def take(self, word: str) -> None:
        """Take what is offered."""
        entry = self._typing()
        entry.take(word)
        self._tell(entry)

    @Slot()
    def next_method(self) -> None:
        """Telex, VNI, no marks, and round again. What is typed stays as it is."""
        self.method_now = _METHODS[(_METHODS.index(self.method_now) + 1) % len(_METHODS)]
        self._typing().settle()
        self.method_changed.emit()

    @Property(str, notify=text_changed)
    def text(self) -> str:
        return self.text_now

    @Property(list, notify=offered_changed)
    def offered(self) -> list[str]:
        return list(self.candidates_now)

    @Property(str, notify=method_changed)
    def method(self) -> str:
        """ "telex", "vni" or "plain"."""
        return self.method_now

    @Property(str, notify=kind_changed)
    def kind(self) -> str:
        """The kind of the field that is typed into; "" where none is."""
        return self.kind_now
