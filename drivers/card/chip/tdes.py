"""Two-key triple DES as ICAO 9303-11 uses it for BAC, PACE and secure messaging (4.3, 4.4.3.4, 9.8.6).

The only file that touches the cipher: `cryptography` keeps it among the decrepit ones, and rightly so. It
is what the older cards speak; nothing of ours is protected by it.
"""

from __future__ import annotations

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.modes import CBC

from drivers.card.chip.padding import pad

BLOCK = 8
KEY = 16
_ZERO = bytes(BLOCK)


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
    padded = pad(data, BLOCK)
    first, last = padded[:-BLOCK], padded[-BLOCK:]
    chained = _ZERO
    if first:
        # Single DES under K1 is triple DES under K1, K1, K1.
        chain = Cipher(TripleDES(key[:BLOCK] * 3), CBC(_ZERO)).encryptor()
        chained = (chain.update(first) + chain.finalize())[-BLOCK:]
    outer = Cipher(TripleDES(key + key[:BLOCK]), CBC(chained)).encryptor()
    return outer.update(last) + outer.finalize()
