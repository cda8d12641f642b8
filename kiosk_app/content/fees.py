"""A fee held against the catalogue's files once more, before a code on the screen asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk_app.catalogue.procedure_file import load_procedure
from kiosk_app.catalogue.strict import ContentError
from kiosk_app.flow.payment import fees_of_any_day


def names_fee(folder: Path, procedure: str, edition: str, answers: Mapping[str, str], amount: int) -> bool:
    """Whether a file of this procedure and edition (its `version`) sets this amount in đồng.

    The day is left out: a visit that began before midnight ends with the fee it began with.
    """
    for path in sorted(folder.glob(f"{procedure}*.toml")):
        try:
            _, found = load_procedure(path)
        except ContentError:
            continue
        if (found.id, found.version) == (procedure, edition) and amount in fees_of_any_day(found, answers):
            return True
    return False
