"""The practice issuers: country signing certificates, document signers, and the security objects they make.

Keys are fixed and public, for practice alone: a kiosk shows a simulated card as trusted only where someone puts
`practice_anchor()` among its anchors. Certificates spell their curve out, as issuers in the field do. All of it
is DER written by hand, so that no encoder is shared with the reader's parser.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from drivers.card.simulator.curve import CURVES
from drivers.card.simulator.der import bits, integer, octets, oid, sequence, set_of, tlv
from drivers.card.simulator.profile import Flaw
from drivers.card.simulator.security_infos import spelled_out

_Key = ec.EllipticCurvePrivateKey

_SHA256 = sequence(oid("2.16.840.1.101.3.4.2.1"))
_ECDSA_SHA256 = sequence(oid("1.2.840.10045.4.3.2"))
_LDS_SECURITY_OBJECT = "2.23.136.1.1.1"
_SECURITY_INFOS = "0.4.0.127.0.7.3.2.1"
_SPELLED_OUT = spelled_out(CURVES[13])
_FROM, _UNTIL, _LONG_AGO = b"210101000000Z", b"491231000000Z", b"210601000000Z"
#: Alpha-3 of the MRZ → alpha-2 of certificates (ISO 3166-1).
_COUNTRIES = {"VNM": "VN", "AUS": "AU", "DEU": "DE"}


def _private(seed: bytes) -> _Key:
    order = CURVES[13].n
    scalar = int.from_bytes(hashlib.sha256(seed).digest(), "big") % (order - 1) + 1
    return ec.derive_private_key(scalar, ec.BrainpoolP256R1())


_CSCA_KEY, _SIGNER_KEY = _private(b"practice csca"), _private(b"practice document signer")
_STRANGER_KEY = _private(b"practice stranger")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who signs. `named_key`: the authority's as certificates claim it; `signing_key`: the one that signs."""

    country: str
    authority: str
    named_key: _Key
    signing_key: _Key
    signer_key: _Key
    until: bytes = _UNTIL

    @property
    def name(self) -> bytes:
        return _name(self.country, self.authority)


def issuer_for(country: str = "VNM", flaws: tuple[Flaw, ...] = ()) -> Issuer:
    """The practice issuer of a country (alpha-3), or what a flaw makes of it."""
    if country == "VNM":
        issuer = Issuer("VN", "Practice CSCA", _CSCA_KEY, _CSCA_KEY, _SIGNER_KEY)
    else:
        authority = _private(f"practice csca {country}".encode())
        signer = _private(f"practice document signer {country}".encode())
        issuer = Issuer(_COUNTRIES[country], "Practice CSCA", authority, authority, signer)
    if Flaw.EXPIRED_SIGNER in flaws:
        issuer = replace(issuer, until=_LONG_AGO)
    if Flaw.UNKNOWN_ISSUER in flaws:
        issuer = replace(
            issuer, authority="Practice unknown CSCA", named_key=_STRANGER_KEY, signing_key=_STRANGER_KEY
        )
    if Flaw.FORGED_SIGNER in flaws:
        issuer = replace(issuer, signing_key=_STRANGER_KEY)
    return issuer


def _sign(key: _Key, data: bytes) -> bytes:
    # Deterministic, so that one persona's card has the same security object in every process.
    return key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


def _point(key: _Key) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _key_id(key: _Key) -> bytes:
    return hashlib.sha256(_point(key)).digest()[:20]


def _name(country: str, common: str) -> bytes:
    parts = (("2.5.4.6", "13", country), ("2.5.4.10", "0C", "THU - PRACTICE"), ("2.5.4.3", "0C", common))
    return sequence(*(set_of(sequence(oid(kind), tlv(tag, text.encode("ascii")))) for kind, tag, text in parts))


_SIGNER_SERIAL = 2


def _extension(kind: str, value: bytes, *, critical: bool = False) -> bytes:
    return sequence(oid(kind), tlv("01", b"\xff") if critical else b"", octets(value))


