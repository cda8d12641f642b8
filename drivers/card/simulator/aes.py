"""AES in CBC and as a MAC, built here on nothing but the single block (FIPS 197; NIST SP 800-38A, 800-38B)."""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.ciphers.modes import ECB

BLOCK = 16


class Aes:
    """One key of 16, 24 or 32 bytes."""

    def __init__(self, key: bytes) -> None:
        cipher = Cipher(algorithms.AES(key), ECB())  # noqa: S305 (single blocks; the chaining is below)
        self._seal, self._open = cipher.encryptor(), cipher.decryptor()

    def block(self, data: bytes) -> bytes:
        """Encrypt one block."""
        return self._seal.update(data)

    def encrypt(self, start: bytes, data: bytes) -> bytes:
        """CBC over whole blocks, `start` the initialisation vector."""
        out = bytearray()
        for at in range(0, len(data), BLOCK):
            start = self.block(_xor(start, data[at : at + BLOCK]))
            out += start
        return bytes(out)

    def decrypt(self, start: bytes, data: bytes) -> bytes:
        """Undo `encrypt`."""
        plain = self._open.update(data)
        return _xor(plain, (start + data)[: len(plain)])

    def cmac(self, data: bytes) -> bytes:
        """Sixteen bytes (SP 800-38B, 6.2)."""
        first = _doubled(self.block(bytes(BLOCK)))
        whole = bool(data) and len(data) % BLOCK == 0
        last = data if whole else padded(data, BLOCK)
        mask = first if whole else _doubled(first)
        last = last[:-BLOCK] + _xor(last[-BLOCK:], mask)
        return self.encrypt(bytes(BLOCK), last)[-BLOCK:]


def padded(data: bytes, block: int) -> bytes:
    """A one bit and zeros up to the block (ISO/IEC 9797-1, method 2)."""
    return data + b"\x80" + bytes(-(len(data) + 1) % block)


def _doubled(value: bytes) -> bytes:
    """Times two in GF(2^128)."""
    shifted = int.from_bytes(value, "big") << 1
    if shifted >> 128:
        shifted = shifted ^ 0x87 ^ 1 << 128
    return shifted.to_bytes(BLOCK, "big")


def _xor(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).to_bytes(len(one), "big")
