"""What waits to be sent to one client: answers all, news only the newest. It cannot grow without bound."""

from __future__ import annotations

import threading
from collections import OrderedDict


class Mailbox:
    """Packed frames in the order they came. A frame put with the key of one still waiting takes its place.

    Its size is bounded by its keys: one an open call, one a watch. A slow client thus misses preview
    frames and steps of progress, never an answer.
    """

    def __init__(self) -> None:
        self._frames: OrderedDict[tuple[str, int], list[bytes]] = OrderedDict()
        self._changed = threading.Condition()
        self._closed = False

    def put(self, kind: str, number: int, frame: list[bytes]) -> None:
        with self._changed:
            if not self._closed:
                self._frames[(kind, number)] = frame
                self._changed.notify()

    def drop(self, kind: str, number: int) -> None:
        with self._changed:
            self._frames.pop((kind, number), None)

    def take(self) -> list[bytes] | None:
        """Wait for the next frame; None once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._frames or self._closed)
            return None if self._closed else self._frames.popitem(last=False)[1]

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._frames.clear()
            self._changed.notify_all()

    def __len__(self) -> int:
        with self._changed:
            return len(self._frames)
