"""Sealed leaves as the portal works with them, wherever they lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


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
