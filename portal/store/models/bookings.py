"""Appointments: which place of which time is taken, and by which code. No person stands here."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class Booking(Base):
    """`holder` is the hash of the token that took it; `place` counts from 1 to what the desk has at once.

    `confirmed_at` is empty until the kiosk has heard that the place is taken: one that never does lets it go.
    The unique row of desk, day, time and place is what makes a second booking of one place impossible.
    """

    __tablename__ = "bookings"
    holder: Mapped[str] = mapped_column(String(64), primary_key=True)
    desk: Mapped[str] = mapped_column(String(64))
    day: Mapped[str] = mapped_column(String(10))
    at: Mapped[str] = mapped_column(String(5))
    place: Mapped[int]
    code: Mapped[str] = mapped_column(String(11), unique=True)
    made_at: Mapped[int]
    kiosk_id: Mapped[str] = mapped_column(String(64))
    confirmed_at: Mapped[int | None]
    __table_args__ = (UniqueConstraint("desk", "day", "at", "place", name="bookings_once"),)
