"""Pages are compiled while nobody waits for one: who first opens a page waits no longer than others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine

#: Between two pages: a tap in the meantime waits for one page at most.
_PAUSE_MS = 120


class PagesAhead(QObject):
    """Keeps what it compiled: the engine lets go of a page that nobody holds."""

    def __init__(self, engine: QQmlEngine, pages: Path) -> None:
        super().__init__(engine)
        self._engine = engine
        self._waiting = sorted(pages.glob("*.qml"))
        self.compiled: list[QQmlComponent] = []
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._next)
        self._clock.start(_PAUSE_MS)

    def _next(self) -> None:
        if not self._waiting:
            self._clock.stop()
            return
        url = QUrl.fromLocalFile(str(self._waiting.pop(0)))
        self.compiled.append(QQmlComponent(self._engine, url, QQmlComponent.CompilationMode.Asynchronous, self))
