"""How the citizen wants the screen: language, text size, colours, low reach. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk_app.ui.words import Language

QML_IMPORT_NAME = "Kiosk.Views"
QML_IMPORT_MAJOR_VERSION = 1

SCALES = (1.0, 1.3, 1.65, 2.0)
THEMES = ("light", "hc", "bw")


@QmlElement
@QmlSingleton
class SettingsView(QObject):
    """`chosen` is told the language code, so that the flow reads the catalogue in it."""

    assembled: ClassVar[SettingsView | None] = None
    changed = Signal()
    #: Whoever stood here is gone, and their open panels with them.
    forgotten = Signal()

    def __init__(
        self,
        languages: Sequence[Language],
        load: Callable[[str], None],
        chosen: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._languages = tuple(languages)
        self._load = load
        self._chosen = chosen
        self.first_language = self._languages[0].code
        self.language_now = ""
        self.scale_now = 1.0
        self.theme_now = "light"
        self.low_reach_now = False
        self.still_now = False
        self._show_language(self.first_language)

    @staticmethod
    def create(_engine: QQmlEngine) -> SettingsView:
        assert SettingsView.assembled is not None, "the views are assembled before the first page"
        return SettingsView.assembled

    def _show_language(self, code: str) -> None:
        known = [language.code for language in self._languages]
        if code == self.language_now or code not in known:
            return
        self.language_now = code
        self._load(code)
        self.changed.emit()

    @Slot(str)
    def set_language(self, code: str) -> None:
        self._show_language(code)
        self._chosen(self.language_now)

    @Slot(float)
    def set_scale(self, scale: float) -> None:
        self.scale_now = min(SCALES, key=lambda offered: abs(offered - scale))
        self.changed.emit()

    @Slot(str)
    def set_theme(self, theme: str) -> None:
        if theme in THEMES:
            self.theme_now = theme
            self.changed.emit()

    @Slot(bool)
    def set_low_reach(self, wanted: bool) -> None:
        self.low_reach_now = wanted
        self.changed.emit()

    @Slot(bool)
    def set_still(self, wanted: bool) -> None:
        """Reduced motion: pages and panels appear at once."""
        self.still_now = wanted
        self.changed.emit()

    def follow(self, code: str) -> None:
        """Take over the language the flow holds, without telling it again."""
        self._show_language(code)

    def reset(self) -> None:
        """The next person starts from the first language, usual size and usual colours."""
        self.scale_now = 1.0
        self.theme_now = "light"
        self.low_reach_now = False
        self._show_language(self.first_language)
        self.changed.emit()
        self.forgotten.emit()

    @Property(str, notify=changed)
    def language(self) -> str:
        return self.language_now

    @Property(list, constant=True)
    def languages(self) -> list[dict[str, str]]:
        """The languages offered, each as `code`, `own` (its own name) and `short`."""
        return [{"code": each.code, "own": each.own_name, "short": each.short} for each in self._languages]

    @Property(float, notify=changed)
    def scale(self) -> float:
        return self.scale_now

    @Property(list, constant=True)
    def scales(self) -> list[float]:
        return list(SCALES)

    @Property(str, notify=changed)
    def theme(self) -> str:
        return self.theme_now

    @Property(list, constant=True)
    def themes(self) -> list[str]:
        return list(THEMES)

    @Property(bool, notify=changed)
    def low_reach(self) -> bool:
        return self.low_reach_now

    @Property(bool, notify=changed)
    def still(self) -> bool:
        return self.still_now
