"""One watch of a device, shared by every client that wants it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from drivers.card.reader import Subscription


class Hub:
    """Watches the device while anybody listens. A late-comer first hears the newest value.

    `start` is the device's own `watch`. `add` and `remove` are called from one lane; values come
    from the device's thread. The device is called without the lock: closing a subscription may wait
    for the very thread that is publishing.
    """

    def __init__(self, start: Callable[[Callable[[Any], None]], Subscription]) -> None:
        self._start = start
        self._lock = threading.Lock()
        self._listeners: dict[object, Callable[[Any], None]] = {}
        self._newest: list[Any] = []
        self._subscription: Subscription | None = None

    def add(self, who: object, hear: Callable[[Any], None]) -> None:
        """`hear` must return at once; it is called with a lock held, so that no value overtakes a newer one."""
        with self._lock:
            self._listeners[who] = hear
            if self._subscription is not None:
                for value in self._newest:
                    hear(value)
        if self._subscription is None:
            self._newest.clear()
            self._subscription = self._start(self._publish)

    def remove(self, who: object) -> None:
        with self._lock:
            self._listeners.pop(who, None)
            last = not self._listeners
        if last and self._subscription is not None:
            subscription, self._subscription = self._subscription, None
            subscription.close()

    def _publish(self, value: Any) -> None:
        with self._lock:
            self._newest[:] = [value]
            for hear in self._listeners.values():
                hear(value)
