"""Which of the free times stands on the page, and which is the next one after a time that was lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sync.contract.booking import BookingDesk, Day


@dataclass(frozen=True, slots=True)
class Slot:
    day: date
    at: str


def chosen_day(desk: BookingDesk, asked: str) -> Day:
    """The day asked for ("2026-11-24") where the desk has it; else its first with room. It has one at least."""
    for day in desk.days:
        if day.day.isoformat() == asked:
            return day
    return next((day for day in desk.days if any(day.free.values())), desk.days[0])


def next_free(desk: BookingDesk, lost: Slot) -> Slot | None:
    """The first free time after `lost`; where there is none, the first before it. None: all is full."""
    free = [Slot(day.day, at) for day in desk.days for at, left in day.free.items() if left]
    later = [slot for slot in free if (slot.day, slot.at) > (lost.day, lost.at)]
    return next(iter(later or free), None)
