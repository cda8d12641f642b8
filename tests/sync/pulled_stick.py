"""A folder that is a stick: whatever touches it is counted, and from one touch on nobody reaches it any more.

A write that the pull meets is half done. What goes through a file object of Python is counted too.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

_BY_PATH = ("open", "stat", "lstat", "mkdir", "unlink", "rename", "replace", "link", "scandir", "statvfs")
_BY_NUMBER = ("read", "fsync", "fstat", "fchmod", "posix_fadvise")


class PulledStick:
    """`touches` so far; from number `pull_at` on, counted from 0, each is an error. Use `under`."""

    def __init__(self, folder: Path, pull_at: int | None = None) -> None:
        self.touches = 0
        self._folder = str(folder)
        self._pull_at = pull_at
        self._numbers: set[int] = set()
        self._real = {name: getattr(os, name) for name in (*_BY_PATH, *_BY_NUMBER, "write", "close")}
        self._open = io.open

    @property
    def is_pulled(self) -> bool:
        return self._pull_at is not None and self.touches > self._pull_at

    @contextmanager
    def under(self) -> Iterator[PulledStick]:
        """While this lasts the folder is the stick's."""
        patches = [mock.patch.object(os, name, self._path_call(name)) for name in _BY_PATH]
        patches += [mock.patch.object(os, name, self._number_call(name)) for name in _BY_NUMBER]
        patches += [
            mock.patch.object(os, "write", self._write),
            mock.patch.object(os, "close", self._close),
            mock.patch.object(io, "open", self._open_file),
            mock.patch.object(builtins, "open", self._open_file),
        ]
        for patch in patches:
            patch.start()
        try:
            yield self
        finally:
            for patch in reversed(patches):
                patch.stop()

    def _touch(self) -> None:
        self.touches += 1
        if self.is_pulled:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def _is_ours(self, path: object) -> bool:
        if not isinstance(path, str | os.PathLike):
            return False
        text = str(path)
        return text == self._folder or text.startswith(self._folder + os.sep)

    def _path_call(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def call(path: Any, *arguments: Any, **named: Any) -> Any:
            ours = self._is_ours(path) or (name in ("link", "rename") and self._is_ours(arguments[0]))
            if ours:
                self._touch()
            done = real(path, *arguments, **named)
            if ours and name == "open":
                self._numbers.add(done)
            return done

        return call

    def _number_call(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def call(number: Any, *arguments: Any) -> Any:
            if number in self._numbers:
                self._touch()
            return real(number, *arguments)

        return call

    def _write(self, number: int, data: Any) -> int:
        if number in self._numbers:
            was_there = not self.is_pulled
            try:
                self._touch()
            except OSError:
                if was_there:
                    self._real["write"](number, data[: len(data) // 2])
                raise
        return int(self._real["write"](number, data))

    def _close(self, number: int) -> None:
        self._numbers.discard(number)
        self._real["close"](number)

    def _open_file(self, file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        if not self._is_ours(file):
            return self._open(file, mode, *arguments, **named)
        assert mode == "rb", "only reading goes through a file object here"
        return io.BufferedReader(_Raw(self, os.open(file, os.O_RDONLY | os.O_CLOEXEC)))


class _Raw(io.RawIOBase):
    """A file on the stick, each read of it a touch."""

    def __init__(self, stick: PulledStick, number: int) -> None:
        self._stick = stick
        self._number = number

    def fileno(self) -> int:
        return self._number

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return os.lseek(self._number, offset, whence)

    def readinto(self, into: Any) -> int:
        piece = os.read(self._number, len(into))
        into[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._number)
