"""A column that holds one of a few words, as the other process may have left it."""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)


def member(kind: type[E], value: str) -> E:
    """The word. Raises sqlite3.DatabaseError where it is none: a row that none of ours wrote is damage."""
    try:
        return kind(value)
    except ValueError:
        raise sqlite3.DatabaseError(f"no {kind.__name__}") from None
