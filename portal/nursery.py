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

log = logging.getLogger("portal.nursery")

_RESTART_S = 0.3
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
    os.close(leash[1])
    for each in not_theirs:
        each.close()
    _become("nursery", run_folder)
    try:
        _tend(
            {name: (role, Ropes(bells[name][0], echo[1], leash[0])) for name, role in roles.items()},
            alive[1],
            run_folder,
        )
    finally:
        # Never back into the server's code, whatever happened.
        os._exit(0)


def _tend(roles: Mapping[str, tuple[Role, Ropes]], alive: int, run_folder: Path) -> None:
    leash = next(iter(roles.values()))[1].leash
    running = {_fork_role(name, roles, alive, run_folder): name for name in roles}
    while not select.select([leash], [], [], _RESTART_S)[0]:
        for pid in list(running):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                name = running.pop(pid)
                log.error("role.died role=%s status=%s", name, os.waitstatus_to_exitcode(status))
                running[_fork_role(name, roles, alive, run_folder)] = name
    for pid in running:
        os.waitpid(pid, 0)


def _fork_role(name: str, roles: Mapping[str, tuple[Role, Ropes]], alive: int, run_folder: Path) -> int:
    pid = os.fork()
    if pid:
        return pid
    os.close(alive)
    role, ropes = roles[name]
    for other, _ in roles.values():
        if other.keeps is not None and other.keeps is not role.keeps:
            other.keeps.close()
    status = 1
    try:
        _become(name, run_folder)
        role.work(ropes)
        status = 0
    except Exception as error:
        log.error("role.tripped role=%s error=%s", name, type(error).__name__)
    finally:
        os._exit(status)


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
