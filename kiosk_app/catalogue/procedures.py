"""Procedures: one file each in a folder that is read; adding a procedure is adding a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from kiosk_app.catalogue.strict import ContentError, Table, read_toml
from kiosk_app.flow.procedure import (
    CardSource,
    Condition,
    Document,
    Duration,
    Fee,
    Field,
    FieldKind,
    Option,
    Paper,
    Procedure,
    Purpose,
    Scope,
)

E = TypeVar("E", bound=StrEnum)


def load_procedures(folder: Path, today: date) -> tuple[Procedure, ...]:
    """Those in force today, in the order of their `order` key, then name of file. Raises ContentError."""
    loaded = [load_procedure(path) for path in sorted(folder.glob("*.toml"))]
    ids = [procedure.id for _, procedure in loaded]
    if len(set(ids)) != len(ids):
        raise ContentError(f"{folder.name}: the same id twice among {sorted(ids)}")
    in_force = [(order, entry) for order, entry in loaded if _in_force(entry, today)]
    return tuple(entry for _, entry in sorted(in_force, key=lambda pair: pair[0]))


def load_claim_fields(path: Path) -> tuple[Field, ...]:
    """What is asked of a citizen without a card: `holder_name` and `holder_birth`. Raises ContentError."""
    top = Table(read_toml(path), path.name)
    fields = top.each("fields", _field)
    top.done()
    if [field.id for field in fields] != ["holder_name", "holder_birth"]:
        raise ContentError(f"{path.name}: exactly holder_name and holder_birth are expected")
    return fields


def _in_force(procedure: Procedure, today: date) -> bool:
    begun = procedure.valid_from is None or procedure.valid_from <= today
    return begun and (procedure.valid_to is None or today <= procedure.valid_to)


def load_procedure(path: Path) -> tuple[int, Procedure]:
    top = Table(read_toml(path), path.name)
    order = top.take("order", int, 100)
    procedure = Procedure(
        id=top.take("id", str),
        code=top.take("code", str),
        version=top.take("version", str),
        name=top.text("name"),
        example=top.text("example"),
        icon=top.take("icon", str),
        scope=_one_of(top, "scope", Scope),
        unit=top.text("unit"),
        minutes=top.take("minutes", int),
        fee=_fee(top),
        duration=_duration(top),
        papers=top.each("papers", lambda t: Paper(t.text("title"), t.text("note", needed=False))),
        fields=top.each("fields", _field),
        documents=top.each("documents", _document),
        purposes=top.each("purposes", _purpose),
        keywords=top.strings("keywords"),
        verified_at=top.date("verified_at"),
        valid_from=top.date("valid_from"),
        valid_to=top.date("valid_to"),
        source=top.take("source", str, ""),
        legal_basis=top.strings("legal_basis"),
        returns=top.text("returns"),
    )
    top.done()
    if procedure.id != path.stem:
        raise ContentError(f"{path.name}: its id is '{procedure.id}'")
    _check_references(procedure, path.name)
    return order, procedure


def _one_of(table: Table, key: str, kind: type[E]) -> E:
    value = table.take(key, str)
    try:
        return kind(value)
    except ValueError as error:
        raise ContentError(f"{table.place}.{key}: '{value}' is none of {[*kind]}") from error


def _fee(top: Table) -> Fee:
    table = top.table("fee")
    if table is None:
        raise ContentError(f"{top.place}: 'fee' is missing")
    fee = Fee(
        amount=table.maybe("amount", int),
        reason=table.text("reason"),
        counter=table.maybe("counter", int),
        counter_note=table.text("counter_note", needed=False),
        per=table.take("per", str, ""),
        basis=table.take("basis", str, ""),
    )
    table.done()
    if fee.amount is not None and not fee.basis:
        raise ContentError(f"{table.place}: an amount needs its legal basis")
    return fee


def _duration(top: Table) -> Duration:
    table = top.table("duration")
    if table is None:
        raise ContentError(f"{top.place}: 'duration' is missing")
    duration = Duration(
        working_days=table.maybe("working_days", int),
        cutoff_hour=table.maybe("cutoff_hour", int),
        note=table.text("note", needed=False),
    )
    table.done()
    return duration


def _condition(table: Table, key: str) -> Condition | None:
    inner = table.table(key)
    if inner is None:
        return None
    condition = Condition(inner.take("field", str), inner.strings("values"))
    inner.done()
    return condition


def _option(table: Table) -> Option:
    return Option(table.take("id", str), table.text("label"), table.text("note", needed=False))


def _field(table: Table) -> Field:
    return Field(
        id=table.take("id", str),
        kind=_one_of(table, "kind", FieldKind),
        label=table.text("label"),
        question=table.text("question"),
        hint=table.text("hint", needed=False),
        options=table.each("options", _option),
        required=table.take("required", bool, True),
        prefill=CardSource(value) if (value := table.take("prefill", str, "")) else None,
        prefill_when=_condition(table, "prefill_when"),
        confirm=table.take("confirm", bool, False),
        when=_condition(table, "when"),
        least=table.maybe("least", int),
        most=table.maybe("most", int),
        past=table.take("past", bool, False),
        future=table.take("future", bool, False),
        year_alone=table.take("year_alone", bool, False),
        longest=table.take("longest", int, 120),
        competent_unit=table.take("competent_unit", bool, False),
    )


def _document(table: Table) -> Document:
    return Document(
        id=table.take("id", str),
        title=table.text("title"),
        note=table.text("note", needed=False),
        when=_condition(table, "when"),
        required=table.take("required", bool, True),
    )


def _purpose(table: Table) -> Purpose:
    return Purpose(
        id=table.take("id", str),
        title=table.text("title"),
        sensitive=table.text("sensitive", needed=False),
        refusal=table.text("refusal"),
        required=table.take("required", bool, True),
    )


def _check_references(procedure: Procedure, place: str) -> None:
    """Conditions must name an earlier choice and its options; the fee's multiplier a number."""
    known: dict[str, Field] = {}
    for field in procedure.fields:
        if field.id in known:
            raise ContentError(f"{place}: field '{field.id}' twice")
        for condition in (field.when, field.prefill_when):
            _check_condition(condition, known, f"{place}.{field.id}")
        if field.kind is FieldKind.CHOICE and len(field.options) < 2:
            raise ContentError(f"{place}.{field.id}: a choice needs two options")
        known[field.id] = field
    for document in procedure.documents:
        _check_condition(document.when, known, f"{place}.{document.id}")
    if procedure.fee.per and procedure.fee.per not in known:
        raise ContentError(f"{place}.fee.per: no field '{procedure.fee.per}'")
    ids: Iterable[str] = [entry.id for entry in procedure.documents]
    if set(ids) & set(known):
        raise ContentError(f"{place}: a document and a field share an id")


def _check_condition(condition: Condition | None, known: dict[str, Field], place: str) -> None:
    if condition is None:
        return
    field = known.get(condition.field)
    if field is None:
        raise ContentError(f"{place}: depends on '{condition.field}', which is not asked before")
    options = {option.id for option in field.options}
    strange = set(condition.values) - options
    if options and strange:
        raise ContentError(f"{place}: '{condition.field}' has no option {sorted(strange)}")
