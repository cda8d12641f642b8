"""Signals that end the kiosk reach Qt's loop at once.

Python takes a signal at its next line, and a loop that waits runs none: a screen behind which nothing ticks
would outlive whoever started it.
"""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

#: SIGHUP is a terminal that was closed.
_ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class EndOnSignals(QObject):
    """Main thread only. A signal that comes before the loop runs ends it as soon as it does."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._heard, self._told = socket.socketpair()
        self._heard.setblocking(False)
        self._told.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for number in _ENDING:
            signal.signal(number, _nothing)

    def _end(self) -> None:
        # Left unread, a signal that came before the loop would be lost with a quit that nobody obeyed.
        self._notifier.setEnabled(False)
        self._app.quit()


def _nothing(_number: int, _frame: object) -> None:
    """The byte on the socket says it; without a handler the default action would end us uncleanly."""
