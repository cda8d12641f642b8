"""The latest time that each key has signed and this kiosk has seen, so that no restart sets it back.

By key: a time that a stolen key made up goes with the key, once the root signs a key set without it. Sealed
with a key of this device, so that a row that was damaged or written by another hand is as none. Nothing of a
dossier is kept: the documents that proved the times name its code.
"""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
from collections.abc import Mapping
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk_app.store.database import Database
from sync.contract.times import format_time, parse_time

_INFO = b"tram-mot-cua/1/witnessed-time"


def seal_key(device: bytes) -> bytes:
    """32 bytes for the seals (HKDF, RFC 5869), from the device's own private key."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_INFO).derive(device)


class Witnessed:
    """`key` is `seal_key`. What cannot be read or written now is as if it were not there."""

    def __init__(self, database: Database, key: bytes) -> None:
        self._database = database
        self._key = key

    def kept(self) -> Mapping[str, datetime]:
        """Key id → the latest time under it, to the second."""
        try:
            # As bytes: a damaged text may be no text at all.
            rows = self._database.all("SELECT CAST(kid AS BLOB), CAST(at AS BLOB), seal FROM witnessed")
        except sqlite3.Error:
            return {}
        found = {}
        for kid, at, seal in rows:
            moment = self._opened(kid, at, seal)
            if moment is not None:
                found[_bytes(kid).decode()] = moment
        return found

    def keep(self, kid: str, at: datetime) -> bool:
        """Keep it unless a later one is kept; False where the disk does not take it now."""
        text = format_time(at)
        try:
            with self._database.transaction() as rows:
                query = "SELECT CAST(kid AS BLOB), CAST(at AS BLOB), seal FROM witnessed WHERE kid = ?"
                row = rows.execute(query, (kid,)).fetchone()
                before = self._opened(*row) if row else None
                if before is None or before < at:
                    seal = self._seal(kid.encode(), text.encode())
                    rows.execute("REPLACE INTO witnessed (kid, at, seal) VALUES (?, ?, ?)", (kid, text, seal))
        except sqlite3.Error:
            return False
        return True

    def _opened(self, kid: object, at: object, seal: object) -> datetime | None:
        if not hmac.compare_digest(self._seal(_bytes(kid), _bytes(at)), _bytes(seal)):
            return None
        return parse_time(_bytes(at).decode())

    def _seal(self, kid: bytes, at: bytes) -> bytes:
        return hmac.new(self._key, kid + b"\0" + at, hashlib.sha256).digest()


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes), "a STRICT column"
    return value
