"""When a row is due, by a wall clock that may jump ten years either way."""

from __future__ import annotations

# No wait is ever longer, so a later `next_at` was written before the clock was set back: it is due now.
LONGEST_WAIT_SECONDS = 900.0

DUE = f"(next_at <= :now OR next_at > :now + {LONGEST_WAIT_SECONDS})"


def seconds_until(next_at: float, now: float) -> float:
    """0 where it is due."""
    wait = next_at - now
    return 0.0 if wait <= 0 or wait > LONGEST_WAIT_SECONDS else wait
