"""Drafts, unreadable without a key that lies on a memory file system and dies with the power.

Where the visit's chip was read, that card brings the key back for a short while (`keeping`).
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
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from drivers.scanner.page.memory import lies_in_memory
from kiosk_app.store.database import Database
from kiosk_app.store.keeping import CardWraps

KEY_BYTES = 32
_NONCE = 12
_INFO = b"tram-mot-cua/1/draft of\0"


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
    """Each draft has a key of its own out of this power-on's, so that a card is given one key and no other."""

    def __init__(
        self,
        database: Database,
        key: bytes,
        random: Callable[[int], bytes],
        cards: CardWraps | None = None,
    ) -> None:
        """Without `cards` no draft outlives the power."""
        self._database = database
        self._key = key
        self._random = random
        self._cards = cards

    def save(self, visit: str, draft: Mapping[str, object], card: bytes | None = None) -> None:
        """`card` is `keeping.card_key` of the chip that was read in this visit."""
        key = self._key_of(visit)
        sealed = _seal(key, visit, draft, self._random(_NONCE))
        with self._database.transaction() as rows:
            rows.execute(
                "INSERT INTO drafts (visit, sealed) VALUES (?, ?)"
                " ON CONFLICT (visit) DO UPDATE SET sealed = excluded.sealed",
                (visit, sealed),
            )
            if self._cards is not None:
                self._cards.put(rows, visit, key, card)

    def load(self, visit: str) -> dict[str, object] | None:
        """The draft, or None when there is none or the key is not that of its power-on."""
        return self._open(visit, self._key_of(visit))

    def kept_for(self, card: bytes) -> list[tuple[str, dict[str, object]]]:
        """Visit and draft of those that were cut off with this card, the newest first."""
        if self._cards is None:
            return []
        opened = [(visit, self._open(visit, key)) for visit, key in self._cards.open(card)]
        return [(visit, draft) for visit, draft in opened if draft is not None]

    def visits(self) -> tuple[str, ...]:
        """The visits that have a draft, readable or not."""
        return tuple(str(row[0]) for row in self._database.all("SELECT visit FROM drafts"))

    def begin(self) -> set[str]:
        """At each start: the visits that a card may still open."""
        if self._cards is None:
            return set()
        self._cards.count_boot()
        self.sweep()
        return self._cards.holds()

    def sweep(self) -> int:
        """Destroy what has been kept long enough; how many."""
        gone = self._cards.expired() if self._cards is not None else []
        for visit in gone:
            self.forget(visit)
        return len(gone)

    def forget(self, visit: str) -> None:
        with self._database.transaction() as rows:
            rows.execute("DELETE FROM draft_cards WHERE visit = ?", (visit,))
            rows.execute("DELETE FROM drafts WHERE visit = ?", (visit,))
        self._database.empty_log()

    def forget_all(self) -> int:
        """Forget every draft; how many there were."""
        with self._database.transaction() as rows:
            rows.execute("DELETE FROM draft_cards")
            gone = rows.execute("DELETE FROM drafts").rowcount
        self._database.empty_log()
        return gone

    def _key_of(self, visit: str) -> bytes:
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=_INFO + visit.encode()).derive(
            self._key
        )

    def _open(self, visit: str, key: bytes) -> dict[str, object] | None:
        row = self._database.one("SELECT sealed FROM drafts WHERE visit = ?", visit)
        if row is None:
            return None
        sealed = row[0]
        assert isinstance(sealed, bytes)
        try:
            plain = ChaCha20Poly1305(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], visit.encode())
        except InvalidTag:
            return None
        loaded: dict[str, object] = json.loads(plain)
        return loaded


def _seal(key: bytes, visit: str, draft: Mapping[str, object], nonce: bytes) -> bytes:
    plain = json.dumps(draft, ensure_ascii=False).encode()
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, visit.encode())
