"""Telling systemd that the kiosk lives: READY with the first frame that answers, WATCHDOG with later ones."""

from __future__ import annotations

import os
import socket


class Heartbeat:
    """Silent where nobody listens. `frame` is called for each frame that reached the screen."""

    def __init__(self, address: str | None) -> None:
        self._address = address
        self._ready = False

    @classmethod
    def from_environment(cls) -> Heartbeat:
        return cls(os.environ.get("NOTIFY_SOCKET"))

    def first_page(self) -> None:
        """The first page is drawn; nothing behind it answers yet."""
        self._send("STATUS=first page drawn")

    def frame(self) -> None:
        self._send("WATCHDOG=1" if self._ready else "READY=1")
        self._ready = True

    def _send(self, message: str) -> None:
        if not self._address:
            return
        # An address that begins with @ is in the abstract namespace.
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
            try:
                sender.sendto(message.encode(), address)
            except OSError:
                # systemd restarts what it does not hear; there is nobody else to tell.
                return
