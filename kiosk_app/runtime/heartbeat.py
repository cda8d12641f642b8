"""Telling systemd that the kiosk lives: READY with the first frame that answers, WATCHDOG with later ones."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable

#: A moving page draws sixty frames a second; a watchdog of several seconds needs far fewer words.
_EVERY_S = 1.0


class Heartbeat:
    """Silent where nobody listens. `frame` is called for each frame that reached the screen.

    Nothing here waits: a listener that does not read must not stop the screen.
    """

    def __init__(self, address: str | None, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._address = address
        self._monotonic = monotonic
        self._ready = False
        self._said_at = 0.0

    @classmethod
    def from_environment(cls) -> Heartbeat:
        return cls(os.environ.get("NOTIFY_SOCKET"))

    def first_page(self) -> None:
        """The first page is drawn; nothing behind it answers yet."""
        self._send("STATUS=first page drawn")

    def frame(self) -> None:
        now = self._monotonic()
        if not self._ready:
            # Said again with the next frame where nobody could take it.
            self._ready = self._send("READY=1")
            self._said_at = now
        elif now - self._said_at >= _EVERY_S:
            self._said_at = now
            self._send("WATCHDOG=1")

    def _send(self, message: str) -> bool:
        """False where it could not be said; systemd restarts what it does not hear."""
        if not self._address:
            return True
        # An address that begins with @ is in the abstract namespace.
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        kind = socket.SOCK_DGRAM | socket.SOCK_CLOEXEC | socket.SOCK_NONBLOCK
        with socket.socket(socket.AF_UNIX, kind) as sender:
            try:
                sender.sendto(message.encode(), address)
            except OSError:
                return False
        return True
