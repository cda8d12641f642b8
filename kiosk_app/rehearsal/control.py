"""The way from the dev dock to the process that owns the parts: one JSON object a line over AF_UNIX.

{"do": "list"}, {"do": "kill", "name": …, "stay": true or false}, {"do": "again", "name": …}, {"do": "pay"};
each is answered by one line with "ok". The socket is the user's own (0600) and lives as long as the rehearsal.
"""

from __future__ import annotations

import contextlib
import json
import selectors
import socket
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

#: The name of the socket in the folder of the run.
CONTROL = "control"
_LONGEST_LINE = 64 * 1024
_PATIENCE_S = 10.0


class ControlError(Exception):
    """Nobody answers, or not in these words."""


@dataclass(frozen=True, slots=True)
class PartState:
    """`seconds` since its last start; `stopped` by hand, so that nobody starts it again but a hand."""

    name: str
    alive: bool
    stopped: bool
    seconds: float
    restarts: int


@dataclass(frozen=True, slots=True)
class Report:
    """`slips` printed so far; `waiting` dossiers not yet received; `owed` đồng of the newest open fee."""

    parts: tuple[PartState, ...] = ()
    slips: int = 0
    waiting: int = 0
    owed: int = 0


class Owner(Protocol):
    """Who owns the parts. `kill`, `again` and `pay` say whether there was anything to do it to."""

    def report(self) -> Report: ...

    def kill(self, name: str, *, stay: bool) -> bool: ...

    def again(self, name: str) -> bool: ...

    def pay(self) -> bool: ...


def answer(owner: Owner, line: bytes) -> dict[str, Any]:
    """What is done and said for one line; a line that makes no sense does nothing."""
    try:
        wish = json.loads(line)
    except ValueError:
        return {"ok": False, "error": "not JSON"}
    if not isinstance(wish, dict):
        return {"ok": False, "error": "not an object"}
    name = wish.get("name")
    match wish.get("do"):
        case "list":
            return {"ok": True, **asdict(owner.report())}
        case "kill" if isinstance(name, str):
            return {"ok": owner.kill(name, stay=wish.get("stay") is True)}
        case "again" if isinstance(name, str):
            return {"ok": owner.again(name)}
        case "pay":
            return {"ok": owner.pay()}
    return {"ok": False, "error": "unknown"}


class ControlServer:
    """Serves from the thread of its owner, in `turn`: parts are started by one thread only."""

    def __init__(self, path: Path, owner: Owner) -> None:
        self._path = path
        self._owner = owner
        self._waiting: dict[socket.socket, bytes] = {}
        self._door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        path.unlink(missing_ok=True)
        self._door.bind(str(path))
        path.chmod(0o600)
        self._door.listen(4)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._door, selectors.EVENT_READ, self._accept)

    def turn(self, seconds: float) -> None:
        """Wait for wishes no longer than this, and do those that came."""
        for key, _ in self._selector.select(seconds):
            work: Callable[[], None] = key.data
            work()

    def _accept(self) -> None:
        caller, _ = self._door.accept()
        caller.setblocking(False)
        self._waiting[caller] = b""
        self._selector.register(caller, selectors.EVENT_READ, lambda: self._read(caller))

    def _read(self, caller: socket.socket) -> None:
        try:
            piece = caller.recv(_LONGEST_LINE)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        heard = self._waiting[caller] + piece
        if not piece or len(heard) > _LONGEST_LINE:
            self._drop(caller)
            return
        *lines, self._waiting[caller] = heard.split(b"\n")
        for line in lines:
            said = json.dumps(answer(self._owner, line)).encode() + b"\n"
            try:
                caller.sendall(said)
            except OSError:
                self._drop(caller)
                return

    def _drop(self, caller: socket.socket) -> None:
        self._selector.unregister(caller)
        del self._waiting[caller]
        caller.close()

    def close(self) -> None:
        for caller in list(self._waiting):
            self._drop(caller)
        self._selector.unregister(self._door)
        self._selector.close()
        self._door.close()
        self._path.unlink(missing_ok=True)


class ControlClient:
    """Used by one thread. Each call raises ControlError where nobody answers; the next one knocks anew."""

    def __init__(self, path: Path, patience_s: float = _PATIENCE_S) -> None:
        self._path = path
        self._patience_s = patience_s
        self._line: socket.socket | None = None
        self._heard = b""

    def report(self) -> Report:
        said = self._ask({"do": "list"})
        try:
            parts = tuple(PartState(**part) for part in said["parts"])
            return Report(parts, int(said["slips"]), int(said["waiting"]), int(said["owed"]))
        except (KeyError, TypeError, ValueError) as error:
            raise ControlError("an answer in other words") from error

    def kill(self, name: str, *, stay: bool) -> bool:
        """SIGKILL. With `stay` it stays dead until `again`; without, it comes back as under systemd."""
        return self._ask({"do": "kill", "name": name, "stay": stay})["ok"] is True

    def again(self, name: str) -> bool:
        return self._ask({"do": "again", "name": name})["ok"] is True

    def pay(self) -> bool:
        """The newest open fee is paid, as the bank is minded."""
        return self._ask({"do": "pay"})["ok"] is True

    def close(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        self._heard = b""

    def _ask(self, wish: dict[str, Any]) -> dict[str, Any]:
        try:
            said = json.loads(self._exchange(json.dumps(wish).encode() + b"\n"))
        except (OSError, ValueError) as error:
            self.close()
            raise ControlError("nobody answers") from error
        if not isinstance(said, dict) or "ok" not in said:
            self.close()
            raise ControlError("an answer in other words")
        return said

    def _exchange(self, line: bytes) -> bytes:
        if self._line is None:
            with contextlib.ExitStack() as undo:
                fresh = undo.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
                fresh.settimeout(self._patience_s)
                fresh.connect(str(self._path))
                undo.pop_all()
            self._line = fresh
        self._line.sendall(line)
        while b"\n" not in self._heard:
            piece = self._line.recv(_LONGEST_LINE)
            if not piece:
                raise ConnectionResetError
            self._heard += piece
        said, self._heard = self._heard.split(b"\n", 1)
        return said
