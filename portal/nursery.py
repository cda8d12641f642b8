"""Processes that hold keys, forked from a process that has loaded the code but no key yet.

The server forks one nursery before it starts threads or an event loop; the nursery forks the roles and
forks them again when they die. All of them hang on one leash, a pipe whose other end only the server
holds: when the server ends in whatever way, the leash ends and so do they.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal import ailing
from portal.comeback import SHORTEST_S, WELL_S, Comeback, is_own_end, why_exit
from portal.sayable import reason

log = logging.getLogger("portal.nursery")

_MOST_SAID = 400
_GRACE_S = 5.0


@dataclass(frozen=True, slots=True)
class Ropes:
    """Pipe ends of one role: its bell to listen at, the echo to strike, the leash to die with."""

    bell: int
    echo: int
    leash: int


@dataclass(frozen=True, slots=True)
class Role:
    """What a process does once it is forked. `keeps`: the one listening socket that it serves on."""

    work: Callable[[Ropes], None]
    keeps: socket.socket | None = None


@dataclass(frozen=True, slots=True)
class Nursery:
    """The server's side. `bells` ring the roles, `echo` tells of their work, `alive` ends with them."""

    pid: int
    bells: Mapping[str, int]
    echo: int
    alive: int
    leash: int

    def close(self) -> None:
        """Let go of the leash and wait until everybody is gone."""
        os.close(self.leash)
        deadline = time.monotonic() + _GRACE_S
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            if time.monotonic() > deadline:
                os.kill(self.pid, signal.SIGKILL)
            time.sleep(0.01)


def fork_nursery(roles: Mapping[str, Role], run_folder: Path, not_theirs: Sequence[socket.socket]) -> Nursery:
    """Fork the nursery and through it each role; to be called while this process has a single thread.

    `not_theirs` are sockets of the server alone, closed on the other side. What a role keeps the nursery holds
    too, to fork it again, and nobody else: who signs or opens has no door that anybody could knock at.
    """
    bells = {name: _pipe() for name in roles}
    echo, leash, alive = _pipe(), _pipe(), _pipe()
    pid = os.fork()
    if pid:
        os.close(leash[0])
        os.close(alive[1])
        for role in roles.values():
            if role.keeps is not None:
                role.keeps.close()
        return Nursery(pid, {name: ends[1] for name, ends in bells.items()}, echo[0], alive[0], leash[1])
    status = 1
    try:
        os.close(leash[1])
        for each in not_theirs:
            each.close()
        _become("nursery", run_folder)
        ropes = {name: (role, Ropes(bells[name][0], echo[1], leash[0])) for name, role in roles.items()}
        _Tending(ropes, alive[1], run_folder).until_leash_ends()
        status = 0
    except Exception as error:
        log.error("nursery.tripped why=%s", reason(error))
    finally:
        # Never back into the server's code, whatever happened.
        os._exit(status)


@dataclass(frozen=True, slots=True)
class _Child:
    """`why` is where it leaves its reason when it ends; `born_s` is on the monotonic clock."""

    name: str
    born_s: float
    why: int


class _Tending:
    """Forks each role, and again when it ended: the later, the more often it ended at once."""

    def __init__(self, roles: Mapping[str, tuple[Role, Ropes]], alive: int, run_folder: Path) -> None:
        self._roles = roles
        self._alive = alive
        self._run_folder = run_folder
        self._running: dict[int, _Child] = {}
        self._due_s = dict.fromkeys(roles, 0.0)
        self._comebacks = {name: Comeback() for name in roles}
        self._ailing: set[str] = set()

    def until_leash_ends(self) -> None:
        leash = next(iter(self._roles.values()))[1].leash
        ailing.forget_all(self._run_folder)
        self._look()
        while not select.select([leash], [], [], SHORTEST_S)[0]:
            self._look()
        for pid in self._running:
            os.waitpid(pid, 0)

    def _look(self) -> None:
        for pid in list(self._running):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                self._ended(self._running.pop(pid), os.waitstatus_to_exitcode(status))
        now = time.monotonic()
        for child in self._running.values():
            if child.name in self._ailing and now - child.born_s >= WELL_S:
                self._ailing.discard(child.name)
                ailing.well(self._run_folder, child.name)
                log.warning("role.well role=%s", child.name)
        for name in [name for name, due in self._due_s.items() if due <= now]:
            del self._due_s[name]
            self._fork(name)

    def _ended(self, child: _Child, exit_code: int) -> None:
        why = _left_in(child.why) or why_exit(exit_code)
        lived_s = time.monotonic() - child.born_s
        comeback = self._comebacks[child.name]
        pause_s = comeback.after(lived_s, exit_code)
        # The usual pause is that until the next look.
        self._due_s[child.name] = time.monotonic() + pause_s - SHORTEST_S
        log.error("role.ended role=%s lived_s=%.1f again_in_s=%.1f why=%s", child.name, lived_s, pause_s, why)
        if is_own_end(lived_s, exit_code):
            self._ailing.add(child.name)
            ailing.note(self._run_folder, child.name, f"{why} ({comeback.in_a_row} in a row)")

    def _fork(self, name: str) -> None:
        read, write = _pipe()
        pid = os.fork()
        if pid:
            os.close(write)
            self._running[pid] = _Child(name, time.monotonic(), read)
            return
        status = 1
        try:
            self._let_go(name, read)
            _become(name, self._run_folder)
            role, ropes = self._roles[name]
            role.work(ropes)
            status = 0
        except (Exception, SystemExit) as error:
            os.write(write, reason(error).encode()[:_MOST_SAID])
        finally:
            # Never back into the nursery's code, whatever happened.
            os._exit(status)

    def _let_go(self, name: str, why: int) -> None:
        """What the nursery holds for itself and for the others."""
        for descriptor in (self._alive, why, *(child.why for child in self._running.values())):
            os.close(descriptor)
        kept = self._roles[name][0].keeps
        for other, _ in self._roles.values():
            if other.keeps is not None and other.keeps is not kept:
                other.keeps.close()


def _left_in(pipe: int) -> str:
    try:
        return os.read(pipe, _MOST_SAID).decode("utf-8", "replace")
    except BlockingIOError:
        # A grandchild still holds the other end.
        return ""
    finally:
        os.close(pipe)


def _become(name: str, run_folder: Path) -> None:
    # Ctrl-C reaches the whole terminal group; the leash tells when it is time to go.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Path("/proc/self/comm").write_text(f"portal-{name}", encoding="ascii")
    (run_folder / f"{name}.pid").write_text(f"{os.getpid()}\n", encoding="ascii")


def _pipe() -> tuple[int, int]:
    read, write = os.pipe()
    os.set_blocking(read, False)
    os.set_blocking(write, False)
    return read, write
