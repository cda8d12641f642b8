"""Chip authentication mapping: PACE that proves the chip's static key on the way (ICAO 9303-11, 4.4.3.5)."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field

from drivers.card.chip import aes
from drivers.card.chip.card_access import ChipPublicKey
from drivers.card.chip.curves import Curve
from drivers.card.chip.padding import unpad
from drivers.card.chip.points import Point, PointError
from drivers.card.chip.trouble import garbled

_MINUS_ONE = b"\xff" * aes.BLOCK


@dataclass(frozen=True, slots=True)
class MappingProof:
    """`mapped` is the chip's key of the mapping, `data` its quotient by the static private key."""

    mapped: Point
    data: bytes = field(repr=False)
    parameter_id: int | None


def decrypt_chip_data(key: bytes, encrypted: bytes, curve: Curve) -> bytes:
    """The chip authentication data, as long as the order of `curve`. Raises ChipError (CARD_GARBLED)."""
    start = aes.encrypt(key, _MINUS_ONE)
    try:
        data = unpad(aes.decrypt(key, encrypted, start), aes.BLOCK)
    except ValueError:
        raise garbled("chip data") from None
    if len(data) != curve.order_size:
        raise garbled("chip data length")
    return data


def mapping_proves(proof: MappingProof, keys: Iterable[ChipPublicKey]) -> bool:
    """Whether the chip holds the private key of one of `keys`, which the issuer must have signed.

    The key carries the number of PACE's parameters; a chip with one key alone may leave it out.
    """
    return any(_fits(proof, key) for key in keys if key.key_id in (proof.parameter_id, None))


def _fits(proof: MappingProof, key: ChipPublicKey) -> bool:
    scalar = int.from_bytes(proof.data, "big")
    if key.point.curve != proof.mapped.curve or not 1 <= scalar < key.point.curve.n:
        return False
    try:
        return hmac.compare_digest(key.point.times(scalar).encode(), proof.mapped.encode())
    except PointError:
        return False
