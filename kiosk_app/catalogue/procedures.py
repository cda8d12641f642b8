"""Procedures: one file each in a folder that is read; adding a procedure is adding a file.

A change that comes into force on a later day is a second file of the same id, `<id>.<anything>.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from kiosk_app.catalogue.figures import of_day
from kiosk_app.catalogue.packed import read_packed
from kiosk_app.catalogue.procedure_file import load_claim_fields, load_procedure
from kiosk_app.catalogue.strict import ContentError
from kiosk_app.flow.procedure import Procedure

__all__ = ["check_periods", "in_force", "load_claim_fields", "load_procedure", "load_procedures"]


def load_procedures(folder: Path, today: date) -> tuple[Procedure, ...]:
    """Those in force today, in the order of their `order` key, then name of file. Raises ContentError."""
    if not folder.is_dir():
        raise ContentError(f"{folder.name}: no such folder")
    packed = read_packed(folder.parent) or {}
    loaded = [load_procedure(path, packed.get(path.name)) for path in sorted(folder.glob("*.toml"))]
    check_periods([procedure for _, procedure in loaded], folder.name)
    standing = [(order, of_day(entry, today)) for order, entry in loaded if in_force(entry, today)]
    return tuple(entry for _, entry in sorted(standing, key=lambda pair: pair[0]))


def in_force(procedure: Procedure, today: date) -> bool:
    begin, end = _period(procedure)
    return begin <= today <= end


def _period(procedure: Procedure) -> tuple[date, date]:
    return procedure.valid_from or date.min, procedure.valid_to or date.max


def check_periods(procedures: Sequence[Procedure], place: str) -> None:
    """On any day at most one file of an id is in force. Raises ContentError."""
    ordered = sorted(procedures, key=lambda entry: (entry.id, *_period(entry)))
    for earlier, later in pairwise(ordered):
        if earlier.id == later.id and _period(later)[0] <= _period(earlier)[1]:
            raise ContentError(f"{place}: two files of '{later.id}' are in force on {_period(later)[0]}")
