"""Writing a file so that it is there after the power comes back, in whichever of three ways fits.

`write_new`         under its own name at once, for a file that counts only once something else names it
`put_once`          whole or not there, and never over another: keys, secrets, blobs
`replace_durably`   the old content or the new one, never anything between

POSIX promises a file's bytes after fsync of the file, its name after fsync of the folder, and that a rename is
one step. Expected trouble is an OSError here; who calls makes it a value.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
_FRESH = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_PATIENCE_S = 10.0
_LOOK_S = 0.002
#: How a file system says that it knows no sync of a folder, or no locks; a failing disk says EIO.
_NO_SYNC = frozenset({errno.EINVAL})
_NO_LOCK = frozenset({errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP})


def write_new(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file that is not there yet; bytes and name are durable when this returns.

    A power cut may leave it half: only for files that nobody reads before a row names them, where a rename
    would protect nobody. On failure it is removed. Raises FileExistsError, OSError.
    """
    write_synced(path, data, mode)
    with _removed_on_failure(path):
        sync_directory(path.parent)


def put_once(path: Path, data: bytes, mode: int = 0o600) -> bool:
    """Write a file that is whole or not there; False, and nothing changes, where there is one already.

    Needs a file system with hard links. Raises OSError.
    """

    def settle(staged: Path) -> bool:
        try:
            os.link(staged, path)
        except FileExistsError:
            return False
        finally:
            staged.unlink()
        return True

    return _staged(path, data, mode, settle)


def replace_durably(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Put `data` in the place of what is there, if anything; a link there is replaced, never followed.

    Where the last flush fails it raises although the new content may be there already. Raises OSError.
    """

    def settle(staged: Path) -> None:
        os.rename(staged, path)

    _staged(path, data, mode, settle)


def write_synced(path: Path, data: bytes, mode: int = 0o600) -> None:
    """One of many files of a new folder: bytes durable, its name only after `sync_directory`.

    On failure it is removed. Raises FileExistsError, OSError.
    """
    descriptor = os.open(path, _FRESH, mode)
    try:
        with _removed_on_failure(path):
            _fill(descriptor, data, mode)
    finally:
        os.close(descriptor)


def make_folder(folder: Path, mode: int = 0o700) -> None:
    """Create `folder` and its parents durably, if missing. Raises OSError."""
    missing: list[Path] = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode=mode, exist_ok=True)
        sync_directory(each.parent)


def sync_directory(folder: Path) -> None:
    """Make the names in a folder durable, as far as its file system knows how to. Raises OSError."""
    descriptor = os.open(folder, _FOLDER)
    try:
        with _passed_over(_NO_SYNC):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def shred(path: Path) -> None:
    """Overwrite, sync, remove; nothing where it is gone. On flash the old cells may live on. Raises OSError."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except FileNotFoundError:
        return
    try:
        os.pwrite(handle, bytes(os.fstat(handle).st_size), 0)
        os.fsync(handle)
    finally:
        os.close(handle)
    path.unlink()
    sync_directory(path.parent)


def shred_linked(path: Path) -> None:
    """As `shred`, and where `path` is a link what it leads to goes the same way, then the link.

    Only for paths that a technician's settings name: where others may write, a link is theirs. Raises OSError.
    """
    if not path.is_symlink():
        shred(path)
        return
    lies = Path(os.path.realpath(path))
    if not lies.is_symlink():
        shred(lies)
    path.unlink()
    sync_directory(path.parent)


def _staged(path: Path, data: bytes, mode: int, settle: Callable[[Path], T]) -> T:
    """Beside its place under one fixed name, so that what a power cut left goes with the next try."""
    staged = path.with_name(f".{path.name}.tmp")
    descriptor = _claim(staged, mode)
    try:
        with _removed_on_failure(staged):
            _fill(descriptor, data, mode)
            done = settle(staged)
    finally:
        os.close(descriptor)
    sync_directory(path.parent)
    return done


def _claim(staged: Path, mode: int) -> int:
    """A fresh file under this name, locked: two writers would take each other's half for their own.

    Raises TimeoutError where somebody holds it for longer than any disk takes for one file.
    """
    until = time.monotonic() + _PATIENCE_S
    while True:
        _give_up_after(until)
        try:
            descriptor = os.open(staged, _FRESH, mode)
        except FileExistsError:
            _clear(staged, until)
            continue
        try:
            _lock(descriptor, until)
            is_ours = _is_at(descriptor, staged)
        except OSError:
            # A stick that is gone: whoever tries again must not wait for this lock.
            os.close(descriptor)
            raise
        if is_ours:
            return descriptor
        # Somebody took it for a leftover before it was locked.
        os.close(descriptor)


def _clear(staged: Path, until: float) -> None:
    """Wait for who writes there; remove what nobody does. A link or a pipe is removed, never followed."""
    try:
        descriptor = os.open(staged, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    except OSError:
        staged.unlink(missing_ok=True)
        return
    try:
        _lock(descriptor, until)
        if _is_at(descriptor, staged):
            staged.unlink()
    finally:
        os.close(descriptor)


def _lock(descriptor: int, until: float) -> None:
    """Until it is closed, or its process is no more. Asked again and again: a lock that is waited for has no
    end of its own, and whoever may write in the folder could hold this one for ever."""
    with _passed_over(_NO_LOCK):
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                _give_up_after(until)
                time.sleep(_LOOK_S)
            else:
                return


def _give_up_after(until: float) -> None:
    if time.monotonic() > until:
        raise TimeoutError(errno.ETIMEDOUT, "somebody else is writing there")


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except FileNotFoundError:
        return False


def _fill(descriptor: int, data: bytes, mode: int) -> None:
    """All bytes, durable, and the mode whatever the umask is. Raises OSError."""
    if stat.S_IMODE(os.fstat(descriptor).st_mode) != mode:
        # A stick may know no modes: then nobody can be given or refused anything there.
        with contextlib.suppress(PermissionError):
            os.fchmod(descriptor, mode)
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
    os.fsync(descriptor)


@contextlib.contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _passed_over(codes: Collection[int]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in codes:
            raise
