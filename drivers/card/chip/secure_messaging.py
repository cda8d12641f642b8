"""Secure messaging with triple DES (ICAO 9303-11, 9.8; worked example in Appendix D.4)."""

from __future__ import annotations

import hmac

from drivers.card.chip import tdes
from drivers.card.chip.apdu import Command, PlainChannel, Response
from drivers.card.chip.bac import SessionKeys
from drivers.card.chip.tlv import Tlv, TlvError, encode, read_all
from drivers.card.chip.trouble import garbled

_CRYPTOGRAM, _LE, _STATUS, _MAC = 0x87, 0x97, 0x99, 0x8E
_SECURE_CLA = 0x0C
_WRAP = 1 << 64


class SecureChannel:
    """Wraps each command and trusts no answer whose MAC does not hold. One broken answer ends the session."""

    def __init__(self, plain: PlainChannel, session: SessionKeys) -> None:
        self._plain = plain
        self._keys = session.keys
        self._ssc = session.ssc
        self._broken = False

    def exchange(self, command: Command) -> Response:
        """Raises ChipError: a forged, unprotected or malformed answer is CARD_GARBLED."""
        if self._broken:
            raise garbled("secure messaging has ended")
        self._broken = True
        response = self._unwrap(self._plain.exchange(self.wrap(command)))
        self._broken = False
        return response

    def wrap(self, command: Command) -> Command:
        """The protected command of 9303-11, 9.8.4; steps the send sequence counter."""
        counter = self._step()
        header = bytes((command.cla | _SECURE_CLA, *command.header[1:]))
        objects = b""
        if command.data:
            objects += encode(_CRYPTOGRAM, b"\x01" + tdes.encrypt(self._keys.enc, tdes.pad(command.data)))
        if command.le is not None:
            objects += encode(_LE, bytes((command.le & 0xFF,)))
        seal = tdes.mac(self._keys.mac, counter + tdes.pad(header) + objects)
        return Command(header[0], command.ins, command.p1, command.p2, objects + encode(_MAC, seal), le=256)

    def _unwrap(self, response: Response) -> Response:
        counter = self._step()
        if not response.data:
            # The chip gave up the session and says so in the clear; nothing it says can be trusted now.
            raise garbled(f"unprotected status {response.sw:04X}")
        try:
            objects = read_all(response.data)
        except TlvError:
            raise garbled("secure messaging objects") from None
        tags = tuple(one.tag for one in objects)
        if tags not in ((_STATUS, _MAC), (_CRYPTOGRAM, _STATUS, _MAC)):
            raise garbled("secure messaging order")
        status, seal = objects[-2], objects[-1]
        covered = b"".join(one.raw for one in objects[:-1])
        if not hmac.compare_digest(tdes.mac(self._keys.mac, counter + covered), seal.value):
            raise garbled("secure messaging mac")
        if len(status.value) != 2 or int.from_bytes(status.value, "big") != response.sw:
            raise garbled("secure messaging status")
        data = self._decrypt(objects[0]) if tags[0] == _CRYPTOGRAM else b""
        return Response(data, response.sw)

    def _decrypt(self, cryptogram: Tlv) -> bytes:
        body = cryptogram.value[1:]
        if cryptogram.value[:1] != b"\x01" or not body or len(body) % tdes.BLOCK:
            raise garbled("cryptogram")
        try:
            return tdes.unpad(tdes.decrypt(self._keys.enc, body))
        except ValueError:
            raise garbled("cryptogram padding") from None

    def _step(self) -> bytes:
        self._ssc = (self._ssc + 1) % _WRAP
        return self._ssc.to_bytes(8, "big")
