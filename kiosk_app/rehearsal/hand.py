"""The citizen's finger and eye: touches by spoken name through the kiosk's glass, and looks at the screen."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import Any

_LOOK_S = 0.05


class HandError(Exception):
    """The screen did not do what a citizen may expect; the text names page and wish."""


class Hand:
    """`sentences` are the words of the screen's language by id, as a person reads them there."""

    def __init__(self, path: Path, seconds: float = 30.0) -> None:
        self._path = path
        self._socket = _connect(path, seconds)
        # A screen that hangs must not hang whoever looks at it.
        self._socket.settimeout(seconds)
        self._file = self._socket.makefile("rb")
        self.touches = 0
        self.paint_ms: list[float] = []

    def ask(self, **wish: object) -> dict[str, Any]:
        """Raises HandError when the glass is gone."""
        try:
            self._socket.sendall(json.dumps(wish).encode() + b"\n")
            line = self._file.readline()
        except OSError as error:
            raise HandError("the glass is gone") from error
        if not line:
            raise HandError("the glass is gone")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def look(self) -> dict[str, Any]:
        """What the screen shows, as soon as the page that the visit is at stands on it."""
        while (seen := self.ask(do="look"))["turning"]:
            time.sleep(_LOOK_S)
        screen: dict[str, Any] = seen["screen"]
        return screen

    def sees(self, name: str) -> bool:
        return name in self.ask(do="names")["names"]

    def names(self) -> list[str]:
        found: list[str] = self.ask(do="names")["names"]
        return found

    def tap(self, name: str, seconds: float = 8.0, *, starts: bool = False, counts: bool = True) -> None:
        """Touch what is called so, or so in its beginning, as soon as it is there."""
        until = time.monotonic() + seconds
        while not self.touches_now(name, starts=starts, counts=counts):
            if time.monotonic() > until:
                raise HandError(f"on {self.look().get('page')}: nothing is called {name!r}; {self.names()}")
            time.sleep(_LOOK_S)

    def touches_now(self, name: str, *, starts: bool = False, counts: bool = True) -> bool:
        """Touch it if it can be touched at this moment."""
        touched = bool(self.ask(do="tap", name=name, starts=starts).get("ok"))
        self.touches += 1 if touched and counts else 0
        return touched

    def picture(self, path: Path) -> None:
        self.ask(do="picture", file=str(path))

    def wait_page(self, *pages: str, seconds: float = 20.0) -> dict[str, Any]:
        until = time.monotonic() + seconds
        while True:
            screen = self.look()
            if screen.get("page") in pages:
                return screen
            if time.monotonic() > until:
                raise HandError(f"waited for {pages}, the screen shows {screen.get('page')}")
            time.sleep(_LOOK_S)

    def close(self) -> None:
        self._file.close()
        self._socket.close()


def _connect(path: Path, seconds: float) -> socket.socket:
    until = time.monotonic() + seconds
    while True:
        hand = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            hand.connect(str(path))
        except OSError as error:
            hand.close()
            if time.monotonic() > until:
                raise HandError("the glass did not come up") from error
            time.sleep(_LOOK_S)
        else:
            return hand
