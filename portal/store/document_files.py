"""Attachments at rest: one encrypted blob each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from portal.store.blobs import Blobs, FolderBlobs


class DocumentFiles:
    """Blobs in `place`, mostly a folder, named by dossier id and number from 1."""

    def __init__(self, place: Path | Blobs) -> None:
        self._blobs: Blobs = FolderBlobs(place) if isinstance(place, Path) else place

    def write(self, dossier_id: str, pieces: Sequence[bytes]) -> None:
        """Keep them durably. They replace those of a try that got no further. Raises OSError."""
        for number, piece in enumerate(pieces, start=1):
            self._blobs.put(f"{dossier_id}/{number}", piece, replace=True)

    def read(self, dossier_id: str, number: int) -> bytes | None:
        return self._blobs.get(f"{dossier_id}/{number}")
