"""Drafts, unreadable without a key that lies on a memory file system and dies with the power.

ChaCha20-Poly1305 (RFC 8439) with a random nonce; the visit's id is the associated data.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from drivers.scanner.page.memory import lies_in_memory
from kiosk_app.store.database import Database

KEY_BYTES = 32
_NONCE = 12


def draft_key(folder: Path, random: Callable[[int], bytes]) -> bytes:
    """The key of this power-on, made at the first call and kept in `folder`.

    On a disk it would outlive the power and could be stolen with the drafts: where `folder` lies on none of
    memory, the key is this process's alone.
    """
    if not lies_in_memory(folder):
        return random(KEY_BYTES)
    path = folder / "draft.key"
    with contextlib.suppress(FileNotFoundError):
        found = path.read_bytes()
        if len(found) == KEY_BYTES:
            return found
        path.unlink()
    key = random(KEY_BYTES)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
    return key


class Drafts:
    def __init__(self, database: Database, key: bytes, random: Callable[[int], bytes]) -> None:
        self._database = database
        self._cipher = ChaCha20Poly1305(key)
        self._random = random

    def save(self, visit: str, draft: Mapping[str, object]) -> None:
        nonce = self._random(_NONCE)
        plain = json.dumps(draft, ensure_ascii=False).encode()
        sealed = nonce + self._cipher.encrypt(nonce, plain, visit.encode())
        with self._database.transaction() as rows:
            rows.execute(
                "INSERT INTO drafts (visit, sealed) VALUES (?, ?)"
                " ON CONFLICT (visit) DO UPDATE SET sealed = excluded.sealed",
                (visit, sealed),
            )

    def load(self, visit: str) -> dict[str, object] | None:
        """The draft, or None when there is none or the key is not that of its power-on."""
        row = self._database.one("SELECT sealed FROM drafts WHERE visit = ?", visit)
        if row is None:
            return None
        sealed = row[0]
        assert isinstance(sealed, bytes)
        try:
            plain = self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], visit.encode())
        except InvalidTag:
            return None
        loaded: dict[str, object] = json.loads(plain)
        return loaded

    def visits(self) -> tuple[str, ...]:
        """The visits that have a draft, readable or not."""
        return tuple(str(row[0]) for row in self._database.all("SELECT visit FROM drafts"))

    def forget_all(self) -> int:
        """Forget every draft; how many there were. secure_delete overwrites their pages."""
        with self._database.transaction() as rows:
            return rows.execute("DELETE FROM drafts").rowcount
