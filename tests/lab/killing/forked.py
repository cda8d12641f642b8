"""The lab's side of a zygote: lives that begin in milliseconds and end by SIGKILL."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk_app.rehearsal.places import REPOSITORY


class Forked:
    """One program, one life at a time. Main thread only: the kernel ends a child with its maker's thread."""

    def __init__(self, module: str, log: Path, *, plant: bool = False) -> None:
        self._log = log
        self._pid = 0
        self._zygote = subprocess.Popen(
            [sys.executable, "-m", "tests.lab.killing.zygote", module, *(["--plant"] if plant else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
        )
        self._is_ready = False

    @property
    def alive(self) -> bool:
        return self._pid != 0

    def start(self, arguments: Sequence[str]) -> None:
        """`arguments` as after `python -m`."""
        assert not self._pid
        if not self._is_ready:
            self._is_ready = self._read() == "ready"
        assert self._zygote.stdin is not None
        print(
            json.dumps({"arguments": [*arguments], "log": str(self._log)}), file=self._zygote.stdin, flush=True
        )
        self._pid = int(self._read().split()[1])

    def kill(self) -> None:
        """SIGKILL, and wait until it is gone. Also where it has ended by itself."""
        if self._pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            assert self._read() == "dead"
            self._pid = 0

    def _read(self) -> str:
        assert self._zygote.stdout is not None
        line = self._zygote.stdout.readline()
        assert line, f"the zygote has died; its log: {self._log}"
        return line.strip()

    def close(self) -> None:
        self.kill()
        assert self._zygote.stdin is not None
        assert self._zygote.stdout is not None
        self._zygote.stdin.close()
        self._zygote.wait(10)
        self._zygote.stdout.close()
