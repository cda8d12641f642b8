"""Starting, watching and ending the parts. Nothing is left behind, whatever ends first."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

#: How long a part may take to end by itself before it is killed, in seconds.
_GRACE_S = 4.0
_LOOK_S = 0.02


class PartError(Exception):
    """A part did not come up; the text names it and where its log is."""


@dataclass(slots=True)
class Part:
    """One process with its log. `arguments` begin with the program; it leads a group of its own."""

    name: str
    arguments: tuple[str, ...]
    log: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]
    started: float
    restarts: int = 0

    @property
    def alive(self) -> bool:
        return self.process.poll() is None


@dataclass(slots=True)
class Company:
    """The parts in the order in which they came; they leave in the opposite one."""

    logs: Path
    parts: dict[str, Part] = field(default_factory=dict)

    def start(self, name: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Part:
        """Run `python -m …`. The part ends with this process."""
        return self.start_program(name, sys.executable, "-m", *arguments, environment=environment)

    def start_program(self, name: str, *command: str, environment: Mapping[str, str] | None = None) -> Part:
        """Run any program. Main thread only: the kernel ends a part with the thread that started it."""
        self.logs.mkdir(parents=True, exist_ok=True)
        return self._run(name, command, {**os.environ, **(environment or {})}, restarts=0)

    def _run(self, name: str, arguments: Sequence[str], environment: dict[str, str], *, restarts: int) -> Part:
        log = self.logs / f"{name}.log"
        with log.open("ab") as out:
            # A group of its own: Ctrl-C reaches this process alone, which then ends the parts in order.
            process = subprocess.Popen(
                [*_with_us(), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env=environment,
                start_new_session=True,
            )
        part = Part(name, tuple(arguments), log, environment, process, time.monotonic(), restarts)
        self.parts[name] = part
        return part

    def keep_to(self, name: str, *arguments: str) -> None:
        """Start it with these besides from now on: the port that others were told of is its own for good."""
        self.parts[name].arguments += arguments

    def again(self, name: str) -> Part:
        """Start a part anew with the same arguments, as systemd would."""
        old = self.parts[name]
        end(old)
        return self._run(name, old.arguments, old.environment, restarts=old.restarts + 1)

    def kill(self, name: str) -> None:
        """SIGKILL to the process alone, without a word of warning."""
        part = self.parts[name]
        part.process.kill()
        part.process.wait()

    def close(self) -> None:
        for part in reversed(self.parts.values()):
            end(part)
        self.parts.clear()

    def wait_for(self, name: str, path: Path, seconds: float = 30.0) -> str:
        """The text of a file that a part writes when it is ready. Raises PartError."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if path.exists() and (text := path.read_text().strip()):
                return text
            if not self.parts[name].alive:
                raise PartError(f"{name} ended at once; its log: {self.parts[name].log}")
            time.sleep(_LOOK_S)
        raise PartError(f"{name} is not ready after {seconds:.0f} s; its log: {self.parts[name].log}")

    def wait_until_there(self, name: str, path: Path, seconds: float = 30.0) -> None:
        """Wait for a socket. Raises PartError."""
        until = time.monotonic() + seconds
        while not path.exists():
            if not self.parts[name].alive or time.monotonic() > until:
                raise PartError(f"{name} did not come up; its log: {self.parts[name].log}")
            time.sleep(_LOOK_S)


def _with_us() -> tuple[str, ...]:
    """Has the kernel end a part with this process, also before the part could look for itself (setpriv(1))."""
    arranger = shutil.which("setpriv")
    return (arranger, "--pdeathsig", "TERM") if arranger else ()


def end(part: Part) -> None:
    """SIGTERM to the group, then SIGKILL to what is left of it."""
    for number, seconds in ((signal.SIGTERM, _GRACE_S), (signal.SIGKILL, 1.0)):
        try:
            os.killpg(part.process.pid, number)
        except ProcessLookupError:
            break
        try:
            part.process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    part.process.wait()


class Errand:
    """A tool (`python -m …`) that runs beside us and ends by itself."""

    def __init__(self, *arguments: str) -> None:
        self._name = " ".join(arguments[:2])
        self._process = subprocess.Popen(
            [sys.executable, "-m", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def finish(self, seconds: float = 60.0) -> str:
        """What it prints. Raises PartError with its last words."""
        try:
            said, complained = self._process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
            raise PartError(f"{self._name}: no answer after {seconds:.0f} s") from None
        if self._process.returncode != 0:
            raise PartError(f"{self._name}: {complained.strip()[-300:]}")
        return said


def run_tool(*arguments: str, seconds: float = 60.0) -> str:
    """What a tool prints. Raises PartError with its last words."""
    return Errand(*arguments).finish(seconds)
