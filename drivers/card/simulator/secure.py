"""The chip's side of Basic Access Control and secure messaging (ICAO 9303-11, 4.3 and 9.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from drivers.card.simulator.des import TwoKeys, padded
from drivers.card.simulator.files import tlv


class RefusedError(Exception):
    """The command is not answered with data; carries the status word."""

    def __init__(self, status: int) -> None:
        super().__init__(f"{status:04X}")
        self.status = status


def both_keys(seed: bytes) -> tuple[TwoKeys, TwoKeys]:
    """The keys to encrypt and to authenticate with, derived from a seed."""
    made = []
    for counter in (b"\0\0\0\1", b"\0\0\0\2"):
        raw = hashlib.sha1(seed + counter).digest()[:16]  # noqa: S324 (the clause says SHA-1)
        made.append(TwoKeys(bytes(octet ^ (octet.bit_count() + 1) % 2 for octet in raw)))
    return made[0], made[1]


def access_seed(lines: tuple[str, str, str]) -> bytes:
    """From the card's own MRZ: document number, birth and expiry, each with its check digit."""
    top, middle, _ = lines
    text = top[5:15] + middle[0:7] + middle[8:15]
    return hashlib.sha1(text.encode("ascii")).digest()[:16]  # noqa: S324 (the clause says SHA-1)


class Messaging:
    """An open session of secure messaging on the chip. Any flaw in a command ends it, by `RefusedError`."""

    def __init__(self, seed: bytes, counter: int) -> None:
        self._enc, self._mac = both_keys(seed)
        self._counter = counter

    def open(self, header: bytes, body: bytes) -> tuple[bytes, int]:
        """Data and expected length of a protected command."""
        self._counter += 1
        objects = _split(body)
        if 0x8E not in objects:
            raise RefusedError(0x6987)
        covered = body[: len(body) - 10]
        if self._mac.mac(self._counter.to_bytes(8, "big") + padded(header) + covered) != objects[0x8E]:
            raise RefusedError(0x6988)
        data = b""
        if 0x87 in objects:
            plain = self._enc.decrypt(objects[0x87][1:]).rstrip(b"\0")
            data = plain[:-1]
        return data, (objects[0x97][0] or 256) if 0x97 in objects else 0

    def close(self, data: bytes, status: int) -> bytes:
        """The protected answer, status words at its end."""
        self._counter += 1
        word = status.to_bytes(2, "big")
        covered = tlv("87", b"\1" + self._enc.encrypt(padded(data))) if data else b""
        covered += tlv("99", word)
        return covered + tlv("8E", self._mac.mac(self._counter.to_bytes(8, "big") + covered)) + word


def mutual(
    lines: tuple[str, str, str], challenge: bytes, sent: bytes, random: Callable[[int], bytes]
) -> tuple[bytes, Messaging]:
    """Answer EXTERNAL AUTHENTICATE: 40 bytes and the session they open. Raises RefusedError."""
    enc, mac = both_keys(access_seed(lines))
    if len(sent) != 40:
        raise RefusedError(0x6700)
    if mac.mac(sent[:32]) != sent[32:]:
        raise RefusedError(0x6300)
    plain = enc.decrypt(sent[:32])
    theirs, echoed, their_key = plain[:8], plain[8:16], plain[16:]
    if echoed != challenge:
        raise RefusedError(0x6300)
    own_key = random(16)
    answer = enc.encrypt(challenge + theirs + own_key)
    seed = bytes(a ^ b for a, b in zip(own_key, their_key, strict=True))
    return answer + mac.mac(answer), Messaging(seed, int.from_bytes(challenge[4:] + theirs[4:], "big"))


def _split(body: bytes) -> dict[int, bytes]:
    objects: dict[int, bytes] = {}
    while body:
        if len(body) < 2 or body[1] > 0x81:
            raise RefusedError(0x6988)
        start = 3 if body[1] == 0x81 else 2
        size = body[start - 1]
        objects[body[0]] = body[start : start + size]
        body = body[start + size :]
    return objects
