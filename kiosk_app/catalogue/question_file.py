"""The questions of a procedure as an official writes them; address and person are taken apart here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from kiosk_app.catalogue.condition import read_condition
from kiosk_app.catalogue.references import check_field, check_group
from kiosk_app.catalogue.strict import Table
from kiosk_app.flow.groups import MOST_PEOPLE, STREET, WARD, grouped, listed
from kiosk_app.flow.procedure import CardSource, Field, FieldKind, Group, Option
from kiosk_app.flow.text import NO_TEXT

E = TypeVar("E", bound=StrEnum)
#: The contract between kiosk and portal takes answers of at most so many letters.
_LONGEST_ANSWER = 1000
_LONGEST_STREET = 160


def one_of(table: Table, key: str, kind: type[E]) -> E:
    return known(table, key, table.take(key, str), kind)


def known(table: Table, key: str, value: str, kind: type[E], *others: str) -> E:
    """The value as one of its kind; `others` may be written too, and are named where none of all fits."""
    try:
        return kind(value)
    except ValueError as error:
        names = ", ".join(sorted([*kind, *others]))
        raise table.wrong(key, f"'{value[:60]}' is none of {names}") from error


def read_questions(top: Table) -> tuple[Field, ...]:
    """All questions of a file, in order. Raises ContentError."""
    return tuple(chain.from_iterable(top.each("fields", _read)))


def _read(table: Table) -> tuple[Field, ...]:
    kind = table.take("kind", str)
    read = _GROUPS.get(kind)
    return read(table) if read else (_field(table, known(table, "kind", kind, FieldKind, *_GROUPS)),)


def read_field(table: Table) -> Field:
    """One question that is neither address nor person. Raises ContentError."""
    return _field(table, one_of(table, "kind", FieldKind))


def _field(table: Table, kind: FieldKind) -> Field:
    field = Field(
        id=table.id(),
        kind=kind,
        label=table.text("label"),
        question=table.text("question"),
        hint=table.text("hint", needed=False),
        options=table.each("options", lambda t: Option(t.id(), t.text("label"), t.text("note", needed=False))),
        required=table.take("required", bool, True),
        prefill=one_of(table, "prefill", CardSource) if table.has("prefill") else None,
        prefill_when=read_condition(table, "prefill_when"),
        confirm=table.take("confirm", bool, False),
        when=read_condition(table, "when"),
        least=table.maybe_whole("least", 0, 999_999_999),
        most=table.maybe_whole("most", 0, 999_999_999),
        past=table.take("past", bool, False),
        future=table.take("future", bool, False),
        after=table.take("after", str, ""),
        year_alone=table.take("year_alone", bool, False),
        longest=table.whole("longest", 1, _LONGEST_ANSWER, 120),
        competent_unit=table.take("competent_unit", bool, False),
        none=table.text("none", needed=False),
    )
    if kind is FieldKind.PEOPLE:
        one = table.text("one")
        field = replace(field, heading=one, parts=_parts(table), most=field.most or MOST_PEOPLE)
    check_field(field, table.place)
    return listed(field) if field.parts else field


def _parts(table: Table) -> tuple[Field, ...]:
    parts = table.each("parts", read_field)
    check_group(parts, table.place)
    return parts


def _group(table: Table) -> Field:
    """What the questions of an address or a person have in common."""
    return Field(
        id=table.id(),
        kind=FieldKind.TEXT,
        label=table.text("label"),
        question=NO_TEXT,
        when=read_condition(table, "when"),
    )


def _person(table: Table) -> tuple[Field, ...]:
    return grouped(_group(table), _parts(table))


def _address(table: Table) -> tuple[Field, ...]:
    """The street as it is typed, and the ward out of the list, by its name of today or an old one."""
    group = _group(table)
    required = table.take("required", bool, True)
    street = Field(
        id=STREET,
        kind=FieldKind.TEXT,
        label=group.label,
        question=table.text("question"),
        hint=table.text("hint", needed=False),
        required=required,
        prefill=one_of(table, "prefill", CardSource) if table.has("prefill") else None,
        prefill_when=read_condition(table, "prefill_when"),
        confirm=table.take("confirm", bool, False),
        longest=table.whole("longest", 1, _LONGEST_ANSWER, _LONGEST_STREET),
    )
    inner = table.table(WARD)
    ward = Field(
        id=WARD,
        kind=FieldKind.PICK,
        label=inner.text("label"),
        question=inner.text("question"),
        hint=inner.text("hint", needed=False),
        required=required,
        competent_unit=table.take("competent_unit", bool, False),
    )
    inner.done()
    check_field(street, table.place)
    return grouped(group, (street, ward))


_GROUPS: dict[str, Callable[[Table], tuple[Field, ...]]] = {Group.ADDRESS: _address, Group.PERSON: _person}
