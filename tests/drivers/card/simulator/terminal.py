"""The other end of the line, for tests of the chip alone: the chip's arithmetic, and nothing of the reader.

What binds it to the standard are the published conversations that the same arithmetic repeats byte for byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from drivers.card.persona import Persona
from drivers.card.simulator import bac
from drivers.card.simulator.aes import Aes, padded
from drivers.card.simulator.curve import CURVES, Point
from drivers.card.simulator.der import objects, oid_value, tlv
from drivers.card.simulator.mrz import mrz_information
from drivers.card.simulator.pace import pace_oid, password_seed
from drivers.card.simulator.profile import Mapping, Password
from drivers.card.simulator.security_infos import chip_oid
from drivers.card.simulator.suites import PASSWORD, Cipher, Suite, aes_keys, both_keys, derived, suite_from

Transmit = Callable[[bytes], bytes]
AID = bytes.fromhex("00A4040C07A0000002471001")
CHIP_FILES = {1: "0101", 2: "0102", 13: "010D", 14: "010E", 15: "010F"}


class Refused(Exception):  # noqa: N818 (it carries a status word, it is no error of the test)
    def __init__(self, status: int) -> None:
        super().__init__(f"{status:04X}")
        self.status = status


class Terminal:
    """Speaks to `transmit`; `extended`: asks for as much as two bytes can say."""

    def __init__(self, transmit: Transmit, *, extended: bool = True) -> None:
        self.transmit = transmit
        self.extended = extended
        self.suite: Suite | None = None
        self.counter = 0
        self.commands = 0
        self.status = 0x9000

    def plain(self, command: bytes) -> bytes:
        self.commands += 1
        answer = self.transmit(command)
        while answer[-2] == 0x61:
            self.commands += 1
            more = self.transmit(b"\x00\xc0\x00\x00" + answer[-1:])
            answer = answer[:-2] + more
        status = int.from_bytes(answer[-2:], "big")
        if status != 0x9000 and len(answer) == 2:
            raise Refused(status)
        return answer

    def command(self, header: bytes, data: bytes = b"", expected: int = 0) -> bytes:
        """Inside secure messaging. Raises Refused for any status that brings no data."""
        assert self.suite is not None
        suite = self.suite
        self.counter += 1
        head = bytes((header[0] | 0x0C, *header[1:]))
        objects_ = b""
        if data:
            odd = header[1] & 1
            sealed = suite.encrypt(self.counter, padded(data, suite.block))
            objects_ += tlv("85", sealed) if odd else tlv("87", b"\x01" + sealed)
        if expected:
            size = 1 if expected <= 256 else 2
            objects_ += tlv("97", (expected % (1 << 8 * size)).to_bytes(size, "big"))
        seal = suite.mac(self.counter, padded(head, suite.block) + objects_)
        body = objects_ + tlv("8E", seal)
        if self.extended:
            raw = head + b"\0" + len(body).to_bytes(2, "big") + body + b"\0\0"
        else:
            raw = head + bytes((len(body),)) + body + b"\0"
        return self._inside(self.plain(raw))

    def _inside(self, answer: bytes) -> bytes:
        assert self.suite is not None
        self.counter += 1
        found = objects(answer[:-2])
        covered = answer[: len(answer) - 12]
        assert found[0x8E] == self.suite.mac(self.counter, covered), "the answer's seal"
        self.status = status = int.from_bytes(found[0x99], "big")
        if status not in (0x9000, 0x6282):
            raise Refused(status)
        sealed = found.get(0x85, found.get(0x87, b"\1")[1:])
        return self.suite.decrypt(self.counter, sealed).rstrip(b"\0")[:-1] if sealed else b""

    def select(self) -> None:
        """The application, by name: inside secure messaging where there is some."""
        if self.suite is None:
            self.plain(AID)
        else:
            self.command(AID[:4], AID[5:])

    def read(self, name: int, step: int = 0) -> bytes:
        """A whole file of the application by its long name."""
        self.command(b"\x00\xa4\x02\x0c", name.to_bytes(2, "big"))
        got = b""
        step = step or (30000 if self.extended else 160)
        while True:
            try:
                part = self.command(b"\x00\xb0" + len(got).to_bytes(2, "big"), expected=step)
            except Refused as refusal:
                if refusal.status == 0x6B00 and got:
                    return got
                raise
            got += part
            if len(part) < step:
                return got

    def bac(self, persona: Persona) -> None:
        self.plain(AID)
        challenge = self.plain(bytes.fromhex("0084000008"))[:8]
        enc, mac = both_keys(bac.access_seed(mrz_information(persona)))
        ours, our_key = bytes(range(8)), bytes(range(16))
        sealed = enc.encrypt(ours + challenge + our_key)
        answer = self.plain(b"\x00\x82\x00\x00\x28" + sealed + mac.mac(sealed) + b"\x28")
        plain = enc.decrypt(answer[:32])
        shared = bytes(a ^ b for a, b in zip(our_key, plain[16:32], strict=True))
        self.suite = suite_from(Cipher.TDES, shared)
        self.counter = int.from_bytes(challenge[4:] + ours[4:], "big")

    def pace(
        self, persona: Persona, password: Password = Password.CAN, mapping: Mapping = Mapping.GM, text: str = ""
    ) -> None:
        """`text`: another password than the persona's own."""
        profile = persona.profile
        curve, cipher = CURVES[profile.curve], profile.cipher
        oid = oid_value(pace_oid(mapping, cipher))
        reference = tlv("83", b"\x01" if password is Password.MRZ else b"\x02")
        template = tlv("80", oid) + reference
        self.plain(b"\x00\x22\xc1\xa4" + bytes((len(template),)) + template)
        text = text or (mrz_information(persona) if password is Password.MRZ else persona.can)
        key = derived(cipher, password_seed(password, text), PASSWORD)
        nonce = Aes(key).decrypt(bytes(16), self._step(b"", 0x80))
        own = 0x1234567890ABCDEF1234567890ABCDEF
        theirs = curve.decode(self._step(tlv("81", curve.encode(_times(persona, own, curve.generator))), 0x82))
        shared = curve.times(own, theirs)
        mapped = curve.add(curve.times(int.from_bytes(nonce, "big"), curve.generator), shared)
        assert mapped is not None
        ours = _times(persona, own + 1, mapped)
        agreed = curve.decode(self._step(tlv("83", curve.encode(ours)), 0x84))
        secret = _times(persona, own + 1, agreed)[0].to_bytes(curve.size, "big")
        enc, mac = aes_keys(cipher, secret)
        token = _token(mac, oid, curve.encode(agreed))
        found = self._last(tlv("85", token))
        assert found[0x86] == _token(mac, oid, curve.encode(ours)), "the chip's token"
        self.suite, self.counter = suite_from(cipher, secret), 0
        self.mapping_key = theirs
        self.proof = 0
        if mapping is Mapping.CAM:
            worker = Aes(enc)
            plain = worker.decrypt(worker.block(b"\xff" * 16), found[0x8A])
            self.proof = int.from_bytes(plain.rstrip(b"\0")[:-1], "big")

    def _step(self, data: bytes, wanted: int) -> bytes:
        return self._general(b"\x10", data)[wanted]

    def _last(self, data: bytes) -> dict[int, bytes]:
        return self._general(b"\x00", data)

    def _general(self, cla: bytes, data: bytes) -> dict[int, bytes]:
        body = tlv("7C", data)
        answer = self.plain(cla + b"\x86\x00\x00" + bytes((len(body),)) + body + b"\0")
        return objects(objects(answer[:-2])[0x7C])

    def chip_authentication(self, persona: Persona, public: Point) -> None:
        """With the key that DG14 shows. What follows is under new keys, if the chip has the private one."""
        profile = persona.profile
        cipher = profile.chip_authentication
        assert cipher is not None
        curve, own = CURVES[profile.chip_curve], 0xFEDCBA9876543210
        ours = curve.encode(_times_on(profile.chip_curve, own, curve.generator))
        if cipher is Cipher.TDES:
            self.command(b"\x00\x22\x41\xa6", tlv("91", ours))
        else:
            self.command(b"\x00\x22\x41\xa4", tlv("80", oid_value(chip_oid(cipher))))
            assert self.command(b"\x00\x86\x00\x00", tlv("7C", tlv("80", ours)), 256) == b"\x7c\x00"
        shared = _times_on(profile.chip_curve, own, public)[0].to_bytes(curve.size, "big")
        self.suite, self.counter = suite_from(cipher, shared), 0

    def sign(self, challenge: bytes) -> bytes:
        return self.command(b"\x00\x88\x00\x00", challenge, 65536 if self.extended else 256)


