"""A receipt's bytes onto paper, read by somebody who shares no line with the driver nor its virtual printer.

Only what puts dots on paper: GS v 0, the feeds, the cuts (ESC/POS command reference). The rest is stepped
over by its length as the reference gives it; a byte that begins no command is an error.
"""

from __future__ import annotations

_LENGTHS = {b"\x1b@": 2, b"\x1dr": 3, b"\x1dI": 3, b"\x10\x04": 3, b"\x10\x14": 10}
_LINE = 30


class Paper:
    """One strip of 1-bit rows, most significant bit left, `dots` wide."""

    def __init__(self, dots: int) -> None:
        self._width = dots // 8
        self._rows: list[bytes] = []
        self.pieces: list[bytes] = []

    def take(self, stream: bytes) -> None:
        at = 0
        while at < len(stream):
            at = self._step(stream, at)

    def _step(self, stream: bytes, at: int) -> int:
        two = stream[at : at + 2]
        if two == b"\x1dv":
            return self._picture(stream, at)
        if two == b"\x1dV":
            self._cut()
            return at + (4 if stream[at + 2] in (0x41, 0x42) else 3)
        if two == b"\x1bJ":
            self._feed(stream[at + 2])
            return at + 3
        if two[:1] == b"\n":
            self._feed(_LINE)
            return at + 1
        if two == b"\x1d(":
            return at + 5 + int.from_bytes(stream[at + 3 : at + 5], "little")
        if two not in _LENGTHS:
            raise ValueError(f"no command begins with {two.hex()}")
        return at + _LENGTHS[two]

    def _picture(self, stream: bytes, at: int) -> int:
        width = stream[at + 4] + 256 * stream[at + 5]
        height = stream[at + 6] + 256 * stream[at + 7]
        body = stream[at + 8 : at + 8 + width * height]
        if len(body) < width * height or width > self._width:
            raise ValueError("a picture that is cut, or wider than the paper")
        for row in range(height):
            self._rows.append(body[row * width : (row + 1) * width].ljust(self._width, b"\x00"))
        return at + 8 + width * height

    def _feed(self, dots: int) -> None:
        if self._rows:
            self._rows += [bytes(self._width)] * dots

    def _cut(self) -> None:
        if self._rows:
            self.pieces.append(b"".join(self._rows))
        self._rows = []
