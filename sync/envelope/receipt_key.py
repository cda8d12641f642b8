"""The key on a receipt: 16 random bytes in the QR's fragment, from which the visit's private key is made.

A fragment never leaves a browser, so the status page is told the code alone. 26 base-32 characters keep the QR
small; HKDF-SHA256 (RFC 5869) stretches them to the seed of an X25519 key.
"""

from __future__ import annotations

import re

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.contract import ids
from sync.contract.keyset import Kem
from sync.envelope.kem import SEED_SIZE, PrivateKey

SECRET_BYTES = 16
_LENGTH = 26
_TEXT = re.compile(f"[{ids.CROCKFORD}]{{{_LENGTH}}}")
_FRAGMENT = re.compile(r"[?&]code=([A-Z0-9-]{15})#k=([0-9A-Z]{26})\Z")
_LONGEST_URL = 400


def visit_key(secret: bytes) -> PrivateKey:
    """The private half of a dossier's `visit_key`. Raises ValueError unless `secret` has 16 bytes."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("a receipt's secret has 16 bytes")
    seed = HKDF(SHA256(), SEED_SIZE, salt=None, info=b"tram-mot-cua/1/visit").derive(secret)
    return PrivateKey(Kem.X25519, seed)


def receipt_url(status_url: str, code: str, secret: bytes) -> str:
    """What the receipt's QR says."""
    return f"{status_url}?code={code}#k={ids.base32(int.from_bytes(secret, 'big'), _LENGTH)}"


def read_receipt_url(text: str) -> tuple[str, bytes] | None:
    """Code and secret out of a receipt's QR, whichever portal's address stands before them."""
    found = _FRAGMENT.search(text) if len(text) <= _LONGEST_URL else None
    if found is None or not ids.is_valid(found[1]) or not _TEXT.fullmatch(found[2]):
        return None
    value = 0
    for character in found[2]:
        value = value << 5 | ids.CROCKFORD.index(character)
    return None if value >> 8 * SECRET_BYTES else (found[1], value.to_bytes(SECRET_BYTES, "big"))
