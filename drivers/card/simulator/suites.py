"""The two families of secure messaging on the chip, and how their keys grow (ICAO 9303-11, 9.7 and 9.8)."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Protocol

from drivers.card.simulator.aes import BLOCK, Aes, padded
from drivers.card.simulator.des import TwoKeys

_ENC, _MAC, PASSWORD = 1, 2, 3


class Cipher(StrEnum):
    """Names as personas write them."""

    TDES = "3des"
    AES128 = "aes128"
    AES192 = "aes192"
    AES256 = "aes256"


#: The last arc of the object identifiers of PACE and Chip Authentication (9303-11, 9.2.1 and 9.2.7).
ARC = {Cipher.TDES: 1, Cipher.AES128: 2, Cipher.AES192: 3, Cipher.AES256: 4}
_KEY_BYTES = {Cipher.AES128: 16, Cipher.AES192: 24, Cipher.AES256: 32}


class Suite(Protocol):
    """Encryption and seal of one session. `counter` is the send sequence counter."""

    block: int

    def encrypt(self, counter: int, data: bytes) -> bytes: ...

    def decrypt(self, counter: int, data: bytes) -> bytes: ...

    def mac(self, counter: int, data: bytes) -> bytes:
        """Eight bytes over the counter and padded data."""
        ...


class TripleDesSuite:
    block = 8

    def __init__(self, enc: TwoKeys, mac: TwoKeys) -> None:
        self._enc, self._mac = enc, mac

    def encrypt(self, counter: int, data: bytes) -> bytes:
        del counter  # the vector is zero (9303-11, 9.8.6.2)
        return self._enc.encrypt(data)

    def decrypt(self, counter: int, data: bytes) -> bytes:
        del counter
        return self._enc.decrypt(data)

    def mac(self, counter: int, data: bytes) -> bytes:
        return self._mac.mac(counter.to_bytes(8, "big") + data)


class AesSuite:
    block = BLOCK

    def __init__(self, enc: bytes, mac: bytes) -> None:
        self._enc, self._mac = Aes(enc), Aes(mac)

    def encrypt(self, counter: int, data: bytes) -> bytes:
        return self._enc.encrypt(self._start(counter), data)

    def decrypt(self, counter: int, data: bytes) -> bytes:
        return self._enc.decrypt(self._start(counter), data)

    def mac(self, counter: int, data: bytes) -> bytes:
        # Padded here, so that CMAC has whole blocks and adds no padding of its own (9303-11, 9.8.6.1).
        return self._mac.cmac(padded(counter.to_bytes(16, "big") + data, BLOCK))[:8]

    def _start(self, counter: int) -> bytes:
        return self._enc.block(counter.to_bytes(16, "big"))


def both_keys(seed: bytes) -> tuple[TwoKeys, TwoKeys]:
    """The triple DES keys to encrypt and to authenticate with, derived from a seed."""
    return TwoKeys(derived(Cipher.TDES, seed, _ENC)), TwoKeys(derived(Cipher.TDES, seed, _MAC))


def derived(cipher: Cipher, seed: bytes, counter: int) -> bytes:
    """One key (9303-11, 9.7.1)."""
    data = seed + counter.to_bytes(4, "big")
    if cipher in (Cipher.AES192, Cipher.AES256):
        return hashlib.sha256(data).digest()[: _KEY_BYTES[cipher]]
    raw = hashlib.sha1(data).digest()[:16]  # noqa: S324 (the clause says SHA-1)
    if cipher is Cipher.AES128:
        return raw
    return bytes(octet ^ (octet.bit_count() + 1) % 2 for octet in raw)


def aes_keys(cipher: Cipher, seed: bytes) -> tuple[bytes, bytes]:
    return derived(cipher, seed, _ENC), derived(cipher, seed, _MAC)


def suite_from(cipher: Cipher, seed: bytes) -> Suite:
    """The session that a shared secret opens."""
    if cipher is Cipher.TDES:
        return TripleDesSuite(*both_keys(seed))
    return AesSuite(*aes_keys(cipher, seed))
