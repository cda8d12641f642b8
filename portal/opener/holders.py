"""Whose dossier it is: a number to compare a card with, and a sign-in that is verified rather than believed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from datetime import timedelta

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.models import Holder
from sync.contract.dossier import Assurance, Dossier
from sync.contract.sign_in import SignIn, verify_sign_in
from sync.contract.times import Trust, parse_time
from sync.envelope import PrivateKey

_SERVES_FOR = timedelta(days=1)
#: How far the clocks of a kiosk and of the portal may be apart while both are right enough.
_CLOCKS_APART = timedelta(minutes=5)


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
    """What the dossier may claim. A sign-in counts when this portal signed it, for this visit and this number,
    and the dossier was made within a day after it; without one, `vneid` is no more than a claim.

    Whether the visit has served before is for `has_filed_before` to say.
    """
    if dossier.sign_in is not None:
        visit = hashlib.sha256(dossier.visit_key.encode()).hexdigest()
        found = verify_sign_in(dossier.sign_in, receipt_keys, visit=visit)
        if isinstance(found, SignIn) and _is_theirs(dossier, found):
            return Assurance.VNEID
    return without_sign_in(dossier)


def without_sign_in(dossier: Dossier) -> Assurance:
    """What is left of its claim where no sign-in counts."""
    claimed = dossier.citizen.assurance
    return Assurance.CLAIMED if claimed is Assurance.VNEID else claimed


def has_filed_before(session: Session, dossier: Dossier) -> bool:
    """Whether another dossier bears the key of this visit. A visit files once: whoever has a kiosk's keys could
    otherwise file under one sign-in for ever. The one that was first stays so when it is opened once more."""
    known = session.get(Holder, dossier.id)
    if known is not None and known.assurance == Assurance.VNEID:
        return False
    query = select(Holder.dossier_id).where(
        Holder.visit_key == dossier.visit_key, Holder.dossier_id != dossier.id
    )
    return session.scalar(query.limit(1)) is not None


def _is_theirs(dossier: Dossier, sign_in: SignIn) -> bool:
    is_same = hmac.compare_digest(sign_in.number, dossier.citizen.number)
    return is_same and _is_of_its_day(dossier, sign_in)


def _is_of_its_day(dossier: Dossier, sign_in: SignIn) -> bool:
    """A kiosk that only guesses the time may be years away, and is not held to it."""
    made, signed_in = parse_time(dossier.created_at), parse_time(sign_in.at)
    if dossier.created_trust is not Trust.TRUSTED or made is None or signed_in is None:
        return True
    return -_CLOCKS_APART <= made - signed_in <= _SERVES_FOR


def is_unproven(dossier: Dossier, proven: Assurance) -> bool:
    """Whether the dossier spoke of a sign-in that does not hold."""
    spoke = dossier.sign_in is not None or dossier.citizen.assurance is Assurance.VNEID
    return spoke and proven is not Assurance.VNEID
