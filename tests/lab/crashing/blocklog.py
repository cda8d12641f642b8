"""The log of every write and flush that a block device was given, as QEMU's blklogwrites driver keeps it.

The format is that of Linux's dm-log-writes (drivers/md/dm-log-writes.c): a super block, then each entry's
header in one sector, its data after it; all numbers little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAGIC = 0x6A736677736872
VERSION = 1
_SUPER = struct.Struct("<QQQI")
_ENTRY = struct.Struct("<QQQQ")
_FLUSH, _FUA, _DISCARD = 1, 2, 4


class LogError(Exception):
    """The log is not one, or is cut off."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One request. `offset` in bytes of the device. `flushes`: what was written before is durable after it."""

    offset: int
    data: bytes
    flushes: bool


def read_log(path: Path) -> Iterator[Entry]:
    """The requests in their order. Raises LogError."""
    log = memoryview(path.read_bytes())
    if len(log) < _SUPER.size:
        raise LogError("no super block")
    magic, version, count, sector = _SUPER.unpack_from(log)
    if magic != MAGIC or version != VERSION or sector < 512:
        raise LogError("another format")
    at = sector
    for _ in range(count):
        if at + sector > len(log):
            raise LogError("cut off")
        first, sectors, flags, _ = _ENTRY.unpack_from(log, at)
        at += sector
        length = 0 if flags & _DISCARD else sectors * sector
        if at + length > len(log):
            raise LogError("cut off")
        data = bytes(sectors * sector) if flags & _DISCARD else bytes(log[at : at + length])
        yield Entry(first * sector, data, bool(flags & (_FLUSH | _FUA)))
        at += length
