"""Points in time on the wire: UTC to the second, `2026-11-22T03:04:05Z`, with how far to believe them."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum


class Trust(StrEnum):
    """`trusted`: set from a clock that the network or the portal confirmed; `estimated`: the machine's own."""

    TRUSTED = "trusted"
    ESTIMATED = "estimated"


def format_time(at: datetime) -> str:
    """Raises ValueError for a datetime without a zone: that is a bug."""
    if at.tzinfo is None:
        raise ValueError("naive time")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_time(text: str) -> datetime | None:
    """The moment, or None unless it is spelled exactly so."""
    try:
        at = datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if format_time(at) == text else None