def last_point(number: int, encoded: bytes) -> Point:
    """The uncompressed point at the end of DG15, or of a DG14 whose last key it is."""
    curve = CURVES[number]
    head = tlv("03", b"\x00\x04" + bytes(2 * curve.size))[: -2 * curve.size]
    at = encoded.rindex(head) + len(head) - 1
    return curve.decode(encoded[at : at + 2 * curve.size + 1])


def ecdsa_holds(number: int, public: Point, data: bytes, signature: bytes) -> bool:
    curve = CURVES[number]
    size = len(signature) // 2
    r, s = int.from_bytes(signature[:size], "big"), int.from_bytes(signature[size:], "big")
    hashed = int.from_bytes(hashlib.sha256(data).digest(), "big") >> max(0, 256 - curve.n.bit_length())
    inverse = pow(s, -1, curve.n)
    point = curve.add(curve.times(hashed * inverse, curve.generator), curve.times(r * inverse, public))
    return point is not None and point[0] % curve.n == r


def _token(mac: bytes, oid: bytes, public: bytes) -> bytes:
    return Aes(mac).cmac(tlv("7F49", tlv("06", oid), tlv("86", public)))[:8]


def _times(persona: Persona, scalar: int, point: Point) -> Point:
    return _times_on(persona.profile.curve, scalar, point)


def _times_on(number: int, scalar: int, point: Point) -> Point:
    result = CURVES[number].times(scalar, point)
    assert result is not None
    return result
