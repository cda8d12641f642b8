"""Two-key triple DES as ICAO 9303-11 uses it for BAC and secure messaging (4.3, 9.8).

The only file that touches the cipher: `cryptography` keeps it among the decrepit ones, and rightly so. It
is what the older cards speak; nothing of ours is protected by it.
"""

from __future__ import annotations

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.modes import CBC

BLOCK = 8
KEY = 16
_ZERO = bytes(BLOCK)


def pad(data: bytes) -> bytes:
    """ISO/IEC 9797-1 padding method 2: a one bit, then zeros up to the block."""
    return data + b"\x80" + bytes(-(len(data) + 1) % BLOCK)


def unpad(data: bytes) -> bytes:
    """Undo `pad`. Raises ValueError where no padding stands."""
    body = data.rstrip(b"\x00")
    if not body or body[-1] != 0x80 or len(data) - len(body) >= BLOCK:
        raise ValueError("padding")
    return body[:-1]


def encrypt(key: bytes, data: bytes) -> bytes:
    """CBC with zero IV over whole blocks; `key` is 16 bytes."""
    worker = Cipher(TripleDES(key + key[:BLOCK]), CBC(_ZERO)).encryptor()
    return worker.update(data) + worker.finalize()


def decrypt(key: bytes, data: bytes) -> bytes:
    """Undo `encrypt`. Raises ValueError where `data` is no whole number of blocks."""
    worker = Cipher(TripleDES(key + key[:BLOCK]), CBC(_ZERO)).decryptor()
    return worker.update(data) + worker.finalize()


def mac(key: bytes, data: bytes) -> bytes:
    """Retail MAC: ISO/IEC 9797-1 algorithm 3 with DES and padding method 2, 8 bytes."""
    padded = pad(data)
    first, last = padded[:-BLOCK], padded[-BLOCK:]
    chained = _ZERO
    if first:
        # Single DES under K1 is triple DES under K1, K1, K1.
        chain = Cipher(TripleDES(key[:BLOCK] * 3), CBC(_ZERO)).encryptor()
        chained = (chain.update(first) + chain.finalize())[-BLOCK:]
    outer = Cipher(TripleDES(key + key[:BLOCK]), CBC(chained)).encryptor()
    return outer.update(last) + outer.finalize()
