"""What befalls a card in mid-conversation, as one line of text that a switchboard or a lab can carry.

`KIND@N` where N commands are still answered well, `removed@3+17` with 17 bytes of the next answer on their way,
`status@3:6F00`, `slow@3:1.5` in seconds, `mute` for a chip that does not come up at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_TEXT = re.compile(r"([a-z]+)(?:@([0-9]{1,4}))?(?:\+([0-9]{1,5}))?(?::([0-9A-F.]{1,6}))?")


class FaultKind(StrEnum):
    REMOVED = "removed"
    SILENT = "silent"
    GARBAGE = "garbage"
    STATUS = "status"
    SLOW = "slow"
    MUTE = "mute"


@dataclass(frozen=True, slots=True)
class Fault:
    """For `after` commands all is well. `octets` of an answer, its length in front, leave before a removal."""

    kind: FaultKind
    after: int = 0
    octets: int = 0
    status: int = 0x6F00
    seconds: float = 0.0

    @staticmethod
    def parse(text: str) -> Fault | None:
        """None for an empty text. Raises ValueError: a misspelt calamity must not pass for calm."""
        if not text:
            return None
        found = _TEXT.fullmatch(text)
        if not found:
            raise ValueError(f"card fault: {text!r}")
        kind = FaultKind(found[1])
        fault = Fault(kind, int(found[2] or 0), int(found[3] or 0))
        if kind is FaultKind.STATUS:
            return Fault(kind, fault.after, status=int(found[4] or "6F00", 16) & 0xFFFF)
        return Fault(kind, fault.after, fault.octets, seconds=float(found[4] or 0))

    def __str__(self) -> str:
        more = f"+{self.octets}" if self.octets else ""
        if self.kind is FaultKind.STATUS:
            more = f":{self.status:04X}"
        if self.kind is FaultKind.SLOW:
            more = f":{self.seconds}"
        return f"{self.kind}@{self.after}{more}"
