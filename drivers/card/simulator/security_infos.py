"""What the chip says of its own protocols: EF.CardAccess, DG14, DG15 (ICAO 9303-11, 9.2; 9303-10, 4.7)."""

from __future__ import annotations

from drivers.card.simulator.curve import Curve, Point
from drivers.card.simulator.der import bits, integer, octets, oid, sequence, set_of, tlv
from drivers.card.simulator.pace import pace_oid
from drivers.card.simulator.profile import AaKey, Access, ChipProfile, Mapping
from drivers.card.simulator.proofs import EcKey, RsaKey
from drivers.card.simulator.suites import ARC, Cipher

_CA_ECDH = "0.4.0.127.0.7.2.2.3.2"
_PK_ECDH = "0.4.0.127.0.7.2.2.1.2"
_AA = "2.23.136.1.1.5"
_ECDSA_PLAIN_SHA256 = "0.4.0.127.0.7.1.1.4.1.3"
_EC, _PRIME_FIELD, _RSA = "1.2.840.10045.2.1", "1.2.840.10045.1.1", "1.2.840.113549.1.1.1"


def spelled_out(curve: Curve) -> bytes:
    """Domain parameters in full, as issuers in the field write them (RFC 3279, 2.3.5)."""
    size = curve.size
    return sequence(
        integer(1),
        sequence(oid(_PRIME_FIELD), integer(curve.p)),
        sequence(octets(curve.a.to_bytes(size, "big")), octets(curve.b.to_bytes(size, "big"))),
        octets(curve.encode(curve.generator)),
        integer(curve.n),
        integer(1),
    )


def ec_public(curve: Curve, point: Point) -> bytes:
    """SubjectPublicKeyInfo."""
    return sequence(sequence(oid(_EC), spelled_out(curve)), bits(curve.encode(point)))


def rsa_public(key: RsaKey) -> bytes:
    """SubjectPublicKeyInfo."""
    body = sequence(integer(key.modulus), integer(key.exponent))
    return sequence(sequence(oid(_RSA), tlv("05")), bits(body))


def _pace(profile: ChipProfile) -> tuple[bytes, ...]:
    if Access.PACE not in profile.access:
        return ()
    # A chip with the chip authentication mapping offers the generic one beside it (9303-11, 4.4.1).
    mappings = (Mapping.CAM, Mapping.GM) if profile.mapping is Mapping.CAM else (Mapping.GM,)
    return tuple(
        sequence(oid(pace_oid(one, profile.cipher)), integer(2), integer(profile.curve)) for one in mappings
    )


def card_access(profile: ChipProfile) -> bytes | None:
    """EF.CardAccess, None without PACE."""
    infos = _pace(profile)
    return set_of(*infos) if infos else None


def card_security(profile: ChipProfile, key: EcKey) -> bytes:
    """The content of EF.CardSecurity: the static key of the chip authentication mapping."""
    return set_of(*_pace(profile), sequence(oid(_PK_ECDH), ec_public(key.curve, key.public)))


def dg14(profile: ChipProfile, chip: EcKey) -> bytes:
    infos = list(_pace(profile))
    cipher = profile.chip_authentication
    if cipher is not None:
        infos.append(sequence(oid(chip_oid(cipher)), integer(1)))
    if cipher is not None or profile.mapping is Mapping.CAM:
        infos.append(sequence(oid(_PK_ECDH), ec_public(chip.curve, chip.public)))
    if profile.active_authentication is AaKey.ECDSA:
        infos.append(sequence(oid(_AA), integer(1), oid(_ECDSA_PLAIN_SHA256)))
    return tlv("6E", set_of(*infos))


def dg15(key: EcKey | RsaKey) -> bytes:
    public = rsa_public(key) if isinstance(key, RsaKey) else ec_public(key.curve, key.public)
    return tlv("6F", public)


def chip_oid(cipher: Cipher) -> str:
    """Chip Authentication's object identifier (9303-11, 9.2.7)."""
    return f"{_CA_ECDH}.{ARC[cipher]}"
