"""The portal's time, handed to whoever needs it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], int]
"""Milliseconds since 1970-01-01T00:00:00Z."""


def system_clock() -> int:
    return time.time_ns() // 1_000_000


def iso(at_ms: int) -> str:
    """RFC 3339 in UTC, to the second."""
    return datetime.fromtimestamp(at_ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
