"""AES as ICAO 9303-11 uses it for PACE and secure messaging: CBC and CMAC (4.4.3.4, 9.8.7; SP 800-38B)."""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.cmac import CMAC

BLOCK = 16
ZERO_IV = bytes(BLOCK)
_MAC = 8


def encrypt(key: bytes, data: bytes, iv: bytes = ZERO_IV) -> bytes:
    """CBC over whole blocks; `key` is 16, 24 or 32 bytes."""
    worker = Cipher(AES(key), CBC(iv)).encryptor()
    return worker.update(data) + worker.finalize()


def decrypt(key: bytes, data: bytes, iv: bytes = ZERO_IV) -> bytes:
    """Undo `encrypt`. Raises ValueError where `data` is no whole number of blocks."""
    worker = Cipher(AES(key), CBC(iv)).decryptor()
    return worker.update(data) + worker.finalize()


def mac(key: bytes, data: bytes) -> bytes:
    """CMAC cut to its first 8 bytes."""
    worker = CMAC(AES(key))
    worker.update(data)
    return worker.finalize()[:_MAC]
