"""The practice issuer: a country signing certificate, a document signer, and the security object they make.

Keys are fixed and public, for practice alone: a kiosk shows a simulated card as trusted only where someone puts
`practice_anchor()` among its anchors. Certificates spell their curve out, as issuers in the field do. All of it
is DER written by hand, so that no encoder is shared with the reader's parser.
"""

from __future__ import annotations

import functools
import hashlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from drivers.card.simulator.files import tlv

#: brainpoolP256r1 (RFC 5639, 3.4).
_P = bytes.fromhex("A9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E5377")
_A = bytes.fromhex("7D5A0975FC2C3057EEF67530417AFFE7FB8055C126DC5C6CE94A4B44F330B5D9")
_B = bytes.fromhex("26DC5C6CE94A4B44F330B5D9BBD77CBF958416295CF7E1CE6BCCDC18FF8C07B6")
_X = bytes.fromhex("8BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262")
_Y = bytes.fromhex("547EF835C3DAC4FD97F8461A14611DC9C27745132DED8E545C1D54C72F046997")
_N = bytes.fromhex("A9FB57DBA1EEA9BC3E660A909D838D718C397AA3B561A6F7901E0E82974856A7")


def _oid(encoded: str) -> bytes:
    return tlv("06", bytes.fromhex(encoded))


def _sequence(*parts: bytes) -> bytes:
    return tlv("30", *parts)


def _integer(value: int | bytes) -> bytes:
    """Unsigned: a leading zero where the first bit is set."""
    raw = value if isinstance(value, bytes) else value.to_bytes(1, "big")
    return tlv("02", b"\0" + raw if raw[0] & 0x80 else raw)


def _bits(raw: bytes, unused: int = 0) -> bytes:
    return tlv("03", bytes((unused,)), raw)


_SHA256 = _sequence(_oid("608648016503040201"))
_ECDSA_SHA256 = _sequence(_oid("2A8648CE3D040302"))
_LDS_SECURITY_OBJECT = _oid("678108010101")
_SPELLED_OUT = _sequence(
    _integer(1),
    _sequence(_oid("2A8648CE3D0101"), _integer(_P)),
    _sequence(tlv("04", _A), tlv("04", _B)),
    tlv("04", b"\x04", _X, _Y),
    _integer(_N),
    _integer(1),
)


def _private(seed: bytes) -> ec.EllipticCurvePrivateKey:
    scalar = int.from_bytes(hashlib.sha256(seed).digest(), "big") % (int.from_bytes(_N, "big") - 1) + 1
    return ec.derive_private_key(scalar, ec.BrainpoolP256R1())


_CSCA_KEY, _SIGNER_KEY = _private(b"practice csca"), _private(b"practice document signer")


def _sign(key: ec.EllipticCurvePrivateKey, data: bytes) -> bytes:
    # Deterministic, so that one persona's card has the same security object in every process.
    return key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _key_id(key: ec.EllipticCurvePrivateKey) -> bytes:
    return hashlib.sha256(_point(key)).digest()[:20]


def _name(common: str) -> bytes:
    parts = (("550406", "13", "VN"), ("55040A", "0C", "THU - PRACTICE"), ("550403", "0C", common))
    return _sequence(
        *(tlv("31", _sequence(_oid(kind), tlv(tag, text.encode("ascii")))) for kind, tag, text in parts)
    )


_CSCA_NAME = _name("Practice CSCA")
_SIGNER_SERIAL = 2


def _extension(kind: str, value: bytes, *, critical: bool = False) -> bytes:
    return _sequence(_oid(kind), tlv("01", b"\xff") if critical else b"", tlv("04", value))


def _certificate(subject: bytes, serial: int, key: ec.EllipticCurvePrivateKey, *, authority: bool) -> bytes:
    usage = _bits(b"\x06", 1) if authority else _bits(b"\x80", 7)
    extensions = [
        _extension("551D0F", usage, critical=True),
        _extension("551D0E", tlv("04", _key_id(key))),
        _extension("551D23", _sequence(tlv("80", _key_id(_CSCA_KEY)))),
    ]
    if authority:
        limits = _sequence(tlv("01", b"\xff"), _integer(0))
        extensions.append(_extension("551D13", limits, critical=True))
    body = _sequence(
        tlv("A0", _integer(2)),
        _integer(serial),
        _ECDSA_SHA256,
        _CSCA_NAME,
        _sequence(tlv("17", b"210101000000Z"), tlv("17", b"491231000000Z")),
        subject,
        _sequence(_sequence(_oid("2A8648CE3D0201"), _SPELLED_OUT), _bits(_point(key))),
        tlv("A3", _sequence(*extensions)),
    )
    return _sequence(body, _ECDSA_SHA256, _bits(_sign(_CSCA_KEY, body)))


@functools.cache
def practice_anchor() -> bytes:
    """The practice CSCA certificate, DER: to be put among a kiosk's anchors to see a card trusted."""
    return _certificate(_CSCA_NAME, 1, _CSCA_KEY, authority=True)


@functools.cache
def _document_signer() -> bytes:
    return _certificate(_name("Practice document signer"), _SIGNER_SERIAL, _SIGNER_KEY, authority=False)


def security_object(groups: dict[int, bytes]) -> bytes:
    """EF.SOD over the given data groups (ICAO 9303-10, 4.6.2)."""
    stated = (
        _sequence(_integer(number), tlv("04", hashlib.sha256(groups[number]).digest()))
        for number in sorted(groups)
    )
    content = _sequence(_integer(0), _SHA256, _sequence(*stated))
    content_type = _sequence(_oid("2A864886F70D010903"), tlv("31", _LDS_SECURITY_OBJECT))
    digest = _sequence(_oid("2A864886F70D010904"), tlv("31", tlv("04", hashlib.sha256(content).digest())))
    signer_info = _sequence(
        _integer(1),
        _sequence(_CSCA_NAME, _integer(_SIGNER_SERIAL)),
        _SHA256,
        tlv("A0", content_type, digest),
        _ECDSA_SHA256,
        # Signed as a SET OF, sent under an implicit tag (RFC 5652, 5.4).
        tlv("04", _sign(_SIGNER_KEY, tlv("31", content_type, digest))),
    )
    signed_data = _sequence(
        _integer(3),
        tlv("31", _SHA256),
        _sequence(_LDS_SECURITY_OBJECT, tlv("A0", tlv("04", content))),
        tlv("A0", _document_signer()),
        tlv("31", signer_info),
    )
    return tlv("77", _sequence(_oid("2A864886F70D010702"), tlv("A0", signed_data)))
