"""The other side of a replayed conversation: says what was recorded, and hears whether we do."""

from __future__ import annotations

from dataclasses import dataclass, field

from drivers.card.chip.apdu import Command
from drivers.card.chip.tlv import TlvError, read_all
from drivers.card.replay.commands import CommandError, parse_command
from drivers.card.replay.transcript import Exchanged

#: P-521: its private keys are drawn with seven bits to spare, and written in a transcript as numbers.
_SPARE_SIZE, _SPARE_BITS = 66, 7
_SET_AT = (0x22, 0xC1, 0xA4)
_PROTOCOL, _PASSWORD, _PARAMETERS = 0x80, 0x83, 0x84


class ReplayError(Exception):
    """The conversation does not go on as recorded. `reason` is a code of docs/transcripts.md."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail


@dataclass(slots=True)
class Script:
    """`at` counts the exchanges that were had. `differing`: ours was written otherwise, and means the same."""

    exchanges: tuple[Exchanged, ...]
    random: tuple[bytes, ...] = field(repr=False)
    at: int = 0
    drawn: int = 0
    differing: int = 0

    @property
    def ended(self) -> bool:
        return self.at >= len(self.exchanges)

    @property
    def next(self) -> Exchanged:
        if self.ended:
            raise ReplayError("transcript_ended", "the protocol was not at its end")
        return self.exchanges[self.at]

    def transmit(self, command: bytes) -> bytes:
        """Our own command, which has to be the recorded one. Raises ReplayError."""
        recorded = self.next
        if command != recorded.command:
            try:
                ours, theirs = parse_command(command), parse_command(recorded.command)
            except CommandError as error:
                raise ReplayError(str(error)) from None
            if not _same(ours, theirs):
                raise ReplayError(
                    "command_differs", f"ours {_shown(command)}, recorded {_shown(recorded.command)}"
                )
            self.differing += 1
        self.at += 1
        return recorded.response

    def transmit_any(self, command: bytes) -> bytes:
        """Our own command, where the recorded one is known to mean the same."""
        recorded = self.next
        self.differing += command != recorded.command
        self.at += 1
        return recorded.response

    def draw(self, size: int) -> bytes:
        """The next recorded random value. Raises ReplayError."""
        if self.drawn >= len(self.random):
            raise ReplayError("random_missing", f"{size} bytes")
        value = self.random[self.drawn]
        self.drawn += 1
        if len(value) > size:
            if any(value[: len(value) - size]):
                raise ReplayError("random_size", f"{len(value)} bytes for {size}")
            value = value[len(value) - size :]
        value = value.rjust(size, b"\0")
        if size == _SPARE_SIZE:
            number = int.from_bytes(value, "big")
            if number >> (8 * size - _SPARE_BITS):
                raise ReplayError("random_size", "more than 521 bits")
            value = (number << _SPARE_BITS).to_bytes(size, "big")
        return value

    def passed(self, value: bytes) -> None:
        """A challenge that stands in its command: recorded among the random values too, it is no other's."""
        if self.drawn < len(self.random) and self.random[self.drawn] == value:
            self.drawn += 1


def _same(ours: Command, theirs: Command) -> bool:
    """The same command; the expected length is each reader's own, and so is naming parameters for PACE."""
    if ours.header != theirs.header:
        return False
    if (ours.ins, ours.p1, ours.p2) == _SET_AT:
        try:
            named, recorded = ({one.tag: one.value for one in read_all(one.data)} for one in (ours, theirs))
        except TlvError:
            return False
        shared = (_PROTOCOL, _PASSWORD) + ((_PARAMETERS,) if _PARAMETERS in named.keys() & recorded else ())
        return all(named.get(tag) == recorded.get(tag) for tag in shared)
    return ours.data == theirs.data


def _shown(command: bytes) -> str:
    text = command.hex().upper()
    return text if len(text) <= 400 else f"{text[:400]}…"
