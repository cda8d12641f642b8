"""A small disk of our own that can be filled to the last page: a tmpfs, mounted for this lab alone."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DISK_BYTES = 8 << 20
PAGE = 4096


class NoDiskError(Exception):
    """This machine does not let us mount; the text says what it answered."""


@dataclass(frozen=True, slots=True)
class SmallDisk:
    root: Path

    def leave(self, free: int) -> None:
        """Fill it so that `free` bytes are left, rounded down to pages."""
        facts = os.statvfs(self.root)
        size = (facts.f_bavail * facts.f_frsize - free) // PAGE * PAGE
        if size > 0:
            with self._filler.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, size)

    def relieve(self) -> None:
        self._filler.unlink(missing_ok=True)

    @property
    def _filler(self) -> Path:
        return self.root / "filler"


@contextlib.contextmanager
def small_disk(size: int = DISK_BYTES) -> Iterator[SmallDisk]:
    """Raises NoDiskError where this user may not mount."""
    folder = Path(tempfile.mkdtemp(prefix="tam-full-"))
    try:
        options = f"size={size},mode=0700"
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tam-full", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        if mounted.returncode != 0:
            raise NoDiskError(mounted.stderr.strip())
        try:
            yield SmallDisk(folder)
        finally:
            # Lazily: whatever still holds a file open must not keep the mount.
            subprocess.run(["umount", "-l", str(folder)], check=False)
    finally:
        folder.rmdir()
