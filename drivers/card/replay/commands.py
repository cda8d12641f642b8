"""Commands as somebody else wrote them, taken apart; protected ones with the session's keys.

ISO/IEC 7816-3, 12.1.3; ICAO 9303-11, 9.8.4.
"""

from __future__ import annotations

import hmac

from drivers.card.chip.apdu import Command
from drivers.card.chip.key_derivation import SessionKeys
from drivers.card.chip.padding import pad, unpad
from drivers.card.chip.suites import suite_of
from drivers.card.chip.tlv import Tlv, TlvError, read_all

_SECURE = 0x0C
_CRYPTOGRAM, _CRYPTOGRAM_ODD, _LE, _MAC = 0x87, 0x85, 0x97, 0x8E


class CommandError(ValueError):
    """This is no command, or not one of this session; the text is a code."""


def is_protected(command: bytes) -> bool:
    return command[0] & _SECURE == _SECURE


def parse_command(raw: bytes) -> Command:
    """Short or extended. Raises CommandError."""
    head, body = raw[:4], raw[4:]
    data, le = b"", b""
    if len(head) < 4:
        raise CommandError("command_malformed")
    if len(body) == 1:
        le = body
    elif body and body[0] == 0 and len(body) == 3:
        le = body[1:]
    elif body:
        width = 3 if body[0] == 0 else 1
        size = int.from_bytes(body[:width], "big")
        data, le = body[width : width + size], body[width + size :]
        if size == 0 or len(data) != size or len(le) not in (0, width if width == 1 else 2):
            raise CommandError("command_malformed")
    expected = None
    if le:
        expected = int.from_bytes(le, "big") or 1 << 8 * len(le)
    return Command(head[0], head[1], head[2], head[3], data, expected)


class Listener:
    """Hears a session's protected commands from the chip's side; the counter runs as the chip's does."""

    def __init__(self, session: SessionKeys) -> None:
        self._suite = suite_of(session)
        self._ssc = session.ssc

    def heard(self, raw: bytes) -> Command:
        """The command inside. Raises CommandError: its MAC is not of this session, or it is no command."""
        outer = parse_command(raw)
        self._ssc += 1
        try:
            objects = read_all(outer.data)
        except TlvError:
            raise CommandError("command_malformed") from None
        held = {one.tag: one for one in objects}
        if len(held) != len(objects) or _MAC not in held or objects[-1].tag != _MAC:
            raise CommandError("command_malformed")
        covered = b"".join(one.raw for one in objects[:-1])
        wanted = self._suite.mac(self._ssc, pad(outer.header, self._suite.block) + covered)
        if not hmac.compare_digest(wanted, held[_MAC].value):
            raise CommandError("command_mac")
        le = held[_LE].value if _LE in held else None
        expected = None if le is None else int.from_bytes(le, "big") or 1 << 8 * max(1, len(le))
        return Command(outer.cla & ~_SECURE, outer.ins, outer.p1, outer.p2, self._data(held), expected)

    def answered(self) -> None:
        self._ssc += 1

    def _data(self, held: dict[int, Tlv]) -> bytes:
        if _CRYPTOGRAM in held:
            # Its first octet names the padding.
            sealed = held[_CRYPTOGRAM].value[1:]
        elif _CRYPTOGRAM_ODD in held:
            sealed = held[_CRYPTOGRAM_ODD].value
        else:
            return b""
        try:
            return unpad(self._suite.decrypt(self._ssc, sealed), self._suite.block)
        except ValueError:
            raise CommandError("command_cryptogram") from None
