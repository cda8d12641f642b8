"""The newest key set that this kiosk ever took into use, so that no restart takes it back to an older one."""

from __future__ import annotations

import sqlite3

from kiosk_app.store.database import Database


class Keysets:
    """One row. What is in it is verified like anything else when it is read again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self) -> bytes | None:
        """The signed document, as it was kept."""
        row = self._database.one("SELECT document FROM keyset")
        if row is None:
            return None
        assert isinstance(row[0], bytes)
        return row[0]

    def keep(self, version: int, document: bytes) -> bool:
        """Keep it unless a newer one is kept; False where the disk does not take it now."""
        try:
            with self._database.transaction() as rows:
                rows.execute(
                    "INSERT INTO keyset (only, version, document) VALUES (1, ?, ?)"
                    " ON CONFLICT (only) DO UPDATE SET version = excluded.version, document = excluded.document"
                    " WHERE excluded.version > keyset.version",
                    (version, document),
                )
        except sqlite3.Error:
            return False
        return True
