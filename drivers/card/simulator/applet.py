"""The chip itself: which command is taken when, and what becomes of the session (ICAO 9303-10, 9303-11)."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from drivers.card.persona import Persona
from drivers.card.simulator import bac
from drivers.card.simulator.apdu import Command, parse
from drivers.card.simulator.der import objects, oid_value, tlv
from drivers.card.simulator.pace import Pace
from drivers.card.simulator.personalised import (
    ATR_INFO,
    CARD_ACCESS,
    CARD_SECURITY,
    altered_dg13,
    group_file,
    personalised,
)
from drivers.card.simulator.profile import Access, Overlong
from drivers.card.simulator.secure import Messaging, RefusedError
from drivers.card.simulator.security_infos import chip_oid
from drivers.card.simulator.suites import Cipher, suite_from

#: T=1 over a contactless reader without historical bytes (PC/SC part 3, 3.1.3.2.3).
ATR = bytes.fromhex("3B80800101")

_AID = bytes.fromhex("A0000002471001")
_MASTER_FILE = b"\x3f\x00"
_DONE, _END_OF_FILE = 0x9000, 0x6282
_SELECT, _READ, _READ_FAR, _GET_RESPONSE = 0xA4, 0xB0, 0xB1, 0xC0
_CHALLENGE, _EXTERNAL, _INTERNAL, _MANAGE, _GENERAL = 0x84, 0x82, 0x88, 0x22, 0x86
_SET_PACE, _SET_CHIP_AES, _SET_CHIP_TDES = b"\xc1\xa4", b"\x41\xa4", b"\x41\xa6"
_IN_THE_CLEAR = frozenset({CARD_ACCESS, ATR_INFO})
_MASTER_SHORT = {0x1C: CARD_ACCESS, 0x1D: CARD_SECURITY, 0x01: ATR_INFO}


class SimulatedChip:
    """One card, personalised for one prepared person. Speaks whole APDUs; never raises.

    `clone` alters DG13 after the security object was made. `tries` is the number of wrong keys after which
    the chip locks itself and says 63CX on the way; None, as in the field, answers 6300 for ever.
    `files` by identifier may be altered after the fact, as a card of the holder's own making would be.
    """

    def __init__(
        self,
        persona: Persona,
        *,
        clone: bool = False,
        tries: int | None = None,
        random: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._card, self._profile = personalised(persona), persona.profile
        self.files = dict(self._card.application)
        self.master = dict(self._card.master)
        if clone and group_file(13) in self.files:
            self.files[group_file(13)] = altered_dg13(self.files[group_file(13)], persona)
        self._random = random
        self._tries = tries if tries is not None else self._profile.tries or None
        self.reset()

    def reset(self) -> None:
        """Power lost or card reset: nothing selected, no session. The counter of wrong keys stays."""
        self._application = False
        self._current: int | None = None
        self._challenge = b""
        self._rest = b""
        self._end_session()

    def _end_session(self) -> None:
        self._messaging: Messaging | None = None
        self._next: Messaging | None = None
        self._pace: Pace | None = None
        self._chip_authentication: Cipher | None = None

    def transmit(self, command: bytes) -> bytes:
        """One command APDU, one response APDU."""
        try:
            asked = parse(command, short_only=self._profile.short_only)
            if asked.instruction == _GET_RESPONSE and self._rest:
                return self._sent(self._rest, _DONE, asked)
            self._rest = b""
            return self._protected(asked) if asked.secured else self._clear(asked)
        except RefusedError as refusal:
            self._end_session()
            return refusal.status.to_bytes(2, "big")

    def _sent(self, data: bytes, status: int, asked: Command) -> bytes:
        """What fits now; 61XX says that GET RESPONSE brings more (ISO/IEC 7816-4, 5.3.4)."""
        room = min(asked.room, self._profile.extended)
        if asked.instruction == _GET_RESPONSE:
            room = min(room, asked.expected or room)
        now, self._rest = data[:room], data[room:]
        if self._rest:
            status = 0x6100 | (len(self._rest) if len(self._rest) < 256 else 0)
        return now + status.to_bytes(2, "big")

    def _clear(self, asked: Command) -> bytes:
        # A command in the clear ends secure messaging (9303-11, 9.8.3).
        self._messaging = self._next = None
        if asked.instruction != _GENERAL:
            self._pace = None
        try:
            return self._sent(self._plain(asked), _DONE, asked)
        except _StatusError as other:
            return other.data + other.status.to_bytes(2, "big")

    def _plain(self, asked: Command) -> bytes:
        header, body = asked.header, asked.body
        match asked.instruction:
            case 0xA4 if header[2] == 0x04 or not self._application or header[2] == 0:
                return self._select(header, body)
            case 0xB0 | 0xB1 if not self._application:
                return self._read(header, body, asked.expected, asked.room)
            case 0x22 if header[2:4] == _SET_PACE:
                return self._begin_pace(body)
            case 0x86 if self._pace is not None:
                return self._continue_pace(self._pace, asked)
        if not self._application:
            raise RefusedError(0x6985)
        if Access.BAC in self._profile.access:
            if asked.instruction == _CHALLENGE and asked.expected == 8:
                self._challenge = self._random(8)
                return self._challenge
            if asked.instruction == _EXTERNAL:
                return self._authenticate(body)
        raise RefusedError(0x6982)

    def _begin_pace(self, body: bytes) -> bytes:
        if self._card.offer is None:
            raise RefusedError(0x6D00)
        if self._application:
            raise RefusedError(0x6985)
        if self._tries == 0:
            raise RefusedError(0x6983)
        self._pace = Pace(self._card.offer, body, self._random)
        return b""

    def _continue_pace(self, pace: Pace, asked: Command) -> bytes:
        try:
            answer = pace.step(asked.body)
        except RefusedError as refusal:
            self._count(refusal)
            raise
        if asked.chained is (pace.messaging is not None):
            # The last of the four, and only the last, ends the chain (9303-11, 4.4.4.2).
            raise RefusedError(0x6883)
        if pace.messaging is not None:
            # Only what comes next is protected; this answer still goes in the clear.
            self._messaging, self._pace = pace.messaging, None
        return answer

    def _authenticate(self, body: bytes) -> bytes:
        challenge, self._challenge = self._challenge, b""
        if self._tries == 0:
            raise RefusedError(0x6983)
        if not challenge:
            raise RefusedError(0x6985)
        try:
            seed = bac.access_seed(self._card.information)
            answer, self._messaging = bac.mutual(seed, challenge, body, self._random)
        except RefusedError as refusal:
            self._count(refusal)
            raise
        return answer

    def _count(self, refusal: RefusedError) -> None:
        """A wrong key costs a try where the chip counts them. Raises RefusedError then."""
        if self._tries is not None and refusal.status == 0x6300:
            self._tries = max(0, self._tries - 1)
            raise RefusedError(0x63C0 | self._tries) from None

    def _protected(self, asked: Command) -> bytes:
        if self._messaging is None:
            raise RefusedError(0x6988)
        messaging = self._messaging
        inside = messaging.open(asked.header, asked.body)
        odd = asked.instruction == _READ_FAR
        # What the answer may carry: file commands ask for it.
        self._room = messaging.room(min(asked.room, self._profile.extended))
        try:
            data, status = self.file_command(asked.header, inside.data, inside.expected), _DONE
        except _StatusError as other:
            data, status = other.data, other.status
        answer = messaging.close(data, status, odd=odd)
        if self._next is not None:
            self._messaging, self._next = self._next, None
        return self._sent(answer, status, asked)

    def file_command(self, header: bytes, data: bytes, expected: int) -> bytes:
        """A command inside secure messaging: the plain answer's data."""
        match header[1]:
            case 0xA4:
                return self._select(header, data)
            case 0xB0 | 0xB1:
                return self._read(header, data, expected, self._room)
            case 0x22:
                return self._set_chip_authentication(header, data)
            case 0x86 if self._chip_authentication is not None:
                return self._agree(self._chip_authentication, data)
            case 0x88 if self._application:
                return self._sign(data)
        raise _StatusError(0x6D00)

    def _select(self, header: bytes, data: bytes) -> bytes:
        by = header[2]
        if by == 0x00:
            if not self._profile.master_file or data not in (b"", _MASTER_FILE):
                raise _StatusError(0x6D00)
            self._application, self._current = False, None
            return b""
        if by == 0x04:
            self._application, self._current = data == _AID, None
            if not self._application:
                raise _StatusError(0x6A82)
            return b""
        if by != 0x02:
            raise _StatusError(0x6A86)
        self._current = self._permitted(int.from_bytes(data, "big"))
        return b""

    def _permitted(self, name: int) -> int:
        """`name`, where there is such a file here. Raises _StatusError."""
        here = self.files if self._application else self.master
        if name not in here:
            self._current = None
            raise _StatusError(0x6A82)
        if self._messaging is None and (self._application or name not in _IN_THE_CLEAR):
            raise _StatusError(0x6982)
        return name

    def _read(self, header: bytes, data: bytes, expected: int, room: int) -> bytes:
        _, instruction, p1, p2 = header
        offset = p1 << 8 | p2
        if instruction == _READ_FAR:
            offset = _far_offset(data)
            if p1 or p2:
                self._current = self._permitted(p1 << 8 | p2)
        elif p1 & 0x80:
            if not self._profile.short_names:
                raise _StatusError(0x6B00)
            self._current, offset = self._permitted(self._short_name(p1 & 0x1F)), p2
        if self._current is None:
            raise _StatusError(0x6986)
        here = self.files if self._application else self.master
        content = here[self._current]
        if offset >= len(content):
            raise _StatusError(0x6B00)
        far = instruction == _READ_FAR
        got = self._cut(content[offset : offset + expected], room - (4 if far else 0))
        answer = tlv("53", got) if far else got
        if self._profile.end_of_file and expected > len(content) - offset:
            raise _StatusError(_END_OF_FILE, answer)
        return answer

    def _short_name(self, name: int) -> int:
        if not self._application:
            return _MASTER_SHORT.get(name, 0)
        return 0x0100 | name

    def _cut(self, data: bytes, room: int) -> bytes:
        """The whole of it, or what this chip does where that is too long for one answer."""
        if len(data) <= room:
            return data
        match self._profile.overlong:
            case Overlong.PART:
                return data[:room]
            case Overlong.WRONG_LENGTH:
                raise _StatusError(0x6700)
            case Overlong.EXACT_LENGTH:
                raise _StatusError(0x6C00 | (room if room < 256 else 0))
        return data

    def _set_chip_authentication(self, header: bytes, data: bytes) -> bytes:
        cipher = self._profile.chip_authentication
        kind = header[2:4]
        if cipher is None or not self._application:
            raise _StatusError(0x6D00)
        found = _objects(data)
        if kind == _SET_CHIP_AES and cipher is not Cipher.TDES:
            if found.get(0x80) != oid_value(chip_oid(cipher)):
                raise _StatusError(0x6A80)
            self._chip_authentication = cipher
        elif kind == _SET_CHIP_TDES and cipher is Cipher.TDES:
            self._change_keys(cipher, found.get(0x91, b""))
        else:
            raise _StatusError(0x6A88)
        return b""

    def _agree(self, cipher: Cipher, data: bytes) -> bytes:
        self._chip_authentication = None
        self._change_keys(cipher, _objects(_objects(data).get(0x7C, b"")).get(0x80, b""))
        return tlv("7C")

    def _change_keys(self, cipher: Cipher, theirs: bytes) -> None:
        key = self._card.chip_key
        try:
            assert key is not None
            self._next = Messaging(suite_from(cipher, key.agree(key.curve.decode(theirs))))
        except ValueError:
            raise _StatusError(0x6A80) from None

    def _sign(self, data: bytes) -> bytes:
        key = self._card.signing_key
        if key is None:
            raise _StatusError(0x6D00)
        if len(data) != 8:
            raise _StatusError(0x6700)
        return self._cut(key.sign(data, self._random), self._room)


class _StatusError(Exception):
    """A status word that secure messaging carries and survives, perhaps with data."""

    def __init__(self, status: int, data: bytes = b"") -> None:
        super().__init__(f"{status:04X}")
        self.status = status
        self.data = data


def _objects(data: bytes) -> dict[int, bytes]:
    try:
        return objects(data)
    except ValueError:
        raise _StatusError(0x6A80) from None


def _far_offset(data: bytes) -> int:
    """The offset data object of an odd READ BINARY (ISO/IEC 7816-4, 11.2.3)."""
    raw = _objects(data).get(0x54)
    if raw is None or not 1 <= len(raw) <= 4:
        raise _StatusError(0x6A80)
    return int.from_bytes(raw, "big")
