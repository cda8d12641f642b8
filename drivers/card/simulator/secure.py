"""The chip's side of secure messaging (ICAO 9303-11, 9.8)."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.card.simulator.aes import padded
from drivers.card.simulator.der import objects, tlv
from drivers.card.simulator.suites import Suite

_WRAP = {8: 1 << 64, 16: 1 << 128}
#: What a protected answer adds to its cryptogram: 87 with its length and indicator, 99, 8E.
_AROUND_DATA, _AROUND_DATA_LONG, _AROUND_STATUS = 4, 5, 14


class RefusedError(Exception):
    """The command is not answered with data; carries the status word."""

    def __init__(self, status: int) -> None:
        super().__init__(f"{status:04X}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Inside:
    """What a protected command carried. `expected` 0: no answer data is asked for."""

    data: bytes
    expected: int


class Messaging:
    """An open session of secure messaging on the chip. Any flaw in a command ends it, by `RefusedError`."""

    def __init__(self, suite: Suite, counter: int = 0) -> None:
        self._suite = suite
        self._counter = counter

    def open(self, header: bytes, body: bytes) -> Inside:
        """Data and expected length of a protected command."""
        self._step()
        try:
            found = objects(body)
        except ValueError:
            raise RefusedError(0x6988) from None
        if 0x8E not in found:
            raise RefusedError(0x6987)
        covered = padded(header, self._suite.block) + body[: len(body) - 10]
        if self._sealed(covered) != found[0x8E]:
            raise RefusedError(0x6988)
        return Inside(self._data(found), _expected(found))

    def close(self, data: bytes, status: int, *, odd: bool = False) -> bytes:
        """The protected answer without its plain status words; `odd`: to a command with an odd INS."""
        self._step()
        covered = b""
        if data:
            sealed = self._suite.encrypt(self._counter, padded(data, self._suite.block))
            covered = tlv("85", sealed) if odd else tlv("87", b"\1" + sealed)
        covered += tlv("99", status.to_bytes(2, "big"))
        return covered + tlv("8E", self._sealed(covered))

    def room(self, size: int) -> int:
        """The most plain bytes that a protected answer of `size` bytes can carry."""
        around = _AROUND_DATA if size <= 256 else _AROUND_DATA_LONG
        blocks = (size - _AROUND_STATUS - around) // self._suite.block
        return blocks * self._suite.block - 1

    def _sealed(self, data: bytes) -> bytes:
        return self._suite.mac(self._counter, data)

    def _data(self, found: dict[int, bytes]) -> bytes:
        sealed = found.get(0x85, found.get(0x87, b"\1")[1:])
        if len(sealed) % self._suite.block:
            raise RefusedError(0x6988)
        return self._suite.decrypt(self._counter, sealed).rstrip(b"\0")[:-1] if sealed else b""

    def _step(self) -> None:
        self._counter = (self._counter + 1) % _WRAP[self._suite.block]


def _expected(found: dict[int, bytes]) -> int:
    if 0x97 not in found:
        return 0
    asked = found[0x97]
    if len(asked) not in (1, 2):
        raise RefusedError(0x6700)
    return int.from_bytes(asked, "big") or 1 << 8 * len(asked)
