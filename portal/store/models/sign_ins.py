"""Sign-ins that were begun: no word about who signs in stands here."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class SignInSession(Base):
    """One sign-in for one visit at one kiosk.

    `address` is the provider's, for the telephone. `state` is of `portal.store.sign_ins`; `why` a code where it
    failed. What the provider told lies sealed in the errand to the committer, and goes with this row.
    """

    __tablename__ = "sign_in_sessions"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kiosk_id: Mapped[str] = mapped_column(String(64))
    visit: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[int]
    expires_at: Mapped[int] = mapped_column(index=True)
    address: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(20))
    why: Mapped[str | None] = mapped_column(String(40))
    handed_at: Mapped[int | None]
