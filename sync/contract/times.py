"""Points in time on the wire: UTC to the second, `2026-11-22T03:04:05Z`, with how far to believe them."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum


class Trust(StrEnum):
    """`trusted`: set from a clock that the network or the portal confirmed; `estimated`: the machine's own."""

    TRUSTED = "trusted"
    ESTIMATED = "estimated"


#: What is spelled with a later year is no point in time to us: a time that somebody signs wrongly ahead is
#: believed over restarts, and days must still be counted from it.
LAST_YEAR = 2200


def format_time(at: datetime) -> str:
    """Raises ValueError for a datetime without a zone: that is a bug."""
    if at.tzinfo is None:
        raise ValueError("naive time")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def can_be_written(at: datetime) -> bool:
    """Whether `parse_time` takes it back: nothing can be sealed or signed at any other time."""
    return parse_time(format_time(at)) is not None


def parse_time(text: str) -> datetime | None:
    """The moment, or None unless it is spelled exactly so, and lies before the end of LAST_YEAR."""
    try:
        at = datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if at.year <= LAST_YEAR and format_time(at) == text else None
