"""The appointments to come: when, where, and by which code; of nobody in particular."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from portal.clock import Clock, day_here
from portal.store.database import Database
from portal.store.models import Booking

_MOST = 500


class Bookings:
    """All calls block on the disk."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list(self) -> list[dict[str, Any]]:
        """From today on, in order: `{"desk", "day", "at", "code", "kiosk"}`. What is held for a moment only is
        nobody's appointment yet."""
        with self._database.read() as session:
            rows = session.scalars(
                select(Booking)
                .where(Booking.day >= day_here(self._clock()), Booking.confirmed_at.is_not(None))
                .order_by(Booking.day, Booking.at, Booking.desk, Booking.place)
                .limit(_MOST)
            )
            return [
                {"desk": row.desk, "day": row.day, "at": row.at, "code": row.code, "kiosk": row.kiosk_id}
                for row in rows
            ]
