"""The status of one reader, and who wants to hear of it. Shared by the real and the simulated reader."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.card.reader import CardState, CardStatus

Seen = Callable[[CardStatus], None]


@dataclass(eq=False, slots=True)
class _Watch:
    seen: Seen
    open: threading.Event = field(default_factory=threading.Event)

    def close(self) -> None:
        """After this returns, no new call starts."""
        self.open.clear()


class Watchers:
    """Holds the present status and tells each change, in order, from one thread of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._status = CardStatus(CardState.NO_SERVICE)
        self._known = threading.Event()
        self._watches: list[_Watch] = []
        self._news: queue.SimpleQueue[tuple[_Watch, CardStatus] | None] = queue.SimpleQueue()
        self._teller = threading.Thread(target=self._tell, name="card-status", daemon=True)
        self._teller.start()

    def status(self, patience: float = 2.0) -> CardStatus:
        """The last status published; waits `patience` seconds for the very first one."""
        self._known.wait(patience)
        with self._lock:
            return self._status

    def publish(self, status: CardStatus) -> None:
        with self._lock:
            if self._known.is_set() and status == self._status:
                return
            self._status = status
            self._known.set()
            self._watches = [watch for watch in self._watches if watch.open.is_set()]
            for watch in self._watches:
                self._news.put((watch, status))

    def watch(self, seen: Seen) -> _Watch:
        watch = _Watch(seen)
        watch.open.set()
        with self._lock:
            self._watches.append(watch)
            if self._known.is_set():
                self._news.put((watch, self._status))
        return watch

    def close(self) -> None:
        self._news.put(None)
        self._teller.join(timeout=2.0)

    def _tell(self) -> None:
        while (item := self._news.get()) is not None:
            watch, status = item
            if watch.open.is_set():
                watch.seen(status)
