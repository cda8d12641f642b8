"""`contact.toml`: being told about a dossier, what is agreed to and what is asked for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk_app.catalogue.procedure_file import read_purpose
from kiosk_app.catalogue.question_file import read_field
from kiosk_app.catalogue.strict import ContentError, Table, read_toml
from kiosk_app.flow.contact import KIND, KINDS, PREFIX, Contacting
from kiosk_app.flow.procedure import Field, FieldKind

_EXPECTED = (
    (KIND, FieldKind.CHOICE),
    (f"{PREFIX}phone", FieldKind.PHONE),
    (f"{PREFIX}email", FieldKind.EMAIL),
)


def load_contact(path: Path, kinds: tuple[str, ...]) -> Contacting | None:
    """The questions for the `kinds` that the portal sends by; None where it sends nothing.

    Raises ContentError. With one kind alone nobody is asked to choose.
    """
    if not kinds:
        return None
    top = Table(read_toml(path), path.name)
    table = top.table("purpose")
    purpose = read_purpose(table)
    table.done()
    fields = top.each("fields", read_field)
    top.done()
    if tuple((field.id, field.kind) for field in fields) != _EXPECTED:
        raise ContentError(f"{path.name}: exactly {', '.join(name for name, _ in _EXPECTED)} are expected")
    if purpose.required:
        raise ContentError(f"{path.name}: nobody has to be told")
    if set(kinds) == set(KINDS):
        return Contacting(purpose, fields)
    return Contacting(purpose, tuple(_alone(field) for field in fields if field.id == PREFIX + kinds[0]))


def _alone(field: Field) -> Field:
    return replace(field, when=None)
