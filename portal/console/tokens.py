"""Proof that this console drew a form for this officer: browsers send a password along with any form."""

from __future__ import annotations

import hmac


class Tokens:
    """`key`: 32 random bytes of this process; a page older than it has to be drawn again."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def make(self, officer: str, code: str) -> str:
        return hmac.digest(self._key, f"{officer}\0{code}".encode(), "sha256").hex()

    def is_genuine(self, officer: str, code: str, token: str) -> bool:
        return hmac.compare_digest(self.make(officer, code).encode(), token.encode())
