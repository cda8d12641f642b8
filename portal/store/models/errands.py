"""Questions that cross the wall between the processes."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class Errand(Base):
    """A question from the network-facing side to a process that holds keys, and its answer."""

    __tablename__ = "errands"
    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    desk: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    body: Mapped[bytes]
    asked_at: Mapped[int]
    status: Mapped[int | None]
    reply: Mapped[bytes | None]
    __table_args__ = (Index("errands_open", "desk", "status"),)
