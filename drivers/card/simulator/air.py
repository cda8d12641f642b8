"""How long a conversation with a chip takes on the air: a pure function of its APDUs, never of a clock.

The line is ISO/IEC 14443 type A with the block protocol of part 4, as public standards give it; the chip's own
times are assumptions, stated below, for no figures of a CCCD are published. A bench that counts with this model
compares ways of reading; it does not promise seconds at a counter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from drivers.card.simulator.der import objects

#: The carrier; a bit lasts 128 periods at 106 kbit/s and half of that with each doubling (14443-2, 8.1).
_CARRIER_HZ = 13_560_000
_DIVISORS = {106: 128, 212: 64, 424: 32, 848: 16}
#: Each byte is followed by a parity bit; a frame has a start and an end (14443-3, 6.2.3.2).
_BITS_A_BYTE, _BITS_A_FRAME = 9, 2
#: Of a frame's 256 bytes one is the block's kind and two are the checksum (14443-4, 7.1).
_FRAME_BYTES, _BLOCK_OVERHEAD = 256, 3
#: Least pause before the chip answers and before the reader goes on: 1172 carrier periods (14443-3, 6.2.1).
_GUARD_S = 1172 / _CARRIER_HZ


@dataclass(frozen=True, slots=True)
class ChipTimes:
    """What the chip itself takes, in seconds. Assumptions.

    `command`: to take an APDU apart and answer it. `multiplication`: one point of a 256-bit curve, of the order
    of what makers of contactless controllers state for their coprocessors (20 to 40 ms). `rsa`: one private
    operation of 1024 bits by the remainder theorem; it grows with the third power of the length.
    `cipher_byte`: secure messaging, by a coprocessor for AES.
    """

    command: float = 0.004
    multiplication: float = 0.030
    rsa: float = 0.020
    cipher_byte: float = 0.5e-6


@dataclass(frozen=True, slots=True)
class Air:
    """One reader and one chip. `kbit`: 106, 212, 424 or 848, the same in both directions."""

    kbit: int = 424
    times: ChipTimes = field(default_factory=ChipTimes)

    def __post_init__(self) -> None:
        if self.kbit not in _DIVISORS:
            raise ValueError("bit rate")

    def line_seconds(self, sent: int, received: int) -> float:
        """Both APDUs in blocks, an acknowledgement between chained ones, guard times."""
        return self._direction(sent) + self._direction(received)

    def chip_seconds(self, command: bytes, answer: bytes) -> float:
        """What the chip takes for this command: always `command`, and more where it calculates."""
        secured = bool(command) and command[0] & 0x0C == 0x0C
        seconds = self.times.command + self._multiplications(command, answer) * self.times.multiplication
        if secured:
            seconds += (len(command) + len(answer)) * self.times.cipher_byte
        return seconds + self._signature(command, answer)

    def exchange_seconds(self, command: bytes, answer: bytes) -> float:
        """One command and its answer, status word included."""
        return self.line_seconds(len(command), len(answer)) + self.chip_seconds(command, answer)

    def seconds(self, trace: Iterable[tuple[bytes, bytes]]) -> float:
        """A whole conversation, first command to last answer."""
        return sum(self.exchange_seconds(command, answer) for command, answer in trace)

    def _direction(self, size: int) -> float:
        room = _FRAME_BYTES - _BLOCK_OVERHEAD
        blocks = max(1, -(-size // room))
        acknowledged = blocks - 1
        octets = size + (blocks + acknowledged) * _BLOCK_OVERHEAD
        frames = blocks + acknowledged
        bits = octets * _BITS_A_BYTE + frames * _BITS_A_FRAME
        return bits * _DIVISORS[self.kbit] / _CARRIER_HZ + frames * _GUARD_S

    def _multiplications(self, command: bytes, answer: bytes) -> float:
        """How many points of a curve: PACE counts by its step, in the clear; Chip Authentication has one."""
        if len(command) < 2 or len(answer) <= 2:
            return 0.0
        match command[1], bool(command[0] & 0x0C):
            case 0x86, False:
                return _PACE.get(_first_tag(answer), 0.0)
            case (0x86, True) | (0x22, True):
                return 1.0
        return 0.0

    def _signature(self, command: bytes, answer: bytes) -> float:
        if len(command) < 2 or command[1] != 0x88:
            return 0.0
        # An RSA signature of 1024 bits or more is longer than one by a curve of 256 bits, wrapped or not.
        if len(answer) < 128:
            return self.times.multiplication
        bits = 1024 if len(answer) < 256 else 2048
        return self.times.rsa * (bits / 1024) ** 3


#: By the tag of the answer. Mapping: an ephemeral key, the shared point, and the nonce times the generator,
#: which is half as long. Agreement: an ephemeral key and the shared secret.
_PACE = {0x82: 2.5, 0x84: 2.0}


def _first_tag(answer: bytes) -> int:
    try:
        return next(iter(objects(objects(answer[:-2])[0x7C])), 0)
    except (ValueError, KeyError):
        return 0
