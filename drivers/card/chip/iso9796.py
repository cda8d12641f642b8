"""ISO/IEC 9796-2, signature scheme 1 with partial recovery: how chips sign with RSA (9303-11, 6.1.2.2)."""

from __future__ import annotations

import hashlib
import hmac

from drivers.card.chip.public_keys import RsaKey

_PARTIAL_RECOVERY = 0x6A
_SHA1_TRAILER = 0xBC
_HASH_FOLLOWS = 0xCC
_LAST_NIBBLE = 0x0C
#: Hash identifiers of ISO/IEC 10118. SHA-1 belongs to the short trailer; some chips write it out all the same.
_HASHES = {0x33: "sha1", 0x38: "sha224", 0x34: "sha256", 0x36: "sha384", 0x35: "sha512"}


def verifies(key: RsaKey, signature: bytes, known: bytes) -> bool:
    """Whether `signature` is over its own recoverable part followed by `known`."""
    number = int.from_bytes(signature, "big")
    if len(signature) != key.size or number >= key.modulus:
        return False
    opened = pow(number, key.exponent, key.modulus)
    # Signers may give the smaller of the number and its negative (ISO/IEC 9796-2, B.4).
    if opened & 0x0F != _LAST_NIBBLE:
        opened = key.modulus - opened
    return representative_holds(opened.to_bytes(key.size, "big"), known)


def representative_holds(representative: bytes, known: bytes) -> bool:
    """The message representative: header, recoverable part, hash over that and `known`, trailer."""
    name, rest = _without_trailer(representative)
    if name is None or representative[0] != _PARTIAL_RECOVERY:
        return False
    size = hashlib.new(name).digest_size
    if len(rest) <= 1 + size:
        return False
    recovered, stated = rest[1:-size], rest[-size:]
    return hmac.compare_digest(hashlib.new(name, recovered + known).digest(), stated)


def _without_trailer(representative: bytes) -> tuple[str | None, bytes]:
    if representative[-1] == _SHA1_TRAILER:
        return "sha1", representative[:-1]
    if representative[-1] == _HASH_FOLLOWS:
        return _HASHES.get(representative[-2]), representative[:-2]
    return None, b""
