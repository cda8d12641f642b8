"""Elliptic curve domain parameters of certificates, named or spelled out (RFC 5480; ICAO 9303-12, 4.4).

Many issuers spell their curve out. `cryptography` refuses such keys, so a spelled-out curve is taken for a
named one, but only where p, a, b, the generator, the order and the cofactor are ALL equal: comparing less
lets a forger bring a generator of his own (CVE-2020-0601).
"""

from __future__ import annotations

from asn1crypto import keys
from cryptography.hazmat.primitives.asymmetric import ec
from ecdsa import curves as published

_KNOWN: tuple[tuple[published.Curve, type[ec.EllipticCurve]], ...] = (
    (published.NIST256p, ec.SECP256R1),
    (published.NIST384p, ec.SECP384R1),
    (published.NIST521p, ec.SECP521R1),
    (published.BRAINPOOLP256r1, ec.BrainpoolP256R1),
    (published.BRAINPOOLP384r1, ec.BrainpoolP384R1),
    (published.BRAINPOOLP512r1, ec.BrainpoolP512R1),
)


def find_curve(parameters: keys.ECDomainParameters) -> ec.EllipticCurve:
    """The curve that these parameters name or spell out. Raises ValueError for any other."""
    if parameters.name == "named":
        return _named(parameters.chosen.dotted)
    if parameters.name == "specified":
        return _specified(parameters.chosen)
    raise ValueError("implicit curve")


def _named(dotted: str) -> ec.EllipticCurve:
    for curve, kind in _KNOWN:
        if ".".join(map(str, curve.oid)) == dotted:
            return kind()
    raise ValueError("unknown curve")


def _specified(domain: keys.SpecifiedECDomain) -> ec.EllipticCurve:
    if domain["field_id"]["field_type"].native != "prime_field":
        raise ValueError("not a prime field")
    p = domain["field_id"]["parameters"].native
    a = int.from_bytes(domain["curve"]["a"].native, "big")
    b = int.from_bytes(domain["curve"]["b"].native, "big")
    generator = bytes(domain["base"].native)
    order = domain["order"].native
    cofactor = domain["cofactor"].native
    for curve, kind in _KNOWN:
        field = curve.curve
        same = (
            (p, a, b) == (int(field.p()), int(field.a()) % int(field.p()), int(field.b()))
            and generator in _encodings(curve)
            and order == int(curve.order)
            and cofactor in (None, 1)
        )
        if same:
            return kind()
    raise ValueError("spelled-out curve is no known one")


def _encodings(curve: published.Curve) -> tuple[bytes, bytes]:
    """The generator uncompressed and compressed (SEC 1, 2.3.3)."""
    size = (int(curve.curve.p()).bit_length() + 7) // 8
    x = int(curve.generator.x()).to_bytes(size, "big")
    y = int(curve.generator.y()).to_bytes(size, "big")
    return b"\x04" + x + y, bytes((2 | y[-1] & 1,)) + x
