"""What was published for the kiosks: every version of every kind, and the files that they name."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from portal.store.models.base import Base


class Publication(Base):
    """One signed bundle manifest as it was published; never changed afterwards."""

    __tablename__ = "publications"
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    document: Mapped[str] = mapped_column(Text)
    published_at: Mapped[int]


class PublishedFile(Base):
    """The bytes of one file, once however many versions name it."""

    __tablename__ = "published_files"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes]
