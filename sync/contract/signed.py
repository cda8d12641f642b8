"""An Ed25519-signed document: `{"payload": base64(canonical JSON), "kid": …, "sig": base64}`.

The signature covers `tram-mot-cua/1/KIND\\0` and then the payload's bytes, so a document of one kind
can never pass as another. The key id is the first 16 hexadecimal digits of SHA-256 over the public key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.contract import canonical, shape
from sync.contract.faults import ContractCode, ContractFault

PAYLOAD_LIMIT = 1 << 20
# Base64 is 4/3 of the payload; the rest is small.
DOCUMENT_LIMIT = PAYLOAD_LIMIT * 4 // 3 + 1024


class Kind(StrEnum):
    """What a signature may be over. A new kind of document is a new member, never a reuse."""

    MANIFEST = "manifest"
    KEYSET = "keyset"
    RECEIPT = "receipt"
    REJECTION = "rejection"
    PAYMENT = "payment"
    STATUS = "status"
    CATALOGUE = "catalogue"
    ANNOUNCEMENTS = "announcements"
    SCHEDULES = "schedules"
    ROSTER = "roster"
    FEE_NOTICE = "fee_notice"
    SIGN_IN = "sign_in"
    CARD_ASK = "card_ask"
    ENROL_APP = "enrol_app"
    ENROL_SENDER = "enrol_sender"
    ENROLMENT = "enrolment"
    ORDER = "order"
    RELEASES = "releases"


@dataclass(frozen=True, slots=True)
class SignedDoc:
    """A document that is well formed; whether it is true only `verify` says."""

    payload: bytes
    kid: str
    sig: bytes

    def to_json(self) -> dict[str, canonical.Json]:
        return {
            "payload": canonical.b64encode(self.payload),
            "kid": self.kid,
            "sig": canonical.b64encode(self.sig),
        }

    def to_bytes(self) -> bytes:
        return canonical.encode(self.to_json())

    def payload_sha256(self) -> str:
        """Hexadecimal; names the statement, whichever key signed it."""
        return hashlib.sha256(self.payload).hexdigest()


def key_id(public: bytes) -> str:
    """The short name of a public key of any kind."""
    return hashlib.sha256(public).hexdigest()[:16]


def sign(
    kind: Kind, payload: Mapping[str, object], key: Ed25519PrivateKey, kid: str | None = None
) -> SignedDoc:
    """Sign a payload of ours. Raises ValueError where it has no canonical form or is too large: a bug."""
    data = canonical.encode(payload)
    if len(data) > PAYLOAD_LIMIT:
        raise ValueError("payload too large")
    return SignedDoc(data, kid or key_id(key.public_key().public_bytes_raw()), key.sign(_context(kind) + data))


def parse_doc(value: object) -> SignedDoc | ContractFault:
    """Read a document from bytes or from decoded JSON."""
    if isinstance(value, SignedDoc):
        return value
    if isinstance(value, bytes):
        decoded = canonical.decode(value, DOCUMENT_LIMIT, canonical=False)
        return decoded if isinstance(decoded, ContractFault) else _read(decoded)
    return _read(value)


def verify(kind: Kind, doc: object, keys: Mapping[str, bytes]) -> dict[str, canonical.Json] | ContractFault:
    """The payload of `doc` (SignedDoc, bytes or decoded JSON) if one of `keys` (kid → raw public) signed it."""
    parsed = parse_doc(doc)
    if isinstance(parsed, ContractFault):
        return parsed
    public = keys.get(parsed.kid)
    if public is None:
        return ContractFault(ContractCode.UNKNOWN_KEY)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(parsed.sig, _context(kind) + parsed.payload)
    except (InvalidSignature, ValueError):
        return ContractFault(ContractCode.BAD_SIGNATURE)
    payload = canonical.decode(parsed.payload, PAYLOAD_LIMIT)
    if isinstance(payload, ContractFault):
        return payload
    if not isinstance(payload, dict):
        return ContractFault(ContractCode.MISSHAPEN, "payload")
    return payload


@shape.parser
def _read(value: object) -> SignedDoc:
    source = shape.obj(value, "payload", "kid", "sig")
    return SignedDoc(
        payload=shape.blob(source, "payload", 2, PAYLOAD_LIMIT),
        kid=shape.text(source, "kid", 64, shape.NAME),
        sig=shape.blob(source, "sig", 64, 64),
    )


def _context(kind: Kind) -> bytes:
    return b"tram-mot-cua/1/" + kind.value.encode("ascii") + b"\0"
