"""The eMRTD application as a CCCD answers it: BAC only, no master file, files behind secure messaging."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from drivers.card.persona import Persona
from drivers.card.simulator import files
from drivers.card.simulator.issuer import security_object
from drivers.card.simulator.secure import Messaging, RefusedError, mutual

#: T=1 over a contactless reader without historical bytes (PC/SC part 3, 3.1.3.2.3).
ATR = bytes.fromhex("3B80800101")

_AID = bytes.fromhex("A0000002471001")
_SHORT_NAMES = {0x1E: 0x011E, 0x01: 0x0101, 0x0D: 0x010D, 0x1D: 0x011D}
#: What a short protected answer can carry.
_MOST = 231


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
        groups = {1: files.dg1(persona), 13: files.dg13(persona)}
        sod = security_object(groups)
        if clone:
            groups[13] = _altered(groups[13], persona)
        self.files = {0x011E: files.com(), 0x0101: groups[1], 0x010D: groups[13], 0x011D: sod}
        self._lines = files.mrz_lines(persona)
        self._random = random
        self._tries = tries
        self.reset()

    def reset(self) -> None:
        """Power lost or card reset: nothing selected, no session. The counter of wrong keys stays."""
        self._selected = False
        self._current: int | None = None
        self._challenge = b""
        self._messaging: Messaging | None = None

    def transmit(self, command: bytes) -> bytes:
        """One command APDU in short form, one response APDU."""
        try:
            header, body, expected = _split(command)
            if header[0] & 0x0C == 0x0C:
                return self._protected(header, body)
            # A command in the clear ends secure messaging (9303-11, 9.8.3).
            self._messaging = None
            return self._plain(header, body, expected) + b"\x90\x00"
        except RefusedError as refusal:
            self._messaging = None
            return refusal.status.to_bytes(2, "big")

    def _plain(self, header: bytes, body: bytes, expected: int) -> bytes:
        instruction, p1 = header[1], header[2]
        if instruction == 0xA4 and p1 == 0x00:
            raise RefusedError(0x6D00)
        if instruction == 0xA4 and p1 == 0x04:
            self.reset()
            if body != _AID:
                raise RefusedError(0x6A82)
            self._selected = True
            return b""
        if not self._selected:
            # Before the application there could be EF.CardAccess; a card without PACE has none.
            raise RefusedError(0x6A82 if instruction == 0xA4 else 0x6985)
        if instruction == 0x84 and expected == 8:
            self._challenge = self._random(8)
            return self._challenge
        if instruction == 0x82:
            return self._authenticate(body)
        raise RefusedError(0x6982)

    def _authenticate(self, body: bytes) -> bytes:
        challenge, self._challenge = self._challenge, b""
        if self._tries == 0:
            raise RefusedError(0x6983)
        if not challenge:
            raise RefusedError(0x6985)
        try:
            answer, self._messaging = mutual(self._lines, challenge, body, self._random)
        except RefusedError as refusal:
            if self._tries is not None and refusal.status == 0x6300:
                self._tries -= 1
                raise RefusedError(0x63C0 | self._tries) from None
            raise
        return answer

    def _protected(self, header: bytes, body: bytes) -> bytes:
        if self._messaging is None:
            raise RefusedError(0x6988)
        messaging = self._messaging
        data, expected = messaging.open(header, body)
        try:
            return messaging.close(self.file_command(header, data, expected), 0x9000)
        except _StatusError as other:
            return messaging.close(b"", other.status)

    def file_command(self, header: bytes, data: bytes, expected: int) -> bytes:
        """SELECT and READ BINARY inside secure messaging: the plain answer's data."""
        _, instruction, p1, p2 = header
        if instruction == 0xA4 and p1 == 0x02:
            self._current = int.from_bytes(data, "big")
            if self._current not in self.files:
                self._current = None
                raise _StatusError(0x6A82)
            return b""
        if instruction != 0xB0:
            raise _StatusError(0x6D00)
        offset = p1 << 8 | p2
        if p1 & 0x80:
            self._current, offset = _SHORT_NAMES.get(p1 & 0x1F, 0), p2
        if self._current is None:
            raise _StatusError(0x6986)
        content = self.files.get(self._current)
        if content is None:
            raise _StatusError(0x6A82)
        if offset >= len(content):
            raise _StatusError(0x6B00)
        return content[offset : offset + min(expected, _MOST)]


class _StatusError(Exception):
    """A status word that secure messaging carries and survives."""

    def __init__(self, status: int) -> None:
        super().__init__(f"{status:04X}")
        self.status = status


def _split(command: bytes) -> tuple[bytes, bytes, int]:
    """Header, data and expected length of a short command (ISO/IEC 7816-3, 12.1.3)."""
    header, rest = command[:4], command[4:]
    if len(header) < 4 or (rest and not rest[0] and len(rest) > 1):
        raise RefusedError(0x6700)
    if len(rest) <= 1:
        return header, b"", (rest[0] or 256) if rest else 0
    body, after = rest[1 : 1 + rest[0]], rest[1 + rest[0] :]
    if len(body) != rest[0] or len(after) > 1:
        raise RefusedError(0x6700)
    return header, body, (after[0] or 256) if after else 0


def _altered(dg13: bytes, persona: Persona) -> bytes:
    """Another day of issue in the same place, as a forger would write it; the layout stays whole."""
    day = persona.printed.issued.strftime("%d/%m/%Y").encode("ascii")
    return dg13.replace(day, b"01/01/2025")
