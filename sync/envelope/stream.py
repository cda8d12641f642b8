"""One part as a run of sealed leaves: the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015).

Each part has a key of its own, so a nonce is just the leaf's place: 7 zero bytes, a counter of 4, and 1
for the last leaf. Dropped, doubled, swapped and cut-off leaves all fail to open.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.envelope.header import LEAF_SIZE, leaf_count

_PART = b"tram-mot-cua/1/part\0"
_COMMIT = b"tram-mot-cua/1/commit\0"


def part_key(content_key: bytes, part: int) -> bytes:
    return _derive(content_key, _PART + part.to_bytes(4, "big"))


def commitment(content_key: bytes, dossier_id: str) -> bytes:
    """Ties the header to one content key: AES-GCM alone lets one ciphertext open under two."""
    return _derive(content_key, _COMMIT + dossier_id.encode("ascii"))


def commits(content_key: bytes, dossier_id: str, claimed: bytes) -> bool:
    return hmac.compare_digest(commitment(content_key, dossier_id), claimed)


def seal_part(key: bytes, data: bytes, header_sha256: bytes) -> Iterator[bytes]:
    """The sealed leaves of one part in order; the header's hash is the associated data."""
    cipher, count = AESGCM(key), leaf_count(len(data))
    view = memoryview(data)
    for index in range(count):
        piece = view[index * LEAF_SIZE : (index + 1) * LEAF_SIZE]
        yield cipher.encrypt(_nonce(index, last=index == count - 1), piece, header_sha256)


def open_leaf(key: bytes, index: int, sealed: bytes, header_sha256: bytes, *, last: bool) -> bytes | None:
    """The plaintext of leaf `index` of its part, or None if it is not that leaf, whole and untouched."""
    try:
        return AESGCM(key).decrypt(_nonce(index, last=last), sealed, header_sha256)
    except (InvalidTag, ValueError):
        return None


def _nonce(index: int, *, last: bool) -> bytes:
    return bytes(7) + index.to_bytes(4, "big") + bytes([last])


def _derive(content_key: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(content_key)
