"""Time as the kiosk knows it: an instant and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

#: Viet Nam keeps one zone without summer time, so a fixed offset is exact and needs no tz database.
HANOI = timezone(timedelta(hours=7))


class TimeTrust(StrEnum):
    TRUSTED = "trusted"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Moment:
    """An aware instant. `trust` says whether a time source was heard since the last boot."""

    at: datetime
    trust: TimeTrust = TimeTrust.ESTIMATED

    def __post_init__(self) -> None:
        assert self.at.tzinfo is not None, "a moment without a zone is a guess"

    @property
    def local(self) -> datetime:
        return self.at.astimezone(HANOI)

    @property
    def today(self) -> date:
        return self.local.date()

    @property
    def clock(self) -> str:
        """Hours and minutes in Hà Nội, "18:42"."""
        return self.local.strftime("%H:%M")

    def later(self, **parts: float) -> Moment:
        return Moment(self.at + timedelta(**parts), self.trust)


#: Stands where no event has been seen yet.
NEVER = Moment(datetime(1970, 1, 1, tzinfo=UTC))
