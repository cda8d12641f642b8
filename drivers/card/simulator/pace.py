"""The chip's side of PACE over elliptic curves, generic and chip authentication mapping (ICAO 9303-11, 4.4)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.card.simulator.aes import Aes, padded
from drivers.card.simulator.curve import CURVES, Curve, Point
from drivers.card.simulator.der import objects, oid_value, tlv
from drivers.card.simulator.profile import Mapping, Password
from drivers.card.simulator.secure import Messaging, RefusedError
from drivers.card.simulator.suites import ARC, PASSWORD, AesSuite, Cipher, aes_keys, derived

Random = Callable[[int], bytes]

_REFERENCE = {1: Password.MRZ, 2: Password.CAN}
_MAPPINGS = {Mapping.GM: "0.4.0.127.0.7.2.2.4.2", Mapping.CAM: "0.4.0.127.0.7.2.2.4.6"}


def pace_oid(mapping: Mapping, cipher: Cipher) -> str:
    """The protocol's object identifier (9303-11, 9.2.1)."""
    return f"{_MAPPINGS[mapping]}.{ARC[cipher]}"


def password_seed(password: Password, text: str) -> bytes:
    """From the CAN itself, or from the MRZ information by its whole hash (9303-11, 9.7.3)."""
    raw = text.encode("ascii")
    return raw if password is Password.CAN else hashlib.sha1(raw).digest()  # noqa: S324 (the clause says SHA-1)


@dataclass(frozen=True, slots=True)
class Offer:
    """What this chip takes. `seeds`: by password; `chip_key`: the static key that CAM proves, 0 for none."""

    cipher: Cipher
    curve_number: int
    mappings: tuple[Mapping, ...]
    seeds: dict[Password, bytes] = field(repr=False)
    chip_key: int = field(default=0, repr=False)

    @property
    def curve(self) -> Curve:
        return CURVES[self.curve_number]


class Pace:
    """One attempt: MSE:Set AT has been taken, four GENERAL AUTHENTICATE follow in their order."""

    def __init__(self, offer: Offer, template: bytes, random: Random) -> None:
        """`template`: the data of MSE:Set AT. Raises RefusedError for what was not offered."""
        try:
            found = objects(template)
        except ValueError:
            raise RefusedError(0x6A80) from None
        self._mapping = _wanted(offer, found.get(0x80, b""))
        password = _REFERENCE.get(int.from_bytes(found.get(0x83, b""), "big"))
        if password not in offer.seeds:
            raise RefusedError(0x6A88)
        if 0x84 in found and int.from_bytes(found[0x84], "big") != offer.curve_number:
            raise RefusedError(0x6A80)
        self._offer, self._curve, self._random = offer, offer.curve, random
        self._oid = found[0x80]
        self._key = derived(offer.cipher, offer.seeds[password], PASSWORD)
        self._steps = iter((self._nonce, self._map, self._agree, self._confirm))
        self.messaging: Messaging | None = None

    def step(self, body: bytes) -> bytes:
        """Answer the next GENERAL AUTHENTICATE; `messaging` stands after the last. Raises RefusedError."""
        try:
            (inner,) = objects(body).items()
            if inner[0] != 0x7C:
                raise ValueError("template")
            return tlv("7C", next(self._steps)(objects(inner[1])))
        except (ValueError, KeyError):
            raise RefusedError(0x6A80) from None
        except StopIteration:
            raise RefusedError(0x6985) from None

    def _nonce(self, sent: dict[int, bytes]) -> bytes:
        if sent:
            raise ValueError("the first step is empty")
        nonce = self._random(16)
        self._scalar = int.from_bytes(nonce, "big")
        return tlv("80", Aes(self._key).encrypt(bytes(16), nonce))

    def _map(self, sent: dict[int, bytes]) -> bytes:
        theirs = self._curve.decode(sent[0x81])
        self._mapping_key, ours = self._pair(self._curve.generator)
        shared = self._curve.times(self._mapping_key, theirs)
        mapped = self._curve.add(self._curve.times(self._scalar, self._curve.generator), shared)
        if mapped is None:
            raise ValueError("mapped to infinity")
        self._generator = mapped
        return tlv("82", self._curve.encode(ours))

    def _agree(self, sent: dict[int, bytes]) -> bytes:
        theirs = self._curve.decode(sent[0x83])
        key, ours = self._pair(self._generator)
        shared = self._curve.times(key, theirs)
        if theirs == ours or shared is None:
            raise ValueError("key agreement")
        secret = shared[0].to_bytes(self._curve.size, "big")
        self._enc, self._mac = aes_keys(self._offer.cipher, secret)
        self._theirs, self._ours = theirs, ours
        return tlv("84", self._curve.encode(ours))

    def _confirm(self, sent: dict[int, bytes]) -> bytes:
        if sent[0x85] != self._token(self._ours):
            raise RefusedError(0x6300)
        answer = tlv("86", self._token(self._theirs))
        if self._mapping is Mapping.CAM:
            answer += tlv("8A", self._proof())
        self.messaging = Messaging(AesSuite(self._enc, self._mac))
        return answer

    def _token(self, key: Point) -> bytes:
        """Over the other side's public key and the protocol (9303-11, 4.4.3.4)."""
        covered = tlv("7F49", tlv("06", self._oid), tlv("86", self._curve.encode(key)))
        return Aes(self._mac).cmac(covered)[:8]

    def _proof(self) -> bytes:
        """Chip authentication data (9303-11, 4.4.3.5): the mapping key over the static one, encrypted."""
        order = self._curve.n
        proof = self._mapping_key * pow(self._offer.chip_key, -1, order) % order
        size = (order.bit_length() + 7) // 8
        worker = Aes(self._enc)
        return worker.encrypt(worker.block(b"\xff" * 16), padded(proof.to_bytes(size, "big"), 16))

    def _pair(self, generator: Point) -> tuple[int, Point]:
        """A fresh key; a lot outside the order is brought into it, for invented keys may be a little uneven."""
        order = self._curve.n
        lot = int.from_bytes(self._random((order.bit_length() + 7) // 8), "big")
        key = lot if 1 <= lot < order else lot % (order - 1) + 1
        public = self._curve.times(key, generator)
        assert public is not None
        return key, public


def _wanted(offer: Offer, oid: bytes) -> Mapping:
    for mapping in offer.mappings:
        if oid_value(pace_oid(mapping, offer.cipher)) == oid:
            return mapping
    raise RefusedError(0x6A80)
