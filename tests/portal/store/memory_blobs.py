"""Blobs in memory: the other place that keeps the interface's promises."""

from __future__ import annotations

import sys
from collections.abc import Iterator


class MemoryBlobs:
    def __init__(self) -> None:
        self._blobs: dict[str, bytes] = {}

    def put(self, name: str, data: bytes, *, replace: bool = False) -> bool:
        if "//" in name or ".." in name or not name:
            raise ValueError("no name of a blob")
        if name in self._blobs and not replace:
            return False
        self._blobs[name] = bytes(data)
        return True

    def get(self, name: str) -> bytes | None:
        return self._blobs.get(name)

    def exists(self, name: str) -> bool:
        return name in self._blobs

    def delete(self, name: str) -> None:
        self._blobs.pop(name, None)

    def names(self, prefix: str = "") -> Iterator[str]:
        return iter([name for name in self._blobs if name.startswith(prefix)])

    def free_bytes(self) -> int:
        return sys.maxsize
