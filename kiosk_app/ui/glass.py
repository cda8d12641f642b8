"""A hand on the glass for rehearsals: find what a person would touch by its spoken name, and touch it there.

One JSON object a line over an AF_UNIX socket: {"do": "tap", "name": …}, {"do": "look"},
{"do": "picture", "file": …}, {"do": "names"}, {"do": "paint"}, {"do": "frames"}.
Each is answered by one line. A real press and release go through Qt's own delivery, so a covered, hidden or
moved control is not reached, as for a finger.
Practice systems only.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk_app.ui.frame_meter import FrameMeter
from kiosk_app.ui.second_touch import is_deaf

_LONGEST_LINE = 64 * 1024


class Glass(QObject):
    """`look` gives the present screen as plain maps. Made and used on the thread of the screen."""

    def __init__(self, path: Path, window: QQuickWindow, look: Callable[[], dict[str, Any]]) -> None:
        super().__init__(window)
        self._window = window
        self._stage = window.findChild(QQuickItem, "stage")
        self._look = look
        self._pressed_at = 0.0
        self._paint_ms = -1.0
        self._answered = True
        self._meter = FrameMeter(window)
        # As the bridge's own, and begun after it: it comes round when the visit has answered the touch.
        self._answering = QTimer(self)
        self._answering.setSingleShot(True)
        self._answering.timeout.connect(self._answer_is_out)
        self._path = path
        path.unlink(missing_ok=True)
        self._server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        self._server.bind(str(path))
        path.chmod(0o600)
        self._server.listen(1)
        self._knock = QSocketNotifier(self._server.fileno(), QSocketNotifier.Type.Read, self)
        self._knock.activated.connect(self._accept)
        self._hand: socket.socket | None = None
        self._heard: QSocketNotifier | None = None
        self._waiting = b""
        window.frameSwapped.connect(self._painted)

    def _accept(self) -> None:
        hand, _ = self._server.accept()
        hand.setblocking(False)
        self._drop()
        self._hand = hand
        self._heard = QSocketNotifier(hand.fileno(), QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self._read)

    def _drop(self) -> None:
        if self._heard is not None:
            self._heard.setEnabled(False)
            self._heard.deleteLater()
            self._heard = None
        if self._hand is not None:
            self._hand.close()
            self._hand = None
        self._waiting = b""

    def _read(self) -> None:
        assert self._hand is not None
        try:
            piece = self._hand.recv(_LONGEST_LINE)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece or len(self._waiting) > _LONGEST_LINE:
            self._drop()
            return
        self._waiting += piece
        while b"\n" in self._waiting and self._hand is not None:
            line, self._waiting = self._waiting.split(b"\n", 1)
            answer = self._answer(line)
            self._hand.setblocking(True)
            self._hand.sendall(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
            self._hand.setblocking(False)

    def _answer(self, line: bytes) -> dict[str, Any]:
        try:
            wish = json.loads(line)
            match wish.get("do"):
                case "look":
                    seen = {"screen": self._look(), "paint_ms": self._paint_ms}
                    return {"ok": True, "turning": self._turning() or not self._answered, **seen}
                case "paint":
                    return {"ok": True, "paint_ms": self._paint_ms}
                case "names":
                    return {"ok": True, "names": sorted({name for name, _ in self._touchable()})}
                case "tap":
                    return {"ok": self._tap(str(wish["name"]), starts=bool(wish.get("starts")))}
                case "frames":
                    self._meter.begin()
                    return {"ok": True, "frames": self._meter.frames, "late_ms": self._meter.late_ms}
                case "picture":
                    return {"ok": self._window.grabWindow().save(str(wish["file"]))}
        except (ValueError, KeyError, AttributeError) as error:
            return {"ok": False, "error": type(error).__name__}
        return {"ok": False, "error": "unknown"}

    def _touchable(self) -> Iterator[tuple[str, QQuickItem]]:
        """What a finger can reach now: a page that slides in is partly beside the glass."""
        for spoken, item in _walk(self._window.contentItem()):
            at = _middle(item)
            if 0 <= at.x() < self._window.width() and 0 <= at.y() < self._window.height():
                yield spoken, item

    def _tap(self, name: str, *, starts: bool) -> bool:
        found = [
            item for spoken, item in self._touchable() if spoken == name or (starts and spoken.startswith(name))
        ]
        if not found:
            return False
        # The last in painting order lies on top.
        item = found[-1]
        at = _middle(item)
        # A finger that knows what it wants waits until the glass listens there again.
        if is_deaf(self._window, at):
            return False
        self._pressed_at, self._paint_ms, self._answered = time.perf_counter(), -1.0, False
        for kind, buttons in (
            (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            event = QMouseEvent(
                kind, at, at, Qt.MouseButton.LeftButton, buttons, Qt.KeyboardModifier.NoModifier
            )
            QGuiApplication.sendEvent(self._window, event)
        self._answering.start(0)
        return True

    def _turning(self) -> bool:
        """The page that is shown is not yet the one that the visit is at."""
        return self._stage is not None and bool(self._stage.property("turning"))

    def _answer_is_out(self) -> None:
        self._answered = True
        # A touch that changes nothing draws nothing; then this frame tells how soon the screen was up to date.
        if not self._turning():
            self._window.update()

    def _painted(self) -> None:
        """Neither a frame under way before the touch was answered counts, nor one of the page that goes."""
        if self._answered and not self._turning() and self._paint_ms < 0:
            self._paint_ms = (time.perf_counter() - self._pressed_at) * 1000

    def close(self) -> None:
        self._drop()
        self._knock.setEnabled(False)
        self._server.close()
        self._path.unlink(missing_ok=True)


def _middle(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def _walk(item: QQuickItem) -> Iterator[tuple[str, QQuickItem]]:
    """Visible, enabled controls with a spoken name, in painting order."""
    if not item.isVisible() or not item.isEnabled() or item.opacity() == 0:
        return
    spoken = item.property("spoken")
    if isinstance(spoken, str) and spoken and item.width() > 0:
        yield spoken, item
    for child in item.childItems():
        yield from _walk(child)
