"""Points of a curve for the key agreements of PACE and Chip Authentication (TR-03111, 4.3; SEC 1, 2.3).

`cryptography` adds no points, so `ecdsa` computes. Not in constant time: every secret here is drawn for one
conversation with one card and dropped with it, and the only ones who could time it stand at the kiosk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from ecdsa import ellipticcurve

from drivers.card.chip.curves import Curve
from drivers.card.chip.key_derivation import Random

_DRAWS = 100
#: The gate to `ecdsa`, which has no types.
_Jacobian: Any = ellipticcurve.PointJacobi


class PointError(ValueError):
    """No point of this curve, or the one that no key may be."""


@dataclass(frozen=True, slots=True)
class Point:
    """An affine point of `curve`, never the one at infinity. Every curve here has a cofactor of one."""

    curve: Curve
    x: int = field(repr=False)
    y: int = field(repr=False)

    def encode(self) -> bytes:
        """Uncompressed."""
        return b"\x04" + self.shared_secret() + self.y.to_bytes(self.curve.size, "big")

    def shared_secret(self) -> bytes:
        """The x coordinate as the key agreement gives it out."""
        return self.x.to_bytes(self.curve.size, "big")

    def times(self, scalar: int) -> Point:
        """Raises PointError where it comes to infinity."""
        return _affine(self.curve, _jacobian(self) * scalar)

    def plus_multiples(self, scalar: int, other: Point, other_scalar: int) -> Point:
        """`scalar` times this one and `other_scalar` times the other. Raises PointError for infinity."""
        return _affine(self.curve, _jacobian(self).mul_add(scalar, _jacobian(other), other_scalar))


def generator(curve: Curve) -> Point:
    return Point(curve, *curve.generator)


def decode(curve: Curve, encoded: bytes) -> Point:
    """An uncompressed point. Raises PointError for another form, another length or a point off the curve."""
    if len(encoded) != 1 + 2 * curve.size or encoded[0] != 0x04:
        raise PointError("form")
    x = int.from_bytes(encoded[1 : 1 + curve.size], "big")
    y = int.from_bytes(encoded[1 + curve.size :], "big")
    if x >= curve.p or y >= curve.p or (y * y - (x * x + curve.a) * x - curve.b) % curve.p:
        raise PointError("not on the curve")
    return Point(curve, x, y)


class Ordered(Protocol):
    """A group with a prime order, which is `order_size` bytes long."""

    @property
    def n(self) -> int: ...

    @property
    def order_size(self) -> int: ...


def draw_secret(group: Ordered, random: Random) -> int:
    """A private key, evenly from 1 to the order less one (FIPS 186-5, A.2.2)."""
    for _ in range(_DRAWS):
        drawn = int.from_bytes(random(group.order_size), "big") >> (8 * group.order_size - group.n.bit_length())
        if 1 <= drawn < group.n:
            return drawn
    raise RuntimeError("the source of randomness does not vary")


def _jacobian(point: Point) -> Any:
    return _Jacobian(point.curve.published.curve, point.x, point.y, 1, point.curve.n)


def _affine(curve: Curve, point: Any) -> Point:
    if point == ellipticcurve.INFINITY:
        raise PointError("infinity")
    point = point.to_affine()
    return Point(curve, int(point.x()), int(point.y()))
