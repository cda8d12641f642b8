"""Attachments at rest: one encrypted file each, in a folder of the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from portal.store.files import make_folder, write_durably


class DocumentFiles:
    """Files below `folder`, named by dossier id and number from 1."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, dossier_id: str, pieces: Sequence[bytes]) -> None:
        """Keep them durably. Raises OSError."""
        make_folder(self._folder_of(dossier_id))
        for number, piece in enumerate(pieces, start=1):
            write_durably(self._folder_of(dossier_id) / str(number), piece)

    def read(self, dossier_id: str, number: int) -> bytes | None:
        try:
            return (self._folder_of(dossier_id) / str(number)).read_bytes()
        except FileNotFoundError:
            return None

    def _folder_of(self, dossier_id: str) -> Path:
        return self._folder / dossier_id[-2:] / dossier_id
