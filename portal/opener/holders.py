"""Whose dossier it is: a number to compare a card with, and a sign-in that is verified rather than believed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.contract.dossier import Assurance, Dossier
from sync.contract.sign_in import SignIn, verify_sign_in
from sync.envelope import PrivateKey


class CardTags:
    """MACs of personal numbers under keys that only the opener can make: rows alone tell no number.

    `keys` are the opener's, the newest first; tags made under an older one still fit.
    """

    def __init__(self, keys: Iterable[PrivateKey]) -> None:
        self._keys = [
            HKDF(SHA256(), 32, salt=None, info=b"tram-mot-cua/1/card-tag").derive(key.seed) for key in keys
        ]

    def tag(self, dossier_id: str, number: str) -> bytes:
        return _tag(self._keys[0], dossier_id, number)

    def fits(self, dossier_id: str, number: str, tag: bytes) -> bool:
        """Each comparison in constant time."""
        return any(hmac.compare_digest(_tag(key, dossier_id, number), tag) for key in self._keys)


def _tag(key: bytes, dossier_id: str, number: str) -> bytes:
    return hmac.digest(key, f"{dossier_id}\0{number}".encode(), "sha256")


def proven_assurance(dossier: Dossier, receipt_keys: Mapping[str, bytes]) -> Assurance:
    """What the dossier may claim. A sign-in counts when this portal signed it, for this visit and this number;
    without one, `vneid` is no more than a claim."""
    claimed = dossier.citizen.assurance
    if dossier.sign_in is not None:
        visit = hashlib.sha256(dossier.visit_key.encode()).hexdigest()
        found = verify_sign_in(dossier.sign_in, receipt_keys, visit=visit)
        if isinstance(found, SignIn) and hmac.compare_digest(found.number, dossier.citizen.number):
            return Assurance.VNEID
    return Assurance.CLAIMED if claimed is Assurance.VNEID else claimed


def is_unproven(dossier: Dossier, proven: Assurance) -> bool:
    """Whether the dossier spoke of a sign-in that does not hold."""
    spoke = dossier.sign_in is not None or dossier.citizen.assurance is Assurance.VNEID
    return spoke and proven is not Assurance.VNEID
