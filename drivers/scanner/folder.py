"""A folder as a document feeder: its pictures in the order of their names, one sheet after the other."""

from __future__ import annotations

import os
import stat
from functools import partial
from pathlib import Path

from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.live import LiveSource
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.limits import MAX_PICTURE_BYTES, READING, ChildLimits
from drivers.scanner.source import ScanState, ScanStatus

_ENDINGS = frozenset({".jpg", ".jpeg", ".png"})


class FolderSource(LiveSource):
    """ScanSource over a folder. A captured or refused picture is not offered again unless it changes."""

    def __init__(self, folder: Path, eye: Eye | None = None, reading: ChildLimits = READING) -> None:
        super().__init__(_Tray(folder), eye, reading)


class _Tray:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._done: set[str] = set()

    def status(self) -> ScanStatus:
        if not self._folder.is_dir():
            return ScanStatus(ScanState.GONE, "folder")
        if not os.access(self._folder, os.R_OK | os.X_OK):
            return ScanStatus(ScanState.DENIED, "folder")
        return ScanStatus(ScanState.READY if self._next() else ScanState.EMPTY, "folder")

    def subject(self, for_code: bool) -> Subject | None:
        del for_code
        return self._next()

    def taken(self, subject: Subject) -> None:
        self._done.add(subject.token)

    def failed(self, subject: Subject, fault: DeviceFault) -> None:
        """A refused picture must not keep the next one waiting."""
        if fault.code in (FaultCode.PAGE_REFUSED, FaultCode.PAGE_UNREADABLE):
            self._done.add(subject.token)

    def _next(self) -> Subject | None:
        for path in sorted(self._folder.glob("*")):
            if path.suffix.lower() not in _ENDINGS:
                continue
            try:
                seen = path.lstat()
            except OSError:
                continue
            token = f"{seen.st_ino} {seen.st_mtime_ns} {seen.st_size}"
            if stat.S_ISREG(seen.st_mode) and token not in self._done:
                return Subject(token, partial(load_picture, path))
        return None


def load_picture(path: Path) -> bytes:
    """The bytes of a regular file, one more than allowed at most. Raises OSError."""
    with path.open("rb") as source:
        return source.read(MAX_PICTURE_BYTES + 1)
