"""PACE in groups of integers: a chip of the test's own, its arithmetic and its ciphers from elsewhere."""

from __future__ import annotations

import hashlib
import secrets

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC

from drivers.card.chip import pace
from drivers.card.chip.apdu import PlainChannel
from drivers.card.chip.card_access import PaceInfo, SecurityInfos
from drivers.card.chip.modp import STANDARDIZED, ModpGroup, decode_element
from drivers.card.chip.pace import Password
from drivers.card.chip.pace_offers import Offer, choose_offer
from drivers.card.chip.points import PointError
from drivers.card.chip.refusals import KeyRefusedError
from drivers.card.chip.tlv import read_all, read_one
from tests.oracle.issuing import wrapped

OID = bytes.fromhex("04007F00070202040102")
CAN = b"000417"


def offered(number: int) -> Offer:
    offer = choose_offer(SecurityInfos(pace=(PaceInfo(OID, 2, number),)))
    assert offer is not None
    return offer


def derived(secret: bytes, counter: int) -> bytes:
    return hashlib.sha1(secret + counter.to_bytes(4, "big")).digest()[:16]


class Chip:
    """The other side, straight from the clauses."""

    def __init__(self, group: ModpGroup, password: bytes) -> None:
        self._group, self._nonce = group, secrets.token_bytes(16)
        key = derived(password, 3)
        self._sealed = Cipher(algorithms.AES(key), modes.CBC(bytes(16))).encryptor().update(self._nonce)
        self._secret = secrets.randbelow(group.n - 1) + 1
        self._base = group.g
        self._theirs = b""
        self._mine = b""
        self.longest = 0

    def transmit(self, command: bytes) -> bytes:
        self.longest = max(self.longest, len(command))
        if command[1] == 0x22:
            return b"\x90\x00"
        body = command[7:] if command[4] == 0 else command[5:]
        if body[:2] == b"\x7c\x00":
            return self._said(0x80, self._sealed)
        size = self._group.size
        if b"\x85\x08" in body[:4]:
            ours, theirs = (self._token(one) for one in (self._theirs, self._mine))
            return self._said(0x86, ours) if theirs in body else b"\x63\x00"
        (held,) = read_all(read_one(body).value)
        step, value = held.tag, held.value
        number, p = int.from_bytes(value, "big"), self._group.p
        public = pow(self._base, self._secret, p)
        if step == 0x81:
            shared = pow(number, self._secret, p)
            self._base = pow(self._group.g, int.from_bytes(self._nonce, "big"), p) * shared % p
            return self._said(0x82, public.to_bytes(size, "big"))
        self._theirs, self._mine = value, public.to_bytes(size, "big")
        shared_key = pow(number, self._secret, p).to_bytes(size, "big")
        self._mac = derived(shared_key, 2)
        return self._said(0x84, self._mine)

    def _said(self, tag: int, value: bytes) -> bytes:
        inner = bytes((tag,)) + wrapped(0, value)[1:]
        return wrapped(0x7C, inner) + b"\x90\x00"

    def _token(self, public: bytes) -> bytes:
        size = len(public)
        head = bytes((0x84,)) + (b"\x81\x80" if size == 128 else b"\x82\x01\x00")
        inner = b"\x06" + bytes((len(OID),)) + OID + head + public
        length = len(inner)
        outer = b"\x7f\x49" + (bytes((0x81, length)) if length < 256 else b"\x82" + length.to_bytes(2, "big"))
        mac = CMAC(algorithms.AES(self._mac))
        mac.update(outer + inner)
        return mac.finalize()[:8]


@pytest.mark.parametrize("number", sorted(STANDARDIZED))
def test_each_group_of_the_table_opens_and_refuses(number: int) -> None:
    group = STANDARDIZED[number]
    chip = Chip(group, CAN)
    pace.agree(PlainChannel(chip.transmit), offered(number), Password(pace.CAN, CAN), secrets.token_bytes)
    # 2048 bits need the extended form.
    assert (chip.longest > 261) == (group.size == 256)
    chip = Chip(group, b"000418")
    with pytest.raises(KeyRefusedError):
        pace.agree(PlainChannel(chip.transmit), offered(number), Password(pace.CAN, CAN), secrets.token_bytes)


@pytest.mark.parametrize("number", sorted(STANDARDIZED))
def test_a_number_outside_the_group_betrays_nothing(number: int) -> None:
    group = STANDARDIZED[number]
    assert pow(group.g, group.n, group.p) == 1
    outside = next(value for value in range(2, 100) if pow(value, group.n, group.p) != 1)
    for value in (0, 1, group.p - 1, group.p, outside):
        with pytest.raises(PointError):
            decode_element(group, value.to_bytes(group.size, "big"))
    with pytest.raises(PointError):
        decode_element(group, group.g.to_bytes(group.size + 1, "big"))
    assert decode_element(group, group.g.to_bytes(group.size, "big")).value == group.g
