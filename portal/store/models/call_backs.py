"""Who wishes to be called back: the wish sealed to the console, gone once somebody has called."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class AskedCallBack(Base):
    """`sealed` is the wish as the contract has it, at rest under the console's key."""

    __tablename__ = "call_backs"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    kiosk_id: Mapped[str] = mapped_column(String(64))
    received_at: Mapped[int] = mapped_column(index=True)
    sealed: Mapped[bytes]
