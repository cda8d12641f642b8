"""Where every table begins, and the number of its shape."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import BigInteger, Integer, LargeBinary
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    # SQLite counts rows up only in a column whose type is INTEGER, which holds 64 bits there anyway.
    type_annotation_map: ClassVar = {int: BigInteger().with_variant(Integer, "sqlite"), bytes: LargeBinary}


class SchemaStep(Base):
    """One row for each migration that has run."""

    __tablename__ = "schema_steps"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[int]
