"""Elliptic curve domain parameters, by number, by name or spelled out (ICAO 9303-11, 9.5.1; RFC 5480).

Many issuers spell their curve out. `cryptography` refuses such keys, so a spelled-out curve is taken for a
named one, but only where p, a, b, the generator, the order and the cofactor are ALL equal: comparing less
lets a forger bring a generator of his own (CVE-2020-0601).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from asn1crypto import keys
from cryptography.hazmat.primitives.asymmetric import ec
from ecdsa import curves as published

from drivers.card.chip.unsupported import UnsupportedError


@dataclass(frozen=True, slots=True)
class Curve:
    """One published curve with a cofactor of one. `native` is None where `cryptography` does not know it."""

    name: str
    published: published.Curve = field(repr=False, compare=False)
    native: type[ec.EllipticCurve] | None = field(default=None, repr=False)

    @property
    def p(self) -> int:
        return int(self.published.curve.p())

    @property
    def a(self) -> int:
        return int(self.published.curve.a()) % self.p

    @property
    def b(self) -> int:
        return int(self.published.curve.b()) % self.p

    @property
    def n(self) -> int:
        """The order of the generator, a prime."""
        return int(self.published.order)

    @property
    def generator(self) -> tuple[int, int]:
        return int(self.published.generator.x()), int(self.published.generator.y())

    @property
    def size(self) -> int:
        """Bytes of one coordinate."""
        return (self.p.bit_length() + 7) // 8

    @property
    def order_size(self) -> int:
        return (self.n.bit_length() + 7) // 8


#: By the identifier in PACEInfo (9303-11, Table 12). The short ones stay: what would follow them is BAC.
STANDARDIZED = {
    8: Curve("secp192r1", published.NIST192p),
    9: Curve("brainpoolP192r1", published.BRAINPOOLP192r1),
    10: Curve("secp224r1", published.NIST224p, ec.SECP224R1),
    11: Curve("brainpoolP224r1", published.BRAINPOOLP224r1),
    12: Curve("secp256r1", published.NIST256p, ec.SECP256R1),
    13: Curve("brainpoolP256r1", published.BRAINPOOLP256r1, ec.BrainpoolP256R1),
    14: Curve("brainpoolP320r1", published.BRAINPOOLP320r1),
    15: Curve("secp384r1", published.NIST384p, ec.SECP384R1),
    16: Curve("brainpoolP384r1", published.BRAINPOOLP384r1, ec.BrainpoolP384R1),
    17: Curve("brainpoolP512r1", published.BRAINPOOLP512r1, ec.BrainpoolP512R1),
    18: Curve("secp521r1", published.NIST521p, ec.SECP521R1),
}


def find_curve(parameters: keys.ECDomainParameters) -> ec.EllipticCurve:
    """The curve of a certificate's key, for `cryptography`. Raises ValueError for one that it cannot use."""
    curve = find_domain(parameters)
    if curve.native is None:
        raise ValueError("curve is not for signatures")
    return curve.native()


def find_domain(parameters: keys.ECDomainParameters) -> Curve:
    """The published curve that these parameters name or spell out.

    Raises UnsupportedError for another one by its name, ValueError for parameters of nobody's.
    """
    if parameters.name == "named":
        return _named(parameters.chosen.dotted)
    if parameters.name == "specified":
        return _specified(parameters.chosen)
    raise ValueError("implicit curve")


def _named(dotted: str) -> Curve:
    for curve in STANDARDIZED.values():
        if ".".join(map(str, curve.published.oid)) == dotted:
            return curve
    raise UnsupportedError("unknown curve")


def _specified(domain: keys.SpecifiedECDomain) -> Curve:
    if domain["field_id"]["field_type"].native != "prime_field":
        raise ValueError("not a prime field")
    p = domain["field_id"]["parameters"].native
    a = int.from_bytes(domain["curve"]["a"].native, "big")
    b = int.from_bytes(domain["curve"]["b"].native, "big")
    generator = bytes(domain["base"].native)
    order = domain["order"].native
    cofactor = domain["cofactor"].native
    for curve in STANDARDIZED.values():
        same = (
            (p, a, b) == (curve.p, curve.a, curve.b)
            and generator in _encodings(curve)
            and order == curve.n
            and cofactor in (None, 1)
        )
        if same:
            return curve
    raise ValueError("spelled-out curve is no known one")


def _encodings(curve: Curve) -> tuple[bytes, bytes]:
    """The generator uncompressed and compressed (SEC 1, 2.3.3)."""
    x, y = (one.to_bytes(curve.size, "big") for one in curve.generator)
    return b"\x04" + x + y, bytes((2 | y[-1] & 1,)) + x
