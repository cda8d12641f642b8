"""Sealed leaves as the portal works with them, wherever they lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from portal.store.blobs import Blobs


class Leaves(Protocol):
    """The leaves of a dossier, each at its own offset; a dossier's id is a canonical UUID. Raises OSError."""

    def write(self, dossier_id: str, pieces: list[tuple[int, bytes]]) -> None:
        """Write `(offset, data)` pieces and return when they are durable."""
        ...

    def sync(self, dossier_id: str) -> None:
        """Make all that was written durable once more, by whoever is about to vouch for it."""
        ...

    def read(self, dossier_id: str, offset: int, size: int) -> bytes:
        """Up to `size` bytes of the piece that was written at `offset`; b"" where there is none."""
        ...

    def remove(self, dossier_id: str) -> None:
        """Give the room back; nothing happens where nothing is."""
        ...

    def names(self) -> Iterator[str]:
        """The ids of all dossiers that have leaves here."""
        ...

    def free_bytes(self) -> int:
        """Room that is left; where nobody can tell, more than anybody needs."""
        ...


class BlobLeaves:
    """Leaves as blobs, one a piece, named by dossier id and offset: for places that know whole blobs only."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs

    def write(self, dossier_id: str, pieces: list[tuple[int, bytes]]) -> None:
        for offset, data in pieces:
            # Replaced, because what lies there may have rotted: the one who writes has just hashed it.
            self._blobs.put(f"{dossier_id}/{offset}", data, replace=True)

    def sync(self, dossier_id: str) -> None:
        """A blob is durable from the moment at which it was put."""

    def read(self, dossier_id: str, offset: int, size: int) -> bytes:
        return (self._blobs.get(f"{dossier_id}/{offset}") or b"")[:size]

    def remove(self, dossier_id: str) -> None:
        for name in list(self._blobs.names(f"{dossier_id}/")):
            self._blobs.delete(name)

    def names(self) -> Iterator[str]:
        last = ""
        for name in sorted(self._blobs.names()):
            dossier_id = name.partition("/")[0]
            if dossier_id != last:
                last = dossier_id
                yield dossier_id

    def free_bytes(self) -> int:
        return self._blobs.free_bytes()
