"""What PACE reckons in, a curve or the integers, behind one shape (TR-03111, 4.3; ICAO 9303-11, 9.5.1)."""

from __future__ import annotations

from typing import Any, Protocol

from drivers.card.chip import modp, points
from drivers.card.chip.curves import Curve
from drivers.card.chip.modp import ModpGroup

Group = Curve | ModpGroup


class Member(Protocol):
    """A point or a number of its group; `other` is one of the same group."""

    def encode(self) -> bytes: ...

    def shared_secret(self) -> bytes: ...

    def times(self, scalar: int) -> Member: ...

    def plus_multiples(self, scalar: int, other: Any, other_scalar: int) -> Member: ...


def generator(group: Group) -> Member:
    return points.generator(group) if isinstance(group, Curve) else modp.generator_of(group)


def decode(group: Group, encoded: bytes) -> Member:
    """Raises PointError for what is none of the group."""
    return points.decode(group, encoded) if isinstance(group, Curve) else modp.decode_element(group, encoded)
