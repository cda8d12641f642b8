"""The only QObject that other threads touch: it brings calls to the thread of the screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

T = TypeVar("T")


class Bridge(QObject):
    """`call` may be used from any thread; what it is given runs on the thread of the screen, in order."""

    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: deque[Callable[[], None]] = deque()
        # Even from the same thread later: a slot of QML must return before its event is worked on. A timer, no
        # queued connection: to name one makes every enumeration of `Qt`, and the first page would wait for it.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._drain)
        self._woken.connect(self._later.start)

    def call(self, work: Callable[[], None]) -> None:
        self._calls.append(work)
        self._woken.emit()

    def _drain(self) -> None:
        while self._calls:
            self._calls.popleft()()


class Latest(Generic[T]):
    """Of many values only the newest is shown: a slow screen drops frames instead of queueing them."""

    def __init__(self, bridge: Bridge, show: Callable[[T], None]) -> None:
        self._bridge = bridge
        self._show = show
        self._slot: deque[T] = deque(maxlen=1)

    def put(self, value: T) -> None:
        waiting = bool(self._slot)
        self._slot.append(value)
        if not waiting:
            self._bridge.call(self._take)

    def _take(self) -> None:
        if self._slot:
            self._show(self._slot.popleft())


class QtAlarm(QObject):
    """A single-shot timer as `idle.Alarm`. Used on the thread of the screen only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ring: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._timeout)

    def set(self, seconds: float, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._timer.start(int(seconds * 1000))

    def clear(self) -> None:
        self._timer.stop()
        self._ring = None

    def _timeout(self) -> None:
        if self._ring is not None:
            self._ring()
