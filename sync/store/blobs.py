"""The folder of sealed files, and the room that is left for more.

A full disk refuses even a DELETE, so there is a ballast file to give up, and a low-water mark under which
no new visit is taken while the queue still drains.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sync.contract import shape
from sync.envelope.durable import sync_directory
from sync.envelope.sealed_file import SUFFIX
from sync.store.connection import Connection
from sync.store.faults import StoreCode, StoreFault

T = TypeVar("T")
LOW_WATER_BYTES = 200 << 20
BALLAST_BYTES = 16 << 20
_BALLAST = "ballast"


def free_bytes(folder: Path) -> int:
    """Bytes that an ordinary user may still write there."""
    facts = os.statvfs(folder)
    return facts.f_bavail * facts.f_frsize


@dataclass(frozen=True, slots=True)
class Blobs:
    """`free` is injected so that a test can fill the disk."""

    folder: Path
    low_water: int = LOW_WATER_BYTES
    ballast: int = BALLAST_BYTES
    free: Callable[[Path], int] = free_bytes

    def prepare(self) -> StoreFault | None:
        """Make the folder and, where there is room, the ballast."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            held = self.folder / _BALLAST
            if self.free(self.folder) > self.low_water + self.ballast and (
                not held.exists() or held.stat().st_size < self.ballast
            ):
                with held.open("wb") as file:
                    os.posix_fallocate(file.fileno(), 0, self.ballast)
        except OSError as error:
            return disk_fault(error)
        return None

    def path(self, dossier_id: str) -> Path:
        """The id is a UUID, so a file's name tells nothing of a person and leads nowhere else."""
        assert shape.UUID.fullmatch(dossier_id)
        return self.folder / (dossier_id + SUFFIX)

    def low(self) -> bool:
        """True where no new visit should begin."""
        return self._less_than(self.low_water)

    def too_low(self) -> bool:
        """True where even a visit that began with room enough cannot be kept safely."""
        return self._less_than(self.low_water // 2)

    def _less_than(self, wanted: int) -> bool:
        try:
            return self.free(self.folder) < wanted
        except OSError:
            return True

    def release_ballast(self) -> None:
        """Give the reserve up so that the queue can still record what it sends."""
        with contextlib.suppress(OSError):
            (self.folder / _BALLAST).unlink(missing_ok=True)

    def remove(self, dossier_id: str) -> StoreFault | None:
        """Forget one file. The caller holds a verified receipt for it."""
        try:
            self.path(dossier_id).unlink(missing_ok=True)
            sync_directory(self.folder)
        except OSError as error:
            return disk_fault(error)
        return None

    def collect_orphans(self, known: Collection[str]) -> int:
        """Remove files that no row promised to anybody; how many. The caller holds the store's lock."""
        removed = 0
        for path in self.unknown(known):
            with contextlib.suppress(OSError):
                path.unlink()
                removed += 1
        return removed

    def unknown(self, known: Collection[str]) -> list[Path]:
        """Sealed files that no row of `known` dossier ids names."""
        return [path for path in self.sealed() if path.name.removesuffix(SUFFIX) not in known]

    def sealed(self) -> list[Path]:
        return sorted(self.folder.glob("*" + SUFFIX))


def open_on_full_disk(
    open_store: Callable[[], Connection | StoreFault], blobs: Blobs
) -> Connection | StoreFault:
    """Open a store; where the disk is full, once more with the ballast given up.

    To open a database takes a few pages, and who cannot open it cannot drain it.
    """
    store = open_store()
    if isinstance(store, StoreFault) and store.code in (StoreCode.DISK_FULL, StoreCode.DISK_ERROR):
        blobs.release_ballast()
        return open_store()
    return store


def with_ballast(work: Callable[[], T], blobs: Blobs) -> T:
    """What the sender does before its rounds begin; on a full disk once more with the ballast given up.

    Raises sqlite3.Error where that does not help either.
    """
    try:
        return work()
    except sqlite3.Error:
        blobs.release_ballast()
        return work()


def disk_fault(error: OSError) -> StoreFault:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return StoreFault(
        StoreCode.DISK_FULL if full else StoreCode.DISK_ERROR, errno.errorcode.get(error.errno or 0, "")
    )
