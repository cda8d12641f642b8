"""Plain progress lines on stderr, and following another program's output without ever looking stuck."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import TextIO

QUIET_S = 10.0
"""After this long without a line of its own, a followed program is reported as still running."""

KEPT_LINES = 20


class Progress:
    """Writes one line a fact, with the seconds since the start. No colours, no cursor tricks."""

    def __init__(self, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out if out is not None else sys.stderr
        self._clock = clock
        self._start = clock()
        self.lines = 0

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return self._clock() - self._start

    def say(self, text: str) -> None:
        self.lines += 1
        self._out.write(f"[{self.elapsed:4.0f} s] {text}\n")
        self._out.flush()

    def plain(self, text: str) -> None:
        self._out.write(f"{text}\n")
        self._out.flush()

    def follow(
        self,
        command: Sequence[str],
        what: str,
        worth_saying: Callable[[str], str | None],
        env: Mapping[str, str] | None = None,
        finishes: bool = False,
    ) -> tuple[int, list[str]]:
        """Run `command`; say what `worth_saying` makes of its lines. Returns status and last lines.

        The program gets no terminal input and its own session. An interrupt ends it with all its
        children, unless it `finishes` by itself what must not be cut (apt-get waits for its dpkg).
        Raises FileNotFoundError without the program.
        """
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=None if env is None else dict(env),
            start_new_session=True,
        )
        lines: queue.Queue[str | None] = queue.Queue()
        reader = threading.Thread(target=_pump, args=(process, lines), daemon=True)
        reader.start()
        tail: deque[str] = deque(maxlen=KEPT_LINES)
        started = self._clock()
        try:
            while True:
                try:
                    line = lines.get(timeout=QUIET_S)
                except queue.Empty:
                    self.say(f"{what}: still at it, {self._clock() - started:.0f} s")
                    continue
                if line is None:
                    break
                tail.append(line)
                said = worth_saying(line)
                if said:
                    self.say(said)
            return process.wait(), list(tail)
        except BaseException:
            _ask_to_finish(process) if finishes else _end_with_children(process)
            raise
        finally:
            reader.join(timeout=1)


def _pump(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    assert process.stdout is not None
    with process.stdout as stream:
        for line in stream:
            lines.put(line.rstrip())
    lines.put(None)


def _ask_to_finish(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGINT)
    process.wait()


def _end_with_children(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=5)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
