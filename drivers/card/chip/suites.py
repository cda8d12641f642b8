"""Cipher suites of secure messaging: triple DES and AES behind one shape (ICAO 9303-11, 9.8.6 and 9.8.7)."""

from __future__ import annotations

from typing import Protocol

from drivers.card.chip import aes, tdes
from drivers.card.chip.key_derivation import Cipher, KeyPair, SessionKeys
from drivers.card.chip.padding import pad


class Suite(Protocol):
    """Encrypts and authenticates under the send sequence counter `ssc`, which is `counter_size` bytes long."""

    block: int
    counter_size: int

    def encrypt(self, ssc: int, data: bytes) -> bytes:
        """Whole blocks."""
        ...

    def decrypt(self, ssc: int, data: bytes) -> bytes:
        """Whole blocks. Raises ValueError for anything else."""
        ...

    def mac(self, ssc: int, data: bytes) -> bytes:
        """Eight bytes over the counter and the padded data."""
        ...


class TdesSuite:
    block = tdes.BLOCK
    counter_size = tdes.BLOCK

    def __init__(self, keys: KeyPair) -> None:
        self._keys = keys

    def encrypt(self, ssc: int, data: bytes) -> bytes:
        del ssc  # the clause asks for a zero IV
        return tdes.encrypt(self._keys.enc, data)

    def decrypt(self, ssc: int, data: bytes) -> bytes:
        del ssc
        return tdes.decrypt(self._keys.enc, data)

    def mac(self, ssc: int, data: bytes) -> bytes:
        return tdes.mac(self._keys.mac, ssc.to_bytes(self.counter_size, "big") + data)


class AesSuite:
    block = aes.BLOCK
    counter_size = aes.BLOCK

    def __init__(self, keys: KeyPair) -> None:
        self._keys = keys

    def encrypt(self, ssc: int, data: bytes) -> bytes:
        return aes.encrypt(self._keys.enc, data, self._iv(ssc))

    def decrypt(self, ssc: int, data: bytes) -> bytes:
        return aes.decrypt(self._keys.enc, data, self._iv(ssc))

    def mac(self, ssc: int, data: bytes) -> bytes:
        # Padded before CMAC, which would by itself take a whole last block as it is.
        return aes.mac(self._keys.mac, pad(ssc.to_bytes(self.counter_size, "big") + data, self.block))

    def _iv(self, ssc: int) -> bytes:
        return aes.encrypt(self._keys.enc, ssc.to_bytes(self.counter_size, "big"))


def suite_of(session: SessionKeys) -> Suite:
    return TdesSuite(session.keys) if session.cipher is Cipher.TDES else AesSuite(session.keys)


def decrypt_nonce(cipher: Cipher, key: bytes, data: bytes) -> bytes:
    """PACE's encrypted nonce, CBC with zero IV (9303-11, 4.4.3.3). Raises ValueError for a broken block."""
    return tdes.decrypt(key, data) if cipher is Cipher.TDES else aes.decrypt(key, data)


def token(cipher: Cipher, key: bytes, data: bytes) -> bytes:
    """PACE's authentication token: eight bytes (9303-11, 4.4.3.4)."""
    return tdes.mac(key, data) if cipher is Cipher.TDES else aes.mac(key, data)


def block_of(cipher: Cipher) -> int:
    return tdes.BLOCK if cipher is Cipher.TDES else aes.BLOCK
