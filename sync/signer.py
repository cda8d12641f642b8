"""The sender's key at work: each request signed, each counter used once."""

from __future__ import annotations

import threading

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.contract import http_signature
from sync.store import counters
from sync.store.connection import Connection

# One durable write for so many requests; what a kill leaves unused is skipped.
_BLOCK = 500
# A hundred requests a second for ninety thousand years. A liar who named more would bring us near the greatest
# number that the contract can write, and no portal could then tell us where it stands.
_MOST_BELIEVED = 1 << 48


class RequestSigner:
    """Thread-safe. Raises sqlite3.Error where no counter can be reserved."""

    def __init__(self, store: Connection, key: Ed25519PrivateKey, kiosk: str) -> None:
        self._store = store
        self._key = key
        self._kiosk = kiosk
        self._guard = threading.Lock()
        self._left = iter(range(0))

    def headers(self, method: str, target: str, body_sha256: bytes) -> dict[str, str]:
        return http_signature.sign(method, target, body_sha256, self._next(), self._key, kiosk=self._kiosk)

    def raise_counter(self, seen: int) -> None:
        """The portal has seen a counter as high as this from us, unless nobody ever counts so far."""
        if seen > _MOST_BELIEVED:
            return
        with self._guard:
            counters.raise_to(self._store, counters.REQUESTS, seen)
            self._left = iter(range(0))

    def _next(self) -> int:
        with self._guard:
            number = next(self._left, None)
            if number is None:
                self._left = iter(counters.reserve(self._store, counters.REQUESTS, _BLOCK))
                number = next(self._left)
            return number
