"""How evenly frames follow each other while a rehearsal plays: one is asked for each sixtieth of a second."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtQuick import QQuickWindow

#: Two sixtieths of a second: what is longer, an eye may see as a jerk.
LATE_MS = 33.4
_FRAME_MS = 16


class FrameMeter(QObject):
    """Nothing is asked for until `begin`, so a kiosk in service draws only what changes."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._window = window
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(_FRAME_MS)
        self._clock.timeout.connect(window.update)
        self._last = 0.0
        self.frames = 0
        self.late_ms: list[float] = []

    def begin(self) -> None:
        if not self._clock.isActive():
            self._last = time.perf_counter()
            self._window.frameSwapped.connect(self._swapped)
            self._clock.start()

    def _swapped(self) -> None:
        now = time.perf_counter()
        took = (now - self._last) * 1000
        self._last = now
        self.frames += 1
        if took > LATE_MS:
            self.late_ms.append(took)
