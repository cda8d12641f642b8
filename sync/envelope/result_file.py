"""The file of a result, sealed once under a key of its own: AES-256-GCM, the tag at the end.

The key is drawn for this file and never seals another, so the nonce is all zeros. AES-GCM does not commit to
its key; size and SHA-256 of the plaintext stand beside the key, in what only the citizen opens.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = bytes(12)
_ABOUT = b"tram-mot-cua/1/result"


def seal_file(pdf: bytes, key: bytes) -> bytes:
    """`key`: 32 bytes, drawn for this file. Raises ValueError for a key of another length."""
    return AESGCM(key).encrypt(_NONCE, pdf, _ABOUT)


def open_file(sealed: bytes, key: bytes, *, size: int, sha256: str) -> bytes | None:
    """The file, or None where this is not the one that size and hash speak of, whole and untouched."""
    try:
        pdf = AESGCM(key).decrypt(_NONCE, sealed, _ABOUT)
    except (InvalidTag, ValueError):
        return None
    same = hmac.compare_digest(hashlib.sha256(pdf).hexdigest(), sha256)
    return pdf if same and len(pdf) == size else None
