"""A lab's folder in memory, where fsync costs nothing; what a killed lab left goes when the next one begins."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from drivers.scanner.page.memory import sweep

_MEMORY = Path("/dev/shm")


@contextlib.contextmanager
def memory_folder(prefix: str) -> Iterator[Path]:
    """Fresh and locked by this process; gone afterwards."""
    memory = _MEMORY if os.access(_MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    sweep(memory, prefix)
    root = Path(tempfile.mkdtemp(prefix=prefix, dir=memory))
    lock = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield root
    finally:
        os.close(lock)
        shutil.rmtree(root, ignore_errors=True)
