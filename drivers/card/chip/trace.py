"""A conversation with a chip as it may be sent to a vendor: headers, lengths, statuses and times, and no data.

What is said to a chip and what it answers is personal or secret, in the clear as well as protected: keys can be
guessed from a recording of BAC. So nothing of it comes in here, and what is left tells where a reading stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from drivers.card.chip.apdu import Transmit
from drivers.card.chip.trouble import ChipError

_HEADER, _STATUS = 4, 2


@dataclass(frozen=True, slots=True)
class Exchange:
    """One command and what became of it. Lengths are of whole APDUs, times in seconds.

    `header` is CLA INS P1 P2; `status` is empty, and `fault` a code, where no answer came.
    """

    header: str
    sent: int
    received: int
    status: str
    started: float
    lasted: float
    fault: str = ""

    def row(self, number: int) -> dict[str, Any]:
        """For a line of JSON: times in milliseconds."""
        row: dict[str, Any] = {"n": number, "header": self.header, "sent": self.sent}
        row |= {"received": self.received, "status": self.status}
        row |= {"at_ms": round(1000 * self.started, 1), "took_ms": round(1000 * self.lasted, 1)}
        return row | ({"fault": self.fault} if self.fault else {})


Seen = Callable[[Exchange], None]


def traced(transmit: Transmit, seen: Seen, clock: Callable[[], float]) -> Transmit:
    """`transmit`, with each exchange told to `seen`; times count from now."""
    zero = clock()

    def wrapped(command: bytes) -> bytes:
        started = clock()
        answer, fault = b"", ""
        try:
            answer = transmit(command)
        except ChipError as trouble:
            fault = trouble.fault.code.value
            raise
        finally:
            header = command[:_HEADER].hex().upper()
            lasted = clock() - started
            seen(Exchange(header, len(command), len(answer), _status(answer), started - zero, lasted, fault))
        return answer

    return wrapped


def _status(answer: bytes) -> str:
    """What no status can be is the end of a broken answer, and stays out."""
    if len(answer) < _STATUS or answer[-_STATUS] >> 4 not in (0x6, 0x9):
        return ""
    return answer[-_STATUS:].hex().upper()
