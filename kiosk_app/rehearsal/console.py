"""What the person at the terminal reads: what happens now, and how long it has taken so far."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TextIO


class Console:
    """Progress goes to stderr, results to stdout; `quiet_results` keeps stdout for JSON alone."""

    def __init__(self, *, quiet_results: bool = False, progress: TextIO | None = None) -> None:
        self._started = time.monotonic()
        self._progress = progress or sys.stderr
        self._results = self._progress if quiet_results else sys.stdout

    @property
    def elapsed_s(self) -> float:
        return time.monotonic() - self._started

    def step(self, text: str) -> None:
        # With the terminal closed there is nobody to tell, and still the parts to end.
        with contextlib.suppress(OSError):
            self._progress.write(f"{self.elapsed_s:6.1f} s  {text}\n")
            self._progress.flush()

    def say(self, text: str = "") -> None:
        """A line of the result, without a clock."""
        self._results.write(f"{text}\n")
        self._results.flush()
