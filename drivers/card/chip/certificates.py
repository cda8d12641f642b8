"""Certificates of issuers and signers (ICAO 9303-12, 7.1; RFC 5280), as values.

Only what decides is looked at, each part on its own: certificates in the field have extensions, names and dates
that a strict parser would throw out whole, although their keys and signatures are in order.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from asn1crypto import algos, core, keys, x509

from drivers.card.chip.der import BROKEN, load
from drivers.card.chip.judgement import Reason
from drivers.card.chip.signatures import PublicKey, Verified, load_key, verify
from drivers.card.chip.tlv import read_all, read_only

_KEY_ID, _AUTHORITY_KEY_ID = "2.5.29.14", "2.5.29.35"
_BASIC, _USAGE, _PURPOSES = "2.5.29.19", "2.5.29.15", "2.5.29.37"
MASTER_LIST_SIGNER = "2.23.136.1.1.3"
#: Signers of master lists, of deviation lists and of seals in print are no signers of documents.
_NOT_DOCUMENTS = frozenset({MASTER_LIST_SIGNER, "2.23.136.1.1.8", "2.23.136.1.1.14.2"})
_MAX_CERTIFICATE = 16 * 1024
#: In the names of all who sign for rehearsals.
PRACTICE_ORGANISATION = "THU - PRACTICE"

_T = TypeVar("_T")


class UnprovenError(Exception):
    """A step of the check failed."""

    def __init__(self, reason: Reason, group: int = 0) -> None:
        super().__init__(reason.value)
        self.reason, self.group = reason, group


@dataclass(frozen=True, slots=True)
class Certificate:
    """`subject` and `issuer` are normalised for comparing; times are UTC, None where they cannot be read."""

    der: bytes = field(repr=False)
    subject: str = field(repr=False)
    issuer: str = field(repr=False)
    issuer_der: bytes = field(repr=False)
    serial: int
    country: str
    key_id: bytes | None = field(repr=False)
    key_sha1: bytes = field(repr=False)
    authority_key_id: bytes | None = field(repr=False)
    is_authority: bool
    usage: frozenset[str] | None
    purposes: frozenset[str]
    valid_from: datetime | None
    valid_until: datetime | None
    body: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    algorithm: algos.SignedDigestAlgorithm = field(repr=False, compare=False)
    key_info: keys.PublicKeyInfo = field(repr=False, compare=False)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.der).hexdigest()

    @property
    def self_issued(self) -> bool:
        return self.subject == self.issuer

    @property
    def for_practice(self) -> bool:
        """Whether it says of its subject or its issuer that they only rehearse, as the simulator's do."""
        return any(_squeezed(PRACTICE_ORGANISATION) in _squeezed(name) for name in (self.subject, self.issuer))

    @property
    def may_sign_certificates(self) -> bool:
        """A signer of documents is no signer of signers (ICAO 9303-12, 7.1.1)."""
        return self.is_authority and (self.usage is None or "key_cert_sign" in self.usage)

    @property
    def may_sign_documents(self) -> bool:
        signs = self.usage is None or bool(self.usage & {"digital_signature", "non_repudiation"})
        return signs and not self.purposes & _NOT_DOCUMENTS

    def key(self) -> PublicKey:
        """Raises one of `BROKEN`."""
        return load_key(self.key_info)

    def names(self, issuer: Certificate) -> bool:
        """Whether this one says that `issuer` issued it: by its name or by its key."""
        by_key = self.authority_key_id is not None and self.authority_key_id == issuer.key_id
        return by_key or self.issuer == issuer.subject

    def signed_by(self, issuer: Certificate) -> Verified | None:
        """How the signature of `issuer` holds, None where it does not."""
        try:
            return verify(issuer.key(), self.signature, self.body, self.algorithm)
        except BROKEN:
            return None


@functools.lru_cache(maxsize=512)
def load_certificate(der: bytes) -> Certificate:
    """Raises ValueError for what is no X.509 certificate."""
    if len(der) > _MAX_CERTIFICATE:
        raise ValueError("no certificate: too large")
    try:
        return _load(load(x509.Certificate, der))
    except BROKEN as error:
        raise ValueError(f"no certificate: {type(error).__name__}") from None


