"""Proofs that a chip is no copy: keys that never leave it, here invented and public (ICAO 9303-11, 6.1, 6.2).

Active Authentication signs what the reader chose; Chip Authentication agrees on new session keys.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.card.simulator.curve import Curve, Point
from drivers.card.simulator.profile import AaKey

Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class EcKey:
    curve: Curve
    secret: int = field(repr=False)

    @property
    def public(self) -> Point:
        point = self.curve.times(self.secret, self.curve.generator)
        assert point is not None
        return point

    def agree(self, theirs: Point) -> bytes:
        """The shared secret's x coordinate. Raises ValueError for a point of small order."""
        shared = self.curve.times(self.secret, theirs)
        if shared is None:
            raise ValueError("small order")
        return shared[0].to_bytes(self.curve.size, "big")

    def sign(self, data: bytes, random: Random) -> bytes:
        """Plain ECDSA with SHA-256, r and s side by side (TR-03111, 5.2.1)."""
        order = self.curve.n
        size = (order.bit_length() + 7) // 8
        lot = int.from_bytes(random(size), "big") % (order - 1) + 1
        point = self.curve.times(lot, self.curve.generator)
        assert point is not None
        hashed = int.from_bytes(hashlib.sha256(data).digest(), "big") >> max(0, 256 - order.bit_length())
        r = point[0] % order
        s = pow(lot, -1, order) * (hashed + r * self.secret) % order
        return r.to_bytes(size, "big") + s.to_bytes(size, "big")


@dataclass(frozen=True, slots=True)
class RsaKey:
    p: int = field(repr=False)
    q: int = field(repr=False)
    exponent: int = 65537

    @property
    def modulus(self) -> int:
        return self.p * self.q

    def sign(self, data: bytes, random: Random) -> bytes:
        """ISO/IEC 9796-2, scheme 1, partial recovery; SHA-1 with 1024 bits, SHA-256 with more."""
        size = (self.modulus.bit_length() + 7) // 8
        # Of the hash algorithms SHA-1 alone has a trailer of one byte (ISO/IEC 9796-2, 8.1.3).
        hashed, trailer = (hashlib.sha1, b"\xbc") if size <= 128 else (hashlib.sha256, b"\x34\xcc")
        own = random(size - 1 - hashed().digest_size - len(trailer))
        message = b"\x6a" + own + hashed(own + data).digest() + trailer
        private = pow(self.exponent, -1, (self.p - 1) * (self.q - 1))
        return pow(int.from_bytes(message, "big"), private, self.modulus).to_bytes(size, "big")


def ec_key(curve: Curve, purpose: str) -> EcKey:
    """One fixed key for one purpose."""
    return EcKey(curve, int.from_bytes(hashlib.sha512(purpose.encode()).digest(), "big") % (curve.n - 1) + 1)


def signing_key(kind: AaKey, curve: Curve, purpose: str) -> EcKey | RsaKey:
    """For Active Authentication. RSA keys are one of each size: making primes would take too long."""
    return ec_key(curve, purpose) if kind is AaKey.ECDSA else RSA_KEYS[kind]


def _rsa(p: str, q: str) -> RsaKey:
    return RsaKey(int(p, 16), int(q, 16))


RSA_KEYS = {
    AaKey.RSA1024: _rsa(
        "CB7EE3EE7172940078EDF3741298B85A2C57CC3A37C8EA8B74604678DAD17B9D6F7BFCC188AC10492562EECFFC08A872"
        "56C09B999FCECB3C306308C17B25A3AB",
        "E4D67C777D6052BD8EA62D68CD9B49FD3A1986690F9C63BBCE531E905812AB10AD28CA101454D2CE1CD1C23DFC12F4A4"
        "ED0CBA41B60312EB548BFEAF1DEFCF2B",
    ),
    AaKey.RSA2048: _rsa(
        "D446496F95FB4DDB5245BA940E69E18685AA7BA5F505F541F8E23D86F0C6AD768A1F3FE26BC865DCC8DAF11E91DBA260"
        "D731C297073A8AC8F41BF02C1F9283EC68A4DAACF07BF8E6B81C634EBA4D0CA4B986028C12F2B1214555AD2239BA2C68"
        "ECDE7A06AD3C2567D2F0F8C3D69F08D550DECBB99B23882A3D5255FA721B9FED",
        "C4C196B636B04D95353022FD570169ACDA96ED2E1D0B2A2550E268DBAC4B91DED6C8BE4E42FBDE1AF3FB47AEDFD44B3E"
        "D66ED00E6427DFF843315D7670B23B4B82D05D857CC00B44E1585D2E5A8692D47355D1CF88EFCA6C334D4DBE0FAED6C6"
        "EF76F69607A718821DD7194CE526C4B5DA1DBE8A3F1CC8B4EE5CC2A5AE642DB1",
    ),
}
"""Deterministic primes, published with this file."""
