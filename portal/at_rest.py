"""Documents at rest: the opener encrypts them to the console's key, and only the console opens them.

A dossier gets a fresh key of 32 bytes, wrapped for the console with HPKE; piece n (0 is the record, then
the attachments) is AES-256-GCM under it with n as the nonce, so no nonce serves twice under one key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.envelope.kem import PrivateKey, PublicKey

_KEY_BYTES = 32
_REMARK = b"tram-mot-cua/1/remark\0"


def seal_pieces(
    console: PublicKey, dossier_id: str, pieces: Sequence[bytes], random: Callable[[int], bytes]
) -> list[bytes]:
    """The sealed pieces; the first also carries the wrapped key. Raises ValueError on a broken console key."""
    key = random(_KEY_BYTES)
    wrapped = console.seal(key, _info(dossier_id))
    if wrapped is None:
        raise ValueError("the console's key is no key")
    cipher = AESGCM(key)
    sealed = [cipher.encrypt(_nonce(n), piece, _info(dossier_id)) for n, piece in enumerate(pieces)]
    return [len(wrapped).to_bytes(4, "big") + wrapped + sealed[0], *sealed[1:]]


class AtRest:
    """The opened key of one dossier at rest."""

    def __init__(self, cipher: AESGCM, dossier_id: str, record: bytes) -> None:
        self._cipher = cipher
        self._dossier_id = dossier_id
        self.record = record

    def attachment(self, number: int, sealed: bytes) -> bytes | None:
        """Attachment `number`, from 1; None if it is not that one, untouched."""
        return _open(self._cipher, number, sealed, self._dossier_id)


def open_record(console: PrivateKey, dossier_id: str, sealed: bytes) -> AtRest | None:
    """The record of a dossier, and the way to its attachments; None if it was not sealed for us."""
    length = int.from_bytes(sealed[:4], "big")
    key = console.open(sealed[4 : 4 + length], _info(dossier_id))
    if key is None or len(key) != _KEY_BYTES:
        return None
    cipher = AESGCM(key)
    record = _open(cipher, 0, sealed[4 + length :], dossier_id)
    return None if record is None else AtRest(cipher, dossier_id, record)


def seal_remark(console: PublicKey, dossier_id: str, remark: str) -> bytes:
    """What an officer wrote about a dossier, for the console alone. Raises ValueError on a broken key."""
    sealed = console.seal(remark.encode(), _REMARK + dossier_id.encode())
    if sealed is None:
        raise ValueError("the console's key is no key")
    return sealed


def open_remark(console: PrivateKey, dossier_id: str, sealed: bytes) -> str | None:
    """None if it was not sealed for us and this dossier."""
    opened = console.open(sealed, _REMARK + dossier_id.encode())
    return None if opened is None else opened.decode()


def _open(cipher: AESGCM, number: int, sealed: bytes, dossier_id: str) -> bytes | None:
    try:
        return cipher.decrypt(_nonce(number), sealed, _info(dossier_id))
    except (InvalidTag, ValueError):
        return None


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _info(dossier_id: str) -> bytes:
    return b"tram-mot-cua/1/at-rest\0" + dossier_id.encode()