def _certificate(issuer: Issuer, subject: bytes, serial: int, key: _Key, *, authority: bool) -> bytes:
    usage = bits(b"\x06", 1) if authority else bits(b"\x80", 7)
    extensions = [
        _extension("2.5.29.15", usage, critical=True),
        _extension("2.5.29.14", octets(_key_id(key))),
        _extension("2.5.29.35", sequence(tlv("80", _key_id(issuer.named_key)))),
    ]
    if authority:
        extensions.append(_extension("2.5.29.19", sequence(tlv("01", b"\xff"), integer(0)), critical=True))
    until = _UNTIL if authority else issuer.until
    body = sequence(
        tlv("A0", integer(2)),
        integer(serial),
        _ECDSA_SHA256,
        issuer.name,
        sequence(tlv("17", _FROM), tlv("17", until)),
        subject,
        sequence(sequence(oid("1.2.840.10045.2.1"), _SPELLED_OUT), bits(_point(key))),
        tlv("A3", sequence(*extensions)),
    )
    return sequence(body, _ECDSA_SHA256, bits(_sign(issuer.signing_key, body)))


@functools.cache
def practice_anchor(country: str = "VNM") -> bytes:
    """The practice CSCA certificate, DER: to be put among a kiosk's anchors to see a card trusted."""
    issuer = issuer_for(country)
    return _certificate(issuer, issuer.name, 1, issuer.signing_key, authority=True)


def practice_anchors() -> tuple[bytes, ...]:
    """Those of every country that has a prepared document."""
    return tuple(practice_anchor(country) for country in _COUNTRIES)


@functools.cache
def _document_signer(country: str = "VNM", flaws: tuple[Flaw, ...] = ()) -> bytes:
    issuer = issuer_for(country, flaws)
    subject = _name(issuer.country, "Practice document signer")
    return _certificate(issuer, subject, _SIGNER_SERIAL, issuer.signer_key, authority=False)


def security_object(groups: dict[int, bytes], country: str = "VNM", flaws: tuple[Flaw, ...] = ()) -> bytes:
    """EF.SOD over the given data groups (ICAO 9303-10, 4.6.2)."""
    stated = (
        sequence(integer(number), octets(hashlib.sha256(groups[number]).digest())) for number in sorted(groups)
    )
    content = sequence(integer(0), _SHA256, sequence(*stated))
    return tlv("77", _signed(_LDS_SECURITY_OBJECT, content, country, flaws))


def card_security(infos: bytes, country: str = "VNM", flaws: tuple[Flaw, ...] = ()) -> bytes:
    """EF.CardSecurity: the chip's security infos, signed (ICAO 9303-11, 9.2.12)."""
    return _signed(_SECURITY_INFOS, infos, country, flaws)


def _signed(kind: str, content: bytes, country: str, flaws: tuple[Flaw, ...]) -> bytes:
    """CMS SignedData with one signer (RFC 5652)."""
    issuer = issuer_for(country, flaws)
    content_type = sequence(oid("1.2.840.113549.1.9.3"), set_of(oid(kind)))
    digest = sequence(oid("1.2.840.113549.1.9.4"), set_of(octets(hashlib.sha256(content).digest())))
    signer_info = sequence(
        integer(1),
        sequence(issuer.name, integer(_SIGNER_SERIAL)),
        _SHA256,
        tlv("A0", content_type, digest),
        _ECDSA_SHA256,
        # Signed as a SET OF, sent under an implicit tag (RFC 5652, 5.4).
        octets(_sign(issuer.signer_key, set_of(content_type, digest))),
    )
    signed_data = sequence(
        integer(3),
        set_of(_SHA256),
        sequence(oid(kind), tlv("A0", octets(content))),
        tlv("A0", _document_signer(country, flaws)),
        set_of(signer_info),
    )
    return sequence(oid("1.2.840.113549.1.7.2"), tlv("A0", signed_data))
