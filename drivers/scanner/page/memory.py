"""A private folder that never touches a disk, for the one library that insists on temporary files."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_PREFIX = "page-"
_ROOTS = ("/dev/shm", "/run", "/tmp")  # noqa: S108 (only roots: the folder in it comes from mkdtemp)
_FRESH_S = 60
_MEMORY = frozenset({"tmpfs", "ramfs"})


class NoMemoryFolderError(OSError):
    """No writable folder on a memory file system: then nothing is read, rather than written to a disk."""


@contextlib.contextmanager
def private_folder(root: Path | None = None) -> Iterator[tuple[Path, int]]:
    """A folder of mode 0700 on a memory file system, and a descriptor that holds its lock.

    The folder goes at the end; one left by a killed process goes at the next call, since the lock of
    the dead is free. Hand the descriptor to a child to keep the folder while the child lives.
    Raises NoMemoryFolderError.
    """
    base = root or memory_root()
    sweep(base)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base))
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield folder, lock
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def memory_root() -> Path:
    """The first writable folder that lies on a memory file system. Raises NoMemoryFolderError."""
    own = os.environ.get("RUNTIME_DIRECTORY", "").split(":")[0]
    for root in (own, *_ROOTS):
        if root and os.access(root, os.W_OK | os.X_OK) and lies_in_memory(Path(root)):
            return Path(root)
    raise NoMemoryFolderError("no memory file system to work on")


def lies_in_memory(folder: Path) -> bool:
    """Whether what is written there is gone with the power."""
    return _kind(folder) in _MEMORY


def sweep(root: Path, prefix: str = _PREFIX) -> None:
    """Remove the folders of this name that killed processes left: nobody holds their lock."""
    for folder in root.glob(f"{prefix}*"):
        with contextlib.suppress(OSError):
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                seen = os.fstat(lock)
                # A neighbour that has just made its folder may not have locked it yet: leave it a while.
                old = time.time() - seen.st_mtime > _FRESH_S
                if seen.st_uid == os.getuid() and (old or any(folder.iterdir())):
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(lock)


def _kind(path: Path) -> str:
    """The file system type of the mount that `path` lies on, from /proc/self/mounts."""
    best, kind = "", ""
    resolved = str(path.resolve())
    for line in Path("/proc/self/mounts").read_text().splitlines():
        _, mount, this, *_ = line.split()
        # Blanks of a name stand there in octal (proc_pid_mounts(5)).
        mount = mount.replace("\\040", " ")
        inside = resolved == mount or resolved.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, this
    return kind
