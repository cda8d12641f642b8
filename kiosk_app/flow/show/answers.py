"""Answers as a person reads them."""

from __future__ import annotations

from kiosk_app.flow.groups import NONE
from kiosk_app.flow.identity import masked_number, masked_phone
from kiosk_app.flow.picking import unit_of
from kiosk_app.flow.procedure import Field, FieldKind
from kiosk_app.flow.state import Visit

_CHOSEN = frozenset({FieldKind.CHOICE, FieldKind.FILE})


def answer_text(visit: Visit, field: Field, value: str) -> str:
    """The option's label, the unit's name, numbers masked."""
    if field.kind in _CHOSEN:
        labels = (option.label.read(visit.language) for option in field.options if option.id == value)
        return next(labels, value)
    if field.kind is FieldKind.PICK:
        return unit_name(visit, value) or value
    if field.kind is FieldKind.PERSONAL_NUMBER:
        return field.none.read(visit.language) if value == NONE else masked_number(value)
    if field.kind is FieldKind.PHONE:
        return masked_phone(value)
    return value


def unit_name(visit: Visit, code: str) -> str:
    found = unit_of(visit.setting, code)
    return found.name if found else ""
