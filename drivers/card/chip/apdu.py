"""Command and response APDUs, short and extended (ISO/IEC 7816-3, 12.1), and the counted way to the chip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from drivers.card.chip.trouble import ChipError, garbled
from drivers.errors import FaultCode

Transmit = Callable[[bytes], bytes]

#: A whole reading takes 20 to 60; a chip that keeps us busier than this is hostile or broken.
MAX_APDUS = 400

OK = 0x9000
END_OF_FILE = 0x6282
LOCKED = 0x6983
FILE_NOT_FOUND = 0x6A82
_MORE_FOLLOWS = 0x61
_MOST_OF_AN_ANSWER = 65536


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `le` is the answer's expected length, 1 to 65536, None for no answer data.

    It is written in extended form where its data or `le` need it: not every chip and reader takes that.
    """

    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes = field(default=b"", repr=False)
    le: int | None = None

    @property
    def header(self) -> bytes:
        return bytes((self.cla, self.ins, self.p1, self.p2))

    @property
    def extended(self) -> bool:
        return len(self.data) > 255 or (self.le or 0) > 256

    def encode(self) -> bytes:
        assert len(self.data) <= 65535
        assert self.le is None or 1 <= self.le <= 65536
        width = 2 if self.extended else 1
        out = self.header + bytes(width - 1)
        if self.data:
            out += len(self.data).to_bytes(width, "big") + self.data
        if self.le is not None:
            out += (self.le % (1 << 8 * width)).to_bytes(width, "big")
        return out


@dataclass(frozen=True, slots=True)
class Response:
    """`joined`: from parts, so that `sw` is what the last GET RESPONSE came to."""

    data: bytes = field(repr=False)
    sw: int
    joined: bool = False

    @property
    def tries_left(self) -> int | None:
        """The X of 63CX (ISO/IEC 7816-4, 5.1.3), None for any other status."""
        return self.sw & 0x0F if self.sw & 0xFFF0 == 0x63C0 else None


class Channel(Protocol):
    """A way to the chip, in the clear or inside secure messaging. Raises ChipError."""

    def exchange(self, command: Command) -> Response: ...


class PlainChannel:
    """Every APDU of a session goes through here, is counted, and is refused beyond `MAX_APDUS`."""

    def __init__(self, transmit: Transmit) -> None:
        self._transmit = transmit
        self.apdus = 0
        self.octets = 0

    def exchange(self, command: Command) -> Response:
        """The whole answer: what the chip keeps back (61XX) is fetched by GET RESPONSE (7816-4, 11.6.1)."""
        answer = self._exchanged(command)
        if answer.sw >> 8 != _MORE_FOLLOWS:
            return answer
        whole = bytearray(answer.data)
        while answer.sw >> 8 == _MORE_FOLLOWS:
            answer = self._exchanged(Command(0x00, 0xC0, 0x00, 0x00, le=answer.sw & 0xFF or 256))
            if not answer.data or len(whole) + len(answer.data) > _MOST_OF_AN_ANSWER:
                raise garbled("response chain")
            whole += answer.data
        return Response(bytes(whole), answer.sw, joined=True)

    def _exchanged(self, command: Command) -> Response:
        if self.apdus >= MAX_APDUS:
            raise garbled("too many commands needed")
        self.apdus += 1
        sent = command.encode()
        answer = self._transmit(sent)
        self.octets += len(sent) + len(answer)
        if not answer:
            raise ChipError(FaultCode.CARD_MUTE, "empty answer")
        if not 2 <= len(answer) <= (65538 if command.extended else 258):
            raise garbled("answer length")
        if answer[-2] >> 4 not in (0x6, 0x9):
            raise garbled("answer without a status")
        return Response(answer[:-2], int.from_bytes(answer[-2:], "big"))
