"""Public keys as chips publish them: SubjectPublicKeyInfo with a named, numbered or spelled-out curve, or RSA.

ICAO 9303-11, 9.1 and 9.5; RFC 5280, 4.1.2.7. Walked as TLV, for the numbered form is in no ASN.1 library.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from asn1crypto import keys

from drivers.card.chip.curves import STANDARDIZED, Curve, find_domain
from drivers.card.chip.der import BROKEN, load
from drivers.card.chip.object_identifiers import EC_PUBLIC_KEY, RSA_ENCRYPTION, STANDARDIZED_PARAMETERS
from drivers.card.chip.points import Point, decode
from drivers.card.chip.tlv import Tlv, read_all, read_only

_SEQUENCE, _INTEGER, _BIT_STRING, _OID = 0x30, 0x02, 0x03, 0x06
#: Active Authentication may be old and short; beyond the upper end a card would stall the kiosk.
_RSA_BITS = range(1024, 4097)
_RSA_EXPONENTS = range(3, 1 << 32)


class UnknownKeyError(ValueError):
    """A key of a kind, curve or size that is not spoken here."""


@dataclass(frozen=True, slots=True)
class RsaKey:
    modulus: int = field(repr=False)
    exponent: int

    @property
    def size(self) -> int:
        """Bytes of the modulus, which fills them."""
        return self.modulus.bit_length() // 8


def parse_public_key(info: bytes) -> Point | RsaKey:
    """A whole SubjectPublicKeyInfo. Raises UnknownKeyError or another ValueError (TlvError, PointError)."""
    algorithm, bits = _parts(read_only(info, _SEQUENCE), _SEQUENCE, _BIT_STRING)
    if bits.value[:1] != b"\x00":
        raise UnknownKeyError("bit string")
    kind, *parameters = read_all(algorithm.value)
    if kind.tag != _OID:
        raise UnknownKeyError("algorithm")
    if kind.value == RSA_ENCRYPTION:
        return _rsa(bits.value[1:])
    if kind.value in (EC_PUBLIC_KEY, STANDARDIZED_PARAMETERS) and len(parameters) == 1:
        return decode(parse_domain(kind.value, parameters[0]), bits.value[1:])
    raise UnknownKeyError("algorithm")


def parse_domain(kind: bytes, parameters: Tlv) -> Curve:
    """The curve of an AlgorithmIdentifier. Raises UnknownKeyError for any but the published ones."""
    if kind == STANDARDIZED_PARAMETERS:
        number = small_integer(parameters)
        if number not in STANDARDIZED:
            raise UnknownKeyError("number of the curve")
        return STANDARDIZED[number]
    if kind != EC_PUBLIC_KEY:
        raise UnknownKeyError("algorithm")
    try:
        return find_domain(load(keys.ECDomainParameters, parameters.raw))
    except BROKEN as error:
        raise UnknownKeyError(f"curve: {type(error).__name__}") from None


def small_integer(one: Tlv) -> int:
    """A version, number or identifier: never negative, four bytes at most. Raises UnknownKeyError."""
    if one.tag != _INTEGER or not 1 <= len(one.value) <= 4 or one.value[0] & 0x80:
        raise UnknownKeyError("integer")
    return int.from_bytes(one.value, "big")


def _rsa(encoded: bytes) -> RsaKey:
    modulus, exponent = _parts(read_only(encoded, _SEQUENCE), _INTEGER, _INTEGER)
    key = RsaKey(int.from_bytes(modulus.value, "big"), int.from_bytes(exponent.value, "big"))
    bits = key.modulus.bit_length()
    # ISO/IEC 9796-2 fills the modulus to its last bit; one that is no whole number of bytes has not been seen.
    if bits not in _RSA_BITS or bits % 8 or key.exponent not in _RSA_EXPONENTS:
        raise UnknownKeyError("rsa size")
    return key


def _parts(data: bytes, *tags: int) -> tuple[Tlv, ...]:
    found = read_all(data)
    if tuple(one.tag for one in found) != tags:
        raise UnknownKeyError("parts")
    return found
