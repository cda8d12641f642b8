"""Makes the coming page, as much of it at a time as leaves room for a frame."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtQml import QQmlIncubationController

#: With the picture that follows, this stays within two sixtieths of a second.
_SLICE_MS = 14


class Turning(QQmlIncubationController):
    def __init__(self) -> None:
        super().__init__()
        self._clock = QTimer()
        self._clock.setInterval(0)
        self._clock.timeout.connect(self._on)

    def incubatingObjectCountChanged(self, count: int) -> None:  # noqa: N802 - Qt's name
        if count > 0:
            self._clock.start()
        else:
            self._clock.stop()

    def _on(self) -> None:
        self.incubateFor(_SLICE_MS)
