"""The enrolled devices."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class Kiosk(Base):
    """An enrolled device.

    `public` (short name `kid`) verifies the dossiers that its app sealed, `sender_public` the requests of its
    sender. `counter_seen`: 64 bits in hexadecimal, which no integer column holds.
    """

    __tablename__ = "kiosks"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    site: Mapped[str] = mapped_column(String(200))
    kid: Mapped[str] = mapped_column(String(64), unique=True)
    public: Mapped[bytes]
    sender_public: Mapped[bytes]
    enrolled_at: Mapped[int]
    revoked: Mapped[bool] = mapped_column(default=False)
    counter_high: Mapped[int] = mapped_column(default=0)
    counter_seen: Mapped[str] = mapped_column(String(16), default="0")
