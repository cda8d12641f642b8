"""What a dossier ended in: the paper under seal, and for each receipt what opens it."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class KeptResult(Base):
    """`sealed_file` opens with a key that stands in `for_opener` and in the copies alone."""

    __tablename__ = "results"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    at: Mapped[int]
    for_opener: Mapped[bytes]
    # Up to 2 MiB, and wanted piece by piece only.
    sealed_file: Mapped[bytes] = mapped_column(deferred=True)


class ResultCopy(Base):
    """The key and the facts, sealed to one receipt: the dossier's own, or that of a supplement to it."""

    __tablename__ = "result_copies"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    sealed: Mapped[bytes]
