"""The portal's time, handed to whoever needs it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], int]
"""Milliseconds since 1970-01-01T00:00:00Z."""

HERE_MS = 7 * 3_600_000
"""Hà Nội is ahead of UTC by so much, all year."""


def system_clock() -> int:
    return time.time_ns() // 1_000_000


def iso(at_ms: int) -> str:
    """RFC 3339 in UTC, to the second."""
    return datetime.fromtimestamp(at_ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day_here(at_ms: int) -> str:
    """The day in Hà Nội, `2026-11-22`: what an officer means by a day."""
    return iso(at_ms + HERE_MS)[:10]
