"""A child process that answers messages and can always be killed.

Hostile pictures are decoded there, never here: what hangs is killed at its deadline, what dies is
started again at the next question, and the caller gets a value in either case.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from drivers.cancel import Cancel
from drivers.scanner.page import wire
from drivers.scanner.page.limits import ChildLimits

#: The folder that holds our packages.
ROOT = Path(__file__).resolve().parents[3]
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "SYSTEMROOT")
_SLICE_MS = 50


class Trouble(StrEnum):
    """Why there is no answer."""

    DIED = "died"
    TIMED_OUT = "timed_out"
    CANCELLED = "cancelled"


class _EndedError(Exception):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class Child:
    """One page worker, started at the first question. Questions from several threads take turns."""

    def __init__(
        self,
        limits: ChildLimits,
        environment: Mapping[str, str] | None = None,
        keep_open: Sequence[int] = (),
    ) -> None:
        """`environment` is added to a minimal one; `keep_open` are descriptors that the child inherits."""
        self._limits = limits
        self._environment = dict(environment or {})
        self._keep_open = tuple(keep_open)
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def ask(
        self, header: dict[str, object], blobs: Sequence[bytes] = (), cancel: Cancel | None = None
    ) -> wire.Message | Trouble:
        """Put one question and wait for its answer, at most `limits.within_s` seconds."""
        with self._turn:
            deadline = time.monotonic() + self._limits.within_s
            try:
                process = self._running()
                self._write(process, wire.pack(header, blobs), deadline, cancel)
                return wire.read_message(lambda size: self._read(process, size, deadline, cancel))
            except _EndedError as ended:
                self._kill()
                return ended.trouble
            except (wire.WireError, OSError):
                self._kill()
                return Trouble.DIED

    def close(self) -> None:
        with self._turn:
            self._kill()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._kill()
        limits = self._limits
        # -P: the working folder of whoever starts us is no place to import from.
        command = [sys.executable, "-P", "-m", "drivers.scanner.page.worker"]
        command += [str(limits.cpu_s), str(limits.memory_mib), str(limits.nice)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=self._environ(),
            pass_fds=self._keep_open,
            start_new_session=True,
        )
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            os.set_blocking(pipe.fileno(), False)
        return self._process

    def _environ(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        threads = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        ours = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}
        return kept | threads | ours | self._environment

    def _write(
        self, process: subprocess.Popen[bytes], data: bytes, deadline: float, cancel: Cancel | None
    ) -> None:
        assert process.stdin is not None
        descriptor, rest = process.stdin.fileno(), memoryview(data)
        while rest:
            self._await(descriptor, select.POLLOUT, deadline, cancel)
            with contextlib.suppress(BlockingIOError):
                rest = rest[os.write(descriptor, rest) :]

    def _read(
        self, process: subprocess.Popen[bytes], size: int, deadline: float, cancel: Cancel | None
    ) -> bytes:
        assert process.stdout is not None
        descriptor, taken = process.stdout.fileno(), bytearray()
        while len(taken) < size:
            self._await(descriptor, select.POLLIN, deadline, cancel)
            with contextlib.suppress(BlockingIOError):
                piece = os.read(descriptor, min(size - len(taken), 1 << 20))
                if not piece:
                    raise _EndedError(Trouble.DIED)
                taken += piece
        return bytes(taken)

    def _await(self, descriptor: int, event: int, deadline: float, cancel: Cancel | None) -> None:
        poll = select.poll()
        poll.register(descriptor, event)
        while not poll.poll(_SLICE_MS):
            if cancel is not None and cancel.cancelled:
                raise _EndedError(Trouble.CANCELLED)
            if time.monotonic() > deadline:
                raise _EndedError(Trouble.TIMED_OUT)

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        # The group, because Tesseract is a grandchild; the pid cannot be reused before wait() below.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        process.wait()
