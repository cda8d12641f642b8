"""The newest key set that this kiosk ever took into use, so that no restart takes it back to an older one."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from kiosk_app.store.database import Database
from sync.envelope.durable import replace_durably

NAME = "newest_keyset.json"
_LIMIT = 256 * 1024


class Keysets:
    """One row, and with `folder` a file beside visit.db: a renewed database must not bring a revoked key back.

    What is in them is verified like anything else when it is read again.
    """

    def __init__(self, database: Database, folder: Path | None = None) -> None:
        self._database = database
        self._path = folder / NAME if folder else None

    def kept(self) -> tuple[bytes, ...]:
        """The signed documents as they were kept, in no order."""
        return tuple(document for document in (self._in_row(), self._in_file()) if document is not None)

    def _in_file(self) -> bytes | None:
        try:
            with self._path.open("rb") if self._path else contextlib.nullcontext() as file:
                return file.read(_LIMIT) if file else None
        except OSError:
            return None

    def _in_row(self) -> bytes | None:
        row = self._database.one("SELECT document FROM keyset")
        if row is None:
            return None
        assert isinstance(row[0], bytes)
        return row[0]

    def keep(self, version: int, document: bytes) -> bool:
        """Keep it unless a newer one is kept; False where the disk does not take it now.

        The file takes what it is given: whoever keeps has read `kept` first.
        """
        try:
            with self._database.transaction() as rows:
                rows.execute(
                    "INSERT INTO keyset (only, version, document) VALUES (1, ?, ?)"
                    " ON CONFLICT (only) DO UPDATE SET version = excluded.version, document = excluded.document"
                    " WHERE excluded.version > keyset.version",
                    (version, document),
                )
            if self._path:
                replace_durably(self._path, document)
        except (sqlite3.Error, OSError):
            return False
        return True
