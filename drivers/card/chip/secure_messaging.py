"""Secure messaging over any cipher suite (ICAO 9303-11, 9.8; worked example in Appendix D.4)."""

from __future__ import annotations

import hmac

from drivers.card.chip.apdu import OK, Command, PlainChannel, Response
from drivers.card.chip.key_derivation import SessionKeys
from drivers.card.chip.padding import pad, unpad
from drivers.card.chip.suites import suite_of
from drivers.card.chip.tlv import Tlv, TlvError, encode, read_all
from drivers.card.chip.trouble import AnswerLostError, ChipError, LengthRefusedError, garbled
from drivers.errors import FaultCode

#: Under an even instruction the cryptogram starts with an octet that names its padding, under an odd one not.
_CRYPTOGRAM, _CRYPTOGRAM_ODD = 0x87, 0x85
_LE, _STATUS, _MAC = 0x97, 0x99, 0x8E
_SECURE_CLA = 0x0C
_SHORT = 256
_EXTENDED = 65536
_WRONG_LENGTH, _EXACT_LENGTH = 0x6700, 0x6C


class SecureChannel:
    """Wraps each command and trusts no answer whose MAC does not hold. One broken answer ends the session."""

    def __init__(self, plain: PlainChannel, session: SessionKeys) -> None:
        self._plain = plain
        self._suite = suite_of(session)
        self._ssc = session.ssc
        self._broken = False

    @property
    def block(self) -> int:
        """Bytes of one cipher block: how much of a protected answer is padding at most."""
        return self._suite.block

    def exchange(self, command: Command) -> Response:
        """Raises ChipError: a forged, unprotected or malformed answer is CARD_GARBLED."""
        if self._broken:
            raise garbled("secure messaging has ended")
        self._broken = True
        response = self._unwrap(self._plain.exchange(self.wrap(command)), odd=bool(command.ins & 1))
        self._broken = False
        return response

    def renewed(self, session: SessionKeys) -> SecureChannel:
        """The same chip under new keys (Chip Authentication); the old session is over."""
        self._broken = True
        return SecureChannel(self._plain, session)

    def wrap(self, command: Command) -> Command:
        """The protected command of 9303-11, 9.8.4; steps the send sequence counter."""
        self._step()
        header = bytes((command.cla | _SECURE_CLA, *command.header[1:]))
        objects = b""
        if command.data:
            sealed = self._suite.encrypt(self._ssc, pad(command.data, self._suite.block))
            odd = command.ins & 1
            objects += encode(_CRYPTOGRAM_ODD, sealed) if odd else encode(_CRYPTOGRAM, b"\x01" + sealed)
        if command.le is not None:
            objects += encode(_LE, _expected(command.le))
        seal = self._suite.mac(self._ssc, pad(header, self._suite.block) + objects)
        body = objects + encode(_MAC, seal)
        extended = len(body) >= _SHORT or (command.le or 0) > _SHORT
        le = _EXTENDED if extended else _SHORT
        return Command(header[0], command.ins, command.p1, command.p2, body, le=le)

    def _unwrap(self, response: Response, *, odd: bool) -> Response:
        self._step()
        if not response.data:
            # The chip gave up the session and says so in the clear; nothing it says can be trusted now.
            raise _given_up(response.sw)
        try:
            objects = read_all(response.data)
        except TlvError:
            raise AnswerLostError(FaultCode.CARD_GARBLED, "secure messaging objects") from None
        tags = tuple(one.tag for one in objects)
        wanted = _CRYPTOGRAM_ODD if odd else _CRYPTOGRAM
        if tags not in ((_STATUS, _MAC), (wanted, _STATUS, _MAC)):
            raise garbled("secure messaging order")
        status, seal = objects[-2], objects[-1]
        covered = b"".join(one.raw for one in objects[:-1])
        if not hmac.compare_digest(self._suite.mac(self._ssc, covered), seal.value):
            raise garbled("secure messaging mac")
        sw = int.from_bytes(status.value, "big")
        # Of an answer in parts only the protected status speaks of the command itself.
        if len(status.value) != 2 or (sw != response.sw and not (response.joined and response.sw == OK)):
            raise garbled("secure messaging status")
        return Response(self._decrypt(objects[0]) if len(tags) == 3 else b"", sw)

    def _decrypt(self, cryptogram: Tlv) -> bytes:
        body = cryptogram.value
        if cryptogram.tag == _CRYPTOGRAM:
            if body[:1] != b"\x01":
                raise garbled("cryptogram")
            body = body[1:]
        if not body or len(body) % self._suite.block:
            raise garbled("cryptogram")
        try:
            return unpad(self._suite.decrypt(self._ssc, body), self._suite.block)
        except ValueError:
            raise garbled("cryptogram padding") from None

    def _step(self) -> None:
        self._ssc = (self._ssc + 1) % (1 << 8 * self._suite.counter_size)


def _given_up(status: int) -> ChipError:
    detail = f"unprotected status {status:04X}"
    if status == _WRONG_LENGTH or status >> 8 == _EXACT_LENGTH:
        return LengthRefusedError(FaultCode.CARD_GARBLED, detail)
    return garbled(detail)


def _expected(le: int) -> bytes:
    """The expected length in one byte, or in two where it is beyond 256; the greatest is written as zero."""
    return bytes((le & 0xFF,)) if le <= _SHORT else (le & 0xFFFF).to_bytes(2, "big")
