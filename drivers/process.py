"""How a device process lives: it ends with its parent, on a signal cleanly, and says which port it took."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
from pathlib import Path

_PR_SET_PDEATHSIG = 1


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


def write_port(path: Path | None, port: int) -> None:
    """Write the port for whoever waits on the file; it is seen whole or not at all."""
    if path is None:
        return
    staged = path.with_name(f"{path.name}.{os.getpid()}")
    staged.write_text(f"{port}\n")
    os.replace(staged, path)
