"""One run of `scanimage`: a page at a time, when it is asked for, through a folder in memory.

The program waits at its prompt between pages, so that a slow reader piles nothing up here.
What hangs is killed at its deadline; what a killed kiosk leaves ends at the end of its input.
"""

from __future__ import annotations

import contextlib
import os
import re
import resource
import select
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.page import memory
from drivers.scanner.page.limits import MAX_PICTURE_BYTES
from drivers.scanner.sane.command import Backend, fault_of

_SLICE_S = 0.05
_MOST_TOLD = 64 * 1024
_MIB = 1024 * 1024
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. A cold lamp warms for half a minute; a sheet at 300 dpi takes ten seconds at the slowest."""

    page_s: float = 75.0
    list_s: float = 20.0
    #: A feeder puts out its sheet when it is told to stop, before it is killed.
    stop_s: float = 2.0


class Feed:
    """A running scan. Not thread-safe. Raises NoMemoryFolderError where no folder lies in memory."""

    def __init__(self, backend: Backend, arguments: list[str], patience: Patience) -> None:
        self._patience = patience
        self._ends = contextlib.ExitStack()
        self._over: DeviceFault | None = None
        self._told, self._said = bytearray(), bytearray()
        try:
            self._folder, lock = self._ends.enter_context(memory.private_folder())
            self._process = _start(backend, arguments, self._folder, (lock,), subprocess.PIPE)
        except FileNotFoundError:
            self._ends.close()
            self._over = DeviceFault(FaultCode.SCANNER_GONE, "no scanimage")
        except BaseException:
            self._ends.close()
            raise

    @property
    def pid(self) -> int | None:
        return None if self._over else self._process.pid

    def next_page(self, cancel: Cancel) -> bytes | DeviceFault:
        """The next picture (PNM). Whatever else is answered, the run is over; SCANNER_EMPTY at its good end."""
        if self._over is not None:
            return self._over
        deadline = time.monotonic() + self._patience.page_s
        stdin = self._process.stdin
        assert stdin is not None
        with contextlib.suppress(OSError):
            os.write(stdin.fileno(), b"\n")
        while True:
            name = self._take_line()
            if name is not None:
                return self._picture(name)
            if cancel.cancelled:
                return self._end(DeviceFault(FaultCode.CANCELLED), politely=True)
            if time.monotonic() > deadline:
                return self._end(DeviceFault(FaultCode.SCANNER_TIMEOUT, "killed"))
            if not self._listen():
                return self._ended()

    def close(self) -> None:
        if self._over is None:
            self._end(DeviceFault(FaultCode.CANCELLED), politely=True)

    def _listen(self) -> bool:
        """Read what is there, for a moment; False once the program has closed its output."""
        out, err = self._process.stdout, self._process.stderr
        assert out is not None
        assert err is not None
        ready, _, _ = select.select([out, err], [], [], _SLICE_S)
        if err in ready:
            self._said += os.read(err.fileno(), 4096)
            # Only the last words matter, and a chatting library must not fill the memory.
            del self._said[: max(0, len(self._said) - _MOST_TOLD)]
        if out in ready:
            piece = os.read(out.fileno(), 4096)
            self._told += piece
            return bool(piece) and len(self._told) < _MOST_TOLD
        return err not in ready or self._process.poll() is None

    def _take_line(self) -> str | None:
        line, found, rest = bytes(self._told).partition(b"\n")
        if not found:
            return None
        self._told[:] = rest
        return line.decode("ascii", "replace")

    def _picture(self, name: str) -> bytes | DeviceFault:
        path = self._folder / name
        if not re.fullmatch(r"p[0-9]{1,9}", name):
            return self._end(DeviceFault(FaultCode.SCANNER_BROKEN, "names another file"))
        try:
            with path.open("rb") as source:
                data = source.read(MAX_PICTURE_BYTES + 1)
            path.unlink()
        except OSError as error:
            return self._end(DeviceFault(FaultCode.SCANNER_BROKEN, type(error).__name__))
        if len(data) > MAX_PICTURE_BYTES:
            return self._end(DeviceFault(FaultCode.PAGE_REFUSED, "too many bytes"))
        return data

    def _ended(self) -> DeviceFault:
        try:
            self._process.wait(self._patience.stop_s)
        except subprocess.TimeoutExpired:
            return self._end(DeviceFault(FaultCode.SCANNER_TIMEOUT, "killed"))
        err = self._process.stderr
        assert err is not None
        os.set_blocking(err.fileno(), False)
        with contextlib.suppress(BlockingIOError):
            self._said += os.read(err.fileno(), _MOST_TOLD)
        said = bytes(self._said).decode("utf-8", "replace")
        # scanimage(1): a batch that ends with the last sheet ends well.
        status = self._process.returncode or 7
        return self._end(fault_of(status, said))

    def _end(self, fault: DeviceFault, *, politely: bool = False) -> DeviceFault:
        self._over = fault
        stop(self._process, self._patience.stop_s if politely else 0.0)
        self._ends.close()
        self._told.clear()
        self._said.clear()
        return fault


def run(backend: Backend, arguments: list[str], within_s: float) -> tuple[int, str] | DeviceFault:
    """Ask something of `scanimage` that needs no page: its status and what it printed."""
    try:
        with memory.private_folder() as (folder, lock):
            process = _start(backend, arguments, folder, (lock,), subprocess.DEVNULL)
            try:
                out, err = process.communicate(timeout=within_s)
            except subprocess.TimeoutExpired:
                return DeviceFault(FaultCode.SCANNER_TIMEOUT, "killed")
            finally:
                stop(process, 0.0)
    except FileNotFoundError:
        return DeviceFault(FaultCode.SCANNER_GONE, "no scanimage")
    except memory.NoMemoryFolderError as error:
        return DeviceFault(FaultCode.SCANNER_BROKEN, str(error))
    text = (out if process.returncode == 0 else err)[:_MOST_TOLD]
    return process.returncode, text.decode("utf-8", "replace")


def _start(
    backend: Backend, arguments: list[str], folder: Path, keep: tuple[int, ...], stdin: int
) -> subprocess.Popen[bytes]:
    """In `folder`, with a configuration of its own there. Raises FileNotFoundError without the program."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment |= {"LC_ALL": "C", "HOME": str(folder), "TMPDIR": str(folder)}
    if backend.files:
        conf = folder / "sane.d"
        conf.mkdir(exist_ok=True)
        for name, text in backend.files:
            (conf / name).write_text(text)
        environment["SANE_CONFIG_DIR"] = str(conf)
    process = subprocess.Popen(
        arguments,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        env=environment,
        cwd=folder,
        pass_fds=keep,
        start_new_session=True,
    )
    limits = ((resource.RLIMIT_AS, 1024 * _MIB), (resource.RLIMIT_FSIZE, 128 * _MIB), (resource.RLIMIT_CORE, 0))
    for kind, most in limits:
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(process.pid, kind, (most, most))
    return process


def stop(process: subprocess.Popen[bytes], politely_s: float) -> None:
    """End the program and all that it started, asking first where there is time."""
    if process.poll() is None and politely_s:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(politely_s)
    if process.poll() is None:
        # The process id is not taken again before wait() below.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
    process.wait()
