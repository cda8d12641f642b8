"""The sealed leaves of a dossier: one file each dossier, every leaf at its own offset."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from sync.envelope.durable import make_folder, sync_directory


class LeafFiles:
    """The `Leaves` of a folder, one fsync for many of them.

    Files below `folder`, named by dossier id (a canonical UUID: the caller has checked it).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, dossier_id: str) -> Path:
        # The tail of a UUIDv7 is its random part: it spreads the files over 256 folders.
        return self._folder / dossier_id[-2:] / dossier_id

    def write(self, dossier_id: str, pieces: list[tuple[int, bytes]]) -> None:
        """Write `(offset, data)` pieces and return when they are on the disk. Raises OSError."""
        path = self.path(dossier_id)
        make_folder(path.parent)
        is_new = not path.exists()
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            for offset, data in pieces:
                written = 0
                while written < len(data):
                    written += os.pwrite(descriptor, data[written:], offset + written)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if is_new:
            sync_directory(path.parent)

    def sync(self, dossier_id: str) -> None:
        """Make the file and its name durable once more, by whoever is about to vouch for it."""
        path = self.path(dossier_id)
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        sync_directory(path.parent)

    def read(self, dossier_id: str, offset: int, size: int) -> bytes:
        """Up to `size` bytes as the disk has them; b"" where the file is missing."""
        try:
            descriptor = os.open(self.path(dossier_id), os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return b""
        try:
            return os.pread(descriptor, size, offset)
        finally:
            os.close(descriptor)

    def remove(self, dossier_id: str) -> None:
        """Give the room back; nothing happens where there is no such file. Raises OSError."""
        path = self.path(dossier_id)
        try:
            path.unlink()
        except FileNotFoundError:
            return
        sync_directory(path.parent)

    def names(self) -> Iterator[str]:
        """The ids of all dossiers that have leaves here."""
        for path in self._folder.glob("??/*"):
            yield path.name

    def free_bytes(self) -> int:
        return shutil.disk_usage(self._folder).free
