"""Command APDUs as a chip takes them apart, short and extended (ISO/IEC 7816-3, 12.1.3)."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.card.simulator.secure import RefusedError


@dataclass(frozen=True, slots=True)
class Command:
    """`expected` 0: no answer data asked for. `extended`: lengths came in two bytes."""

    header: bytes
    body: bytes
    expected: int
    extended: bool

    @property
    def secured(self) -> bool:
        return self.header[0] & 0x0C == 0x0C

    @property
    def chained(self) -> bool:
        return bool(self.header[0] & 0x10)

    @property
    def instruction(self) -> int:
        return self.header[1]

    @property
    def room(self) -> int:
        """The most bytes that the answer may have beside its status word."""
        return 65536 if self.extended else 256


def parse(raw: bytes, *, short_only: bool) -> Command:
    """Raises RefusedError (6700) for lengths that do not fit, and for any extended one with `short_only`."""
    header, rest = raw[:4], raw[4:]
    if len(header) < 4:
        raise RefusedError(0x6700)
    if len(rest) <= 1:
        return Command(header, b"", (rest[0] or 256) if rest else 0, extended=False)
    if rest[0]:
        body, after = rest[1 : 1 + rest[0]], rest[1 + rest[0] :]
        if len(body) != rest[0] or len(after) > 1:
            raise RefusedError(0x6700)
        return Command(header, body, (after[0] or 256) if after else 0, extended=False)
    if short_only or len(rest) < 3:
        raise RefusedError(0x6700)
    if len(rest) == 3:
        return Command(header, b"", int.from_bytes(rest[1:], "big") or 65536, extended=True)
    size = int.from_bytes(rest[1:3], "big")
    body, after = rest[3 : 3 + size], rest[3 + size :]
    if not size or len(body) != size or len(after) not in (0, 2):
        raise RefusedError(0x6700)
    return Command(header, body, (int.from_bytes(after, "big") or 65536) if after else 0, extended=True)
