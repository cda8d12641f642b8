"""The key derivation function and what it makes of a shared secret or a password (ICAO 9303-11, 9.7)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

#: So many bytes nobody can foretell.
Random = Callable[[int], bytes]

_ENC, _MAC, _PASSWORD = 1, 2, 3


class Cipher(StrEnum):
    """The four that a chip may ask for (9303-11, 4.4.3 and 6.2.3)."""

    TDES = "3des"
    AES128 = "aes128"
    AES192 = "aes192"
    AES256 = "aes256"


_AES_KEY = {Cipher.AES128: 16, Cipher.AES192: 24, Cipher.AES256: 32}


@dataclass(frozen=True, slots=True)
class KeyPair:
    """One key to encrypt with and one to authenticate with."""

    enc: bytes = field(repr=False)
    mac: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SessionKeys:
    """What both sides hold after an authentication; `ssc` is the start of the send sequence counter."""

    cipher: Cipher
    keys: KeyPair = field(repr=False)
    ssc: int = field(default=0, repr=False)


def key_pair(cipher: Cipher, secret: bytes) -> KeyPair:
    return KeyPair(_derive(cipher, secret, _ENC), _derive(cipher, secret, _MAC))


def password_key(cipher: Cipher, secret: bytes) -> bytes:
    """K of the password: what the chip's nonce is encrypted with (9303-11, 9.7.3)."""
    return _derive(cipher, secret, _PASSWORD)


def _derive(cipher: Cipher, secret: bytes, counter: int) -> bytes:
    """9303-11, 9.7.1: SHA-1 for keys of 16 bytes, SHA-256 for longer ones; DES keys with odd parity."""
    data = secret + counter.to_bytes(4, "big")
    if cipher in (Cipher.AES192, Cipher.AES256):
        return hashlib.sha256(data).digest()[: _AES_KEY[cipher]]
    key = hashlib.sha1(data).digest()[:16]  # noqa: S324 (the clause says SHA-1)
    return _parity(key) if cipher is Cipher.TDES else key


def _parity(key: bytes) -> bytes:
    return bytes(octet & 0xFE | (octet >> 1).bit_count() & 1 ^ 1 for octet in key)
