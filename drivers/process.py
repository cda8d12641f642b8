"""How a device process lives: it ends with its parent, on a signal cleanly, and says which port it took.

What it knows of a citizen stays in its memory: it leaves no core, and of a bug it names kind and place only.
"""

from __future__ import annotations

import ctypes
import logging
import os
import resource
import signal
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

_PR_SET_PDEATHSIG = 1

_log = logging.getLogger(__name__)


def die_with_parent(parent: int = 0) -> None:
    """Ask the kernel for SIGTERM when the parent ends. `parent` is its process id, 0 for the present one.

    The kernel watches the thread that started this process, so a parent must start its children from
    a thread that lives as long as it does. Exits at once where the parent has ended already; raises
    OSError where the kernel refuses.
    """
    expected = parent or os.getppid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG)")
    if os.getppid() != expected:
        raise SystemExit(0)


def stop_on_signal() -> threading.Event:
    """An event that SIGTERM and SIGINT set. Main thread only."""
    stop = threading.Event()

    def on_signal(_number: int, _frame: object) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    return stop


def keep_no_core() -> None:
    """A crash writes no image of this process's memory to the disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def name_bugs_only() -> None:
    """Uncaught exceptions are logged by type and lines of code: their text may quote what was typed or read."""

    def on_any_thread(bug: threading.ExceptHookArgs) -> None:
        _tell(bug.exc_type, bug.exc_traceback)

    sys.excepthook = lambda kind, _error, trace: _tell(kind, trace)
    threading.excepthook = on_any_thread


def _tell(kind: type[BaseException], trace: TracebackType | None) -> None:
    if not issubclass(kind, SystemExit):
        _log.error("%s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))


def write_port(path: Path | None, port: int) -> None:
    """Write the port for whoever waits on the file; it is seen whole or not at all."""
    if path is None:
        return
    staged = path.with_name(f"{path.name}.{os.getpid()}")
    staged.write_text(f"{port}\n")
    os.replace(staged, path)
