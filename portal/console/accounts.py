"""Officers' accounts: a name and a scrypt hash (RFC 7914) each, in one file of the console's own folder."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sync.contract.canonical import b64decode, b64encode
from sync.envelope.durable import replace_durably

PRACTICE = "practice"
"""Whoever uses the open console of a practice system."""
RESERVED = frozenset({PRACTICE, "committer", "opener", "ingest", "console", "unknown"})
LEAST_PASSWORD = 10
MOST_PASSWORD = 200
_NAME = re.compile(r"\w[\w .-]{0,59}")
_N, _R, _P = 1 << 15, 8, 1
_MEMORY = 64 << 20
_SALT_BYTES = 16


def is_name(name: str) -> bool:
    """Whether an officer may be called so; the names of our own parts are taken."""
    return _NAME.fullmatch(name) is not None and name not in RESERVED


class Accounts:
    """Reads the file whenever it is asked, so that whoever was removed is out at once."""

    def __init__(self, path: Path, random: Callable[[int], bytes]) -> None:
        self._path = path
        self._random = random

    def add(self, name: str, password: str) -> bool:
        """A new account, or a new password for it. False where either cannot be taken."""
        if not is_name(name) or not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
            return False
        salt = self._random(_SALT_BYTES)
        entry = {"salt": b64encode(salt), "hash": b64encode(_hash(password, salt))}
        self._write(self._read() | {name: entry})
        return True

    def remove(self, name: str) -> bool:
        known = self._read()
        if known.pop(name, None) is None:
            return False
        self._write(known)
        return True

    def names(self) -> list[str]:
        return sorted(self._read())

    def is_right(self, name: str, password: str) -> bool:
        """Takes as long for a name that nobody has. Blocks for a tenth of a second."""
        entry = self._read().get(name)
        salt = b64decode(str(entry["salt"])) if entry else bytes(_SALT_BYTES)
        expected = b64decode(str(entry["hash"])) if entry else bytes(32)
        found = _hash(password[:MOST_PASSWORD], salt or b"")
        return hmac.compare_digest(found, expected or b"") and entry is not None

    def stamp(self, name: str) -> str | None:
        """Changes with the password; None once the account is gone."""
        entry = self._read().get(name)
        return None if entry is None else str(entry["hash"])

    def _read(self) -> dict[str, Any]:
        try:
            known: dict[str, Any] = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return known

    def _write(self, known: dict[str, Any]) -> None:
        replace_durably(self._path, json.dumps(known, ensure_ascii=False, indent=1).encode())


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY, dklen=32)
