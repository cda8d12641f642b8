"""The byte stream into a printer, read strictly: what the virtual printer's firmware understands.

Written from the command reference alone and sharing nothing with the driver, so that a mistake in
the driver's bytes is found and not mirrored. Whatever a receipt of ours has no use for (text in the
printer's own fonts, barcodes, other bit-image modes) is a `StreamError`.
"""

from __future__ import annotations

from dataclasses import dataclass

_TALLEST_BAND = 2303
_LINE_DOTS = 30
_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"


class StreamError(ValueError):
    """The stream is not what a receipt may contain."""


@dataclass(frozen=True, slots=True)
class Initialise:
    pass


@dataclass(frozen=True, slots=True)
class Band:
    """GS v 0: `rows` is `height` rows of `width_bytes`, 1 = black."""

    width_bytes: int
    height: int
    rows: bytes


@dataclass(frozen=True, slots=True)
class Feed:
    dots: int


@dataclass(frozen=True, slots=True)
class Cut:
    partial: bool


@dataclass(frozen=True, slots=True)
class AskProcessId:
    job: bytes


@dataclass(frozen=True, slots=True)
class AskSensor:
    pass


@dataclass(frozen=True, slots=True)
class AskName:
    pass


Command = Initialise | Band | Feed | Cut | AskProcessId | AskSensor | AskName


@dataclass(frozen=True, slots=True)
class RealtimeStatus:
    kind: int


@dataclass(frozen=True, slots=True)
class RealtimeClear:
    pass


@dataclass(frozen=True, slots=True)
class Realtime:
    """A real-time command; `end` is the offset behind it in the chunk that completed it."""

    command: RealtimeStatus | RealtimeClear
    end: int


class RealtimeScanner:
    """Finds real-time commands as bytes arrive, wherever they stand.

    A printer does this before it parses, so that it can answer while it is offline. It therefore also
    answers to the same bytes inside a picture, and so does this one.
    """

    def __init__(self) -> None:
        self._tail = b""

    def feed(self, chunk: bytes) -> list[Realtime]:
        data = self._tail + chunk
        offset = len(self._tail)
        found: list[Realtime] = []
        start = 0
        at = data.find(0x10)
        while at >= 0:
            if data[at + 1 : at + 2] == b"\x04" and 1 <= int.from_bytes(data[at + 2 : at + 3], "big") <= 4:
                start = at + 3
                found.append(Realtime(RealtimeStatus(data[at + 2]), start - offset))
            elif data[at : at + len(_CLEAR)] == _CLEAR:
                start = at + len(_CLEAR)
                found.append(Realtime(RealtimeClear(), start - offset))
            at = data.find(0x10, max(at + 1, start))
        self._tail = data[max(start, len(data) - len(_CLEAR) + 1) :]
        return found


class CommandParser:
    """Takes bytes in any pieces, gives whole commands. Memory is bounded by one band."""

    def __init__(self, head_bytes: int = 72) -> None:
        self._head_bytes = head_bytes
        self._left = b""

    def reset(self) -> None:
        self._left = b""

    def feed(self, data: bytes) -> list[Command]:
        """Raises StreamError at the first byte that no command of a receipt begins or continues with."""
        self._left += data
        commands: list[Command] = []
        at = 0
        while at < len(self._left):
            used, command = _read(self._left, at, self._head_bytes)
            if used == 0:
                break
            at += used
            if command is not None:
                commands.append(command)
        self._left = self._left[at:]
        return commands


_MORE: tuple[int, Command | None] = (0, None)


def _read(data: bytes, at: int, head_bytes: int) -> tuple[int, Command | None]:
    """Length and meaning of the command at `at`; length 0 where bytes are missing."""
    head = data[at]
    if head == 0x0A:
        return 1, Feed(_LINE_DOTS)
    if head not in (0x10, 0x1B, 0x1D):
        raise StreamError(f"byte {head:#04x} outside a command")
    if at + 1 >= len(data):
        return _MORE
    if head == 0x10:
        return _skip_realtime(data, at)
    return _escape(data, at) if head == 0x1B else _group(data, at, head_bytes)


def _skip_realtime(data: bytes, at: int) -> tuple[int, Command | None]:
    if data[at + 1] == 0x04:
        if at + 2 >= len(data):
            return _MORE
        if not 1 <= data[at + 2] <= 4:
            raise StreamError("status kind out of range")
        return 3, None
    piece = data[at : at + len(_CLEAR)]
    if not _CLEAR.startswith(piece):
        raise StreamError("unknown real-time command")
    return (len(_CLEAR), None) if len(piece) == len(_CLEAR) else _MORE


def _escape(data: bytes, at: int) -> tuple[int, Command | None]:
    letter = data[at + 1]
    if letter == 0x40:
        return 2, Initialise()
    if letter not in (0x4A, 0x64):
        raise StreamError(f"unknown command ESC {letter:#04x}")
    if at + 2 >= len(data):
        return _MORE
    return 3, Feed(data[at + 2] * (1 if letter == 0x4A else _LINE_DOTS))


def _group(data: bytes, at: int, head_bytes: int) -> tuple[int, Command | None]:
    letter = data[at + 1 : at + 2]
    if letter == b"v":
        return _band(data, at, head_bytes)
    if letter == b"V":
        return _cut(data, at)
    if letter == b"(":
        return _process_id(data, at)
    if letter not in (b"r", b"I"):
        raise StreamError(f"unknown command GS {letter.hex()}")
    if at + 2 >= len(data):
        return _MORE
    wanted = data[at + 2]
    if letter == b"r":
        if wanted not in (0x01, 0x31):
            raise StreamError("unknown sensor")
        return 3, AskSensor()
    if wanted != 0x43:
        raise StreamError("unknown printer information")
    return 3, AskName()


def _band(data: bytes, at: int, head_bytes: int) -> tuple[int, Command | None]:
    head = data[at : at + 8]
    if len(head) < 8:
        return _MORE
    if head[2] != 0x30 or head[3] not in (0x00, 0x30):
        raise StreamError("only GS v 0 at normal size")
    width, height = int.from_bytes(head[4:6], "little"), int.from_bytes(head[6:8], "little")
    if not 1 <= width <= head_bytes:
        raise StreamError("wider than the head")
    if not 1 <= height <= _TALLEST_BAND:
        raise StreamError("band height out of range")
    size = 8 + width * height
    if len(data) - at < size:
        return _MORE
    return size, Band(width, height, data[at + 8 : at + size])


def _cut(data: bytes, at: int) -> tuple[int, Command | None]:
    if at + 2 >= len(data):
        return _MORE
    mode = data[at + 2]
    if mode in (0x00, 0x30, 0x01, 0x31):
        return 3, Cut(partial=mode in (0x01, 0x31))
    if mode not in (0x41, 0x42):
        raise StreamError("unknown cut")
    return (4, Cut(partial=mode == 0x42)) if at + 3 < len(data) else _MORE


def _process_id(data: bytes, at: int) -> tuple[int, Command | None]:
    head = data[at : at + 11]
    if not b"\x1d(H\x06\x00\x30\x30".startswith(head[:7]):
        raise StreamError("unknown function")
    if len(head) < 11:
        return _MORE
    if not all(0x20 <= byte <= 0x7E for byte in head[7:]):
        raise StreamError("process id out of range")
    return 11, AskProcessId(head[7:])
