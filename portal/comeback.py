"""How soon a process behind the wall is forked again after it ended."""

from __future__ import annotations

import signal
from dataclasses import dataclass

SHORTEST_S = 0.3
LONGEST_S = 30.0
#: Who lived so long has started well; what ends it then is another story.
WELL_S = 10.0
#: Killed so soon, it is the kernel that has no memory for it, and it will have none for the next.
_ROOM_S = 0.5
#: Somebody else's deed, and no sign that the next one will end the same way.
_FROM_OUTSIDE = frozenset({-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP})


@dataclass(slots=True)
class Comeback:
    """Of one role. `in_a_row`: how often it has ended by itself without having lived for `WELL_S`."""

    in_a_row: int = 0

    def after(self, lived_s: float, exit_code: int) -> float:
        """Seconds to wait; `exit_code` is a status, or a signal's number below zero."""
        if lived_s >= WELL_S:
            self.in_a_row = 0
        if not is_own_end(lived_s, exit_code):
            return SHORTEST_S
        self.in_a_row += 1
        return min(LONGEST_S, SHORTEST_S * 2.0 ** min(self.in_a_row - 1, 10))


def is_own_end(lived_s: float, exit_code: int) -> bool:
    """Whether the next one is likely to end the same way."""
    if exit_code == -signal.SIGKILL and lived_s < _ROOM_S:
        return True
    return exit_code not in _FROM_OUTSIDE


def why_exit(exit_code: int) -> str:
    """Of a process that could not say anything itself."""
    if exit_code >= 0:
        return f"status {exit_code}"
    try:
        return f"ended by {signal.Signals(-exit_code).name}"
    except ValueError:
        return f"ended by signal {-exit_code}"