def load_authority(der: bytes) -> Certificate:
    """A country signing certificate whose key can be used. Raises ValueError."""
    certificate = load_certificate(der)
    try:
        certificate.key()
    except BROKEN as error:
        raise ValueError(f"no certificate: {type(error).__name__}") from None
    if not certificate.may_sign_certificates:
        raise ValueError("not a certificate authority")
    return certificate


def _load(parsed: Any) -> Certificate:
    body = parsed["tbs_certificate"]
    # Twice in a certificate, once outside the signature: both must say the same (RFC 5280, 4.1.1.2).
    if _identifier(parsed["signature_algorithm"]) != _identifier(body["signature"]):
        raise ValueError("two algorithms")
    extensions = _extensions(body["extensions"])
    basic = _read(extensions, _BASIC, lambda raw: bool(load(x509.BasicConstraints, raw)["ca"].native))
    usage = _read(extensions, _USAGE, lambda raw: frozenset(load(x509.KeyUsage, raw).native))
    purposes = _read(extensions, _PURPOSES, _dotted_purposes)
    # Before the third version there were no extensions to say so; only the one who installs it can know. Where
    # that one extension alone is missing, the use of the key says it.
    is_old = body["version"].native != "v3" and not extensions
    return Certificate(
        der=parsed.dump(),
        subject=name_key(body["subject"]),
        issuer=name_key(body["issuer"]),
        issuer_der=body["issuer"].dump(),
        serial=int(body["serial_number"].native),
        country=_country(body["issuer"]),
        key_sha1=hashlib.sha1(_key_bits(body["subject_public_key_info"])).digest(),  # noqa: S324 (RFC 5280, 4.2.1.2)
        key_id=_read(extensions, _KEY_ID, lambda raw: bytes(load(core.OctetString, raw).native)),
        authority_key_id=_read(extensions, _AUTHORITY_KEY_ID, _authority_key_id),
        is_authority=is_old or "key_cert_sign" in (usage or ()) if basic is None else basic,
        usage=usage,
        purposes=purposes or frozenset(),
        valid_from=_time(body["validity"]["not_before"]),
        valid_until=_time(body["validity"]["not_after"]),
        body=body.dump(),
        signature=bytes(parsed["signature_value"].native),
        algorithm=parsed["signature_algorithm"],
        key_info=body["subject_public_key_info"],
    )


def _squeezed(name: str) -> str:
    return "".join(name.split()).casefold()


def _key_bits(info: Any) -> bytes:
    """The key's bit string without the octet of its unused bits, walked as TLV: its kind may be any."""
    return read_all(read_only(info.dump(), 0x30))[1].value[1:]


def name_key(name: Any) -> str:
    """A name for comparing: the kind of string and the case of letters do not count (RFC 5280, 7.1)."""
    try:
        return str(name.hashable)
    except BROKEN:
        return bytes(name.dump()).hex()


def _identifier(algorithm: Any) -> tuple[str, bytes]:
    parameters = algorithm["parameters"].dump()
    # NULL and nothing at all mean the same.
    return algorithm["algorithm"].dotted, b"" if parameters == b"\x05\0" else parameters


def _extensions(found: Any) -> dict[str, bytes]:
    if found.native is None:
        return {}
    return {one["extn_id"].dotted: bytes(one["extn_value"].contents) for one in found}


def _read(extensions: dict[str, bytes], kind: str, how: Callable[[bytes], _T]) -> _T | None:
    raw = extensions.get(kind)
    if raw is None:
        return None
    try:
        return how(raw)
    except BROKEN:
        return None


def _dotted_purposes(raw: bytes) -> frozenset[str]:
    return frozenset(one.dotted for one in load(x509.ExtKeyUsageSyntax, raw))


def _authority_key_id(raw: bytes) -> bytes | None:
    found = load(x509.AuthorityKeyIdentifier, raw)["key_identifier"].native
    return None if found is None else bytes(found)


def _country(name: x509.Name) -> str:
    try:
        return str(name.native.get("country_name", "")).upper()[:3]
    except BROKEN:
        return ""


def _time(found: x509.Time) -> datetime | None:
    try:
        moment: datetime = found.native
        return moment.astimezone(UTC)
    except BROKEN:
        return None
