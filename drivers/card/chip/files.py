"""Elementary files by READ BINARY (ICAO 9303-10, 3.6): header and body in one, as much as the chip gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from drivers.card.chip.apdu import END_OF_FILE, FILE_NOT_FOUND, OK, Command, Response
from drivers.card.chip.reach import Reach
from drivers.card.chip.secure_messaging import SecureChannel
from drivers.card.chip.tlv import TlvError, encode, read_header, read_only
from drivers.card.chip.trouble import AnswerLostError, ChipError, LengthRefusedError, TooLongError, garbled
from drivers.errors import FaultCode

_PROBE = 8
_TOO_LONG, _EXACT = 0x6700, 0x6C
_NOT_ALLOWED = 0x6982
#: A chip that takes no short identifier says so in one of these ways.
_NO_SHORT_NAMES = frozenset({0x6B00, 0x6A81, 0x6A86, 0x6D00, 0x6986})
#: Beyond this offset P1 and P2 do not reach; the odd instruction carries it in its data (7816-4, 11.2.3).
_NEAR = 0x8000
_OFFSET, _DISCRETIONARY = 0x54, 0x53
_AROUND_FAR = 4


@dataclass(frozen=True, slots=True)
class Ef:
    """One file of the eMRTD application (9303-10, Table 38). `limit` bounds what the card may announce.

    `optional`: a reading does without it where the chip keeps it to itself, or where it is larger than that:
    DG11 and DG12 may hold pictures of whole papers.
    """

    name: str
    fid: int
    sfi: int
    tag: int
    limit: int
    expected: int
    optional: bool = False


COM = Ef("com", 0x011E, 0x1E, 0x60, 256, 30)
DG1 = Ef("dg1", 0x0101, 0x01, 0x61, 256, 95)
DG2 = Ef("dg2", 0x0102, 0x02, 0x75, 65536, 18000)
DG11 = Ef("dg11", 0x010B, 0x0B, 0x6B, 4096, 200, optional=True)
DG12 = Ef("dg12", 0x010C, 0x0C, 0x6C, 4096, 100, optional=True)
DG13 = Ef("dg13", 0x010D, 0x0D, 0x6D, 8192, 700)
DG14 = Ef("dg14", 0x010E, 0x0E, 0x6E, 8192, 400)
DG15 = Ef("dg15", 0x010F, 0x0F, 0x6F, 4096, 300)
SOD = Ef("sod", 0x011D, 0x1D, 0x77, 16384, 2000)

Advance = Callable[[int, int], None]


def read_file(channel: SecureChannel, ef: Ef, advance: Advance, reach: Reach | None = None) -> bytes | None:
    """The whole file, or None where the card has none, or keeps an optional one back.

    `advance(done, total)` is told after each chunk.

    `reach` says how much to ask for at once, and learns. Raises ChipError: CARD_GARBLED for a wrong tag, a
    length over `ef.limit` or a file that ends early, TooLongError where less asked for may help.
    """
    return _Reading(channel, ef, reach or Reach.short()).whole(advance)


class _Reading:
    def __init__(self, channel: SecureChannel, ef: Ef, reach: Reach) -> None:
        self._channel = channel
        self._ef = ef
        self._reach = reach

    def whole(self, advance: Advance) -> bytes | None:
        first = self._first()
        if first is None:
            return None
        try:
            header = read_header(first)
        except TlvError:
            raise garbled(f"{self._ef.name}: header") from None
        if self._ef.optional and header.tag == self._ef.tag and header.total > self._ef.limit:
            return None
        if header.tag != self._ef.tag or header.total > self._ef.limit:
            raise garbled(f"{self._ef.name}: tag or length")
        content = bytearray(first[: header.total])
        advance(len(content), header.total)
        while len(content) < header.total:
            content += self._at(len(content), header.total - len(content))
            advance(len(content), header.total)
        return bytes(content)

    def _first(self) -> bytes | None:
        """The file's beginning, as much as there is room for, by its short name if the chip knows such."""
        if self._reach.short_names:
            room = self._reach.room(self._channel.block)
            answer = self._ask(0x80 | self._ef.sfi, 0, room, min(room, self._ef.expected))
            exact = answer.sw & 0xFF
            if answer.sw >> 8 == _EXACT and 0 < exact < room:
                # The file's own length, or what the chip can send: either way the file's beginning.
                answer = self._ask(0x80 | self._ef.sfi, 0, exact, exact)
            if answer.sw in (OK, END_OF_FILE):
                return self._checked(answer, room)
            if answer.sw == FILE_NOT_FOUND:
                return None
            self._reach.short_names = answer.sw not in _NO_SHORT_NAMES
        # Some chips know no short identifier, others refuse to be asked for more than the file holds.
        select = self._channel.exchange(Command(0x00, 0xA4, 0x02, 0x0C, self._ef.fid.to_bytes(2, "big")))
        if select.sw == FILE_NOT_FOUND or (select.sw == _NOT_ALLOWED and self._ef.optional):
            return None
        if select.sw != OK:
            raise garbled(f"{self._ef.name}: select {select.sw:04X}")
        answer = self._ask(0, 0, _PROBE, _PROBE)
        kept_back = answer.sw == _NOT_ALLOWED and self._ef.optional
        return None if kept_back else self._checked(answer, _PROBE)

    def _at(self, offset: int, left: int) -> bytes:
        """Some bytes of the file that is selected, from `offset` on."""
        while True:
            asked = min(self._reach.room(self._channel.block), left)
            if offset >= _NEAR:
                return self._far(offset, min(asked, self._reach.room(self._channel.block) - _AROUND_FAR))
            answer = self._ask(offset >> 8, offset & 0xFF, asked, asked)
            exact = answer.sw & 0xFF
            if answer.sw >> 8 == _EXACT and 0 < exact < asked:
                self._reach.most = exact
            elif not _too_long(answer.sw) or not self._reach.shorten():
                return self._checked(answer, asked)

    def _far(self, offset: int, asked: int) -> bytes:
        where = encode(_OFFSET, offset.to_bytes(3, "big"))
        answer = self._channel.exchange(Command(0x00, 0xB1, 0x00, 0x00, where, le=asked))
        if answer.sw not in (OK, END_OF_FILE):
            raise garbled(f"{self._ef.name}: read {answer.sw:04X}")
        try:
            content = read_only(answer.data, _DISCRETIONARY)
        except TlvError:
            raise garbled(f"{self._ef.name}: chunk") from None
        return self._checked(Response(content, answer.sw), asked)

    def _ask(self, p1: int, p2: int, le: int, size: int) -> Response:
        """`size`: how long the answer is thought to be."""
        try:
            answer = self._channel.exchange(Command(0x00, 0xB0, p1, p2, le=le))
        except ChipError as trouble:
            lost = isinstance(trouble, AnswerLostError) or trouble.fault.code is FaultCode.CARD_MUTE
            refused, suspect = isinstance(trouble, LengthRefusedError), self._reach.suspects(size)
            if refused or (lost and suspect):
                fault = trouble.fault
                raise TooLongError(fault.code, fault.detail, refused=refused, alone=not suspect) from None
            raise
        self._reach.arrived(len(answer.data))
        return answer

    def _checked(self, answer: Response, asked: int) -> bytes:
        if answer.sw not in (OK, END_OF_FILE):
            raise garbled(f"{self._ef.name}: read {answer.sw:04X}")
        if not 1 <= len(answer.data) <= asked:
            raise garbled(f"{self._ef.name}: chunk length")
        return answer.data


def _too_long(status: int) -> bool:
    return status == _TOO_LONG or status >> 8 == _EXACT
