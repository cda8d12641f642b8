"""A datagram socket as bell: "look again". It carries nothing; the database says what there is.

A ring that is lost costs a little waiting, never more: whoever listens also looks on its own rhythm.
"""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

SYNC_BELL = "sync.bell"
KIOSK_BELL = "kiosk.bell"
_MOST_RINGS = 256


def ring(path: Path) -> bool:
    """Ring the bell at `path` without waiting; False where nobody listens."""
    with contextlib.suppress(OSError), _address(path) as address:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as sender:
            sender.sendto(b"!", address)
        return True
    return False


class Listener:
    """The bell itself. `fileno` fits select and a socket notifier; call `drain` when it is readable."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where the folder cannot be written."""
        self._path = path
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        try:
            # What a killed process left behind would refuse the name.
            path.unlink(missing_ok=True)
            with _address(path) as address:
                self._socket.bind(address)
            path.chmod(0o660)
        except OSError:
            self._socket.close()
            raise

    def fileno(self) -> int:
        return self._socket.fileno()

    def drain(self) -> int:
        """Take the rings that are waiting; how many. Who rings without end does not hold the listener here."""
        count = 0
        with contextlib.suppress(BlockingIOError):
            while count < _MOST_RINGS and self._socket.recv(16):
                count += 1
        return count

    def close(self) -> None:
        self._socket.close()
        self._path.unlink(missing_ok=True)


@contextlib.contextmanager
def _address(path: Path) -> Iterator[str]:
    """A socket's name may have 107 bytes only, a folder any number: go through an open folder."""
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
