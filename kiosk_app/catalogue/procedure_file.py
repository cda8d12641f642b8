"""One procedure out of one file, every key known and every figure within its limit."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from kiosk_app.catalogue.references import check_field, check_procedure
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
#: The national code of a procedure, "2.000635".
_CODE = re.compile(r"[0-9]\.[0-9]{6}")
_ICON = re.compile(r"[a-z][a-z0-9-]{0,40}")
_MOST_DONG = 1_000_000_000
#: The contract between kiosk and portal takes a basis and answers of at most so many letters.
_LONGEST_BASIS = 64
_LONGEST_ANSWER = 1000


def load_procedure(path: Path) -> tuple[int, Procedure]:
    """Its place in the list and the procedure. Raises ContentError, naming the key."""
    top = Table(read_toml(path), path.name)
    order = top.whole("order", 0, 9999, 100)
    procedure = Procedure(
        id=top.id(),
        code=top.matching("code", _CODE),
        version=_version(top),
        name=top.text("name"),
        example=top.text("example"),
        icon=top.matching("icon", _ICON),
        scope=_one_of(top, "scope", Scope),
        unit=top.text("unit"),
        minutes=top.whole("minutes", 1, 120),
        fee=_fee(top.table("fee")),
        duration=_duration(top.table("duration")),
        papers=top.each("papers", lambda t: Paper(t.text("title"), t.text("note", needed=False))),
        fields=top.each("fields", read_field),
        documents=top.each("documents", _document),
        purposes=top.each("purposes", read_purpose),
        keywords=top.strings("keywords"),
        verified_at=top.date("verified_at"),
        valid_from=top.date("valid_from"),
        valid_to=top.date("valid_to"),
        source=top.take("source", str, ""),
        legal_basis=top.strings("legal_basis"),
        returns=top.text("returns"),
    )
    top.done()
    if path.stem.partition(".")[0] != procedure.id:
        raise ContentError(f"{path.name}: its id is '{procedure.id}'")
    check_procedure(procedure, path.name)
    return order, procedure


def load_claim_fields(path: Path) -> tuple[Field, ...]:
    """What is asked of a citizen without a card: `holder_name` and `holder_birth`. Raises ContentError."""
    top = Table(read_toml(path), path.name)
    fields = top.each("fields", read_field)
    top.done()
    found = [(field.id, field.kind, field.prefill) for field in fields]
    if found != [
        ("holder_name", FieldKind.NAME, CardSource.NAME),
        ("holder_birth", FieldKind.DATE, CardSource.BIRTH),
    ]:
        raise ContentError(f"{path.name}: exactly holder_name and holder_birth are expected")
    return fields


def read_field(table: Table) -> Field:
    field = Field(
        id=table.id(),
        kind=_one_of(table, "kind", FieldKind),
        label=table.text("label"),
        question=table.text("question"),
        hint=table.text("hint", needed=False),
        options=table.each("options", lambda t: Option(t.id(), t.text("label"), t.text("note", needed=False))),
        required=table.take("required", bool, True),
        prefill=_maybe_one_of(table, "prefill", CardSource),
        prefill_when=_condition(table, "prefill_when"),
        confirm=table.take("confirm", bool, False),
        when=_condition(table, "when"),
        least=table.maybe_whole("least", 0, 999_999_999),
        most=table.maybe_whole("most", 0, 999_999_999),
        past=table.take("past", bool, False),
        future=table.take("future", bool, False),
        year_alone=table.take("year_alone", bool, False),
        longest=table.whole("longest", 1, _LONGEST_ANSWER, 120),
        competent_unit=table.take("competent_unit", bool, False),
    )
    check_field(field, table.place)
    return field


def _version(top: Table) -> str:
    """The day on which the content was checked, as text: a dossier names it."""
    value = top.take("version", str)
    try:
        if date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise top.wrong("version", "expected a day like 2026-07-18")


def _one_of(table: Table, key: str, kind: type[E]) -> E:
    value = table.take(key, str)
    try:
        return kind(value)
    except ValueError as error:
        known = ", ".join(sorted(kind))
        raise table.wrong(key, f"'{value[:60]}' is none of {known}") from error


def _maybe_one_of(table: Table, key: str, kind: type[E]) -> E | None:
    return _one_of(table, key, kind) if table.has(key) else None


def _fee(table: Table) -> Fee:
    fee = Fee(
        amount=table.maybe_whole("amount", 0, _MOST_DONG),
        reason=table.text("reason"),
        counter=table.maybe_whole("counter", 0, _MOST_DONG),
        counter_note=table.text("counter_note", needed=False),
        per=table.take("per", str, ""),
        basis=table.take("basis", str, ""),
    )
    table.done()
    if fee.amount is not None and not fee.basis.strip():
        raise ContentError(f"{table.place}: an amount needs its legal basis")
    if len(fee.basis) > _LONGEST_BASIS:
        raise table.wrong("basis", f"longer than {_LONGEST_BASIS} letters")
    return fee


def _duration(table: Table) -> Duration:
    duration = Duration(
        working_days=table.maybe_whole("working_days", 0, 365),
        cutoff_hour=table.maybe_whole("cutoff_hour", 0, 23),
        note=table.text("note", needed=False),
    )
    table.done()
    return duration


def _condition(table: Table, key: str) -> Condition | None:
    inner = table.maybe_table(key)
    if inner is None:
        return None
    condition = Condition(inner.take("field", str), inner.strings("values"))
    inner.done()
    if not condition.values:
        raise ContentError(f"{inner.place}: no values, so it never holds")
    return condition


def _document(table: Table) -> Document:
    return Document(
        id=table.id(),
        title=table.text("title"),
        note=table.text("note", needed=False),
        when=_condition(table, "when"),
        required=table.take("required", bool, True),
    )


def read_purpose(table: Table) -> Purpose:
    """One purpose of consent."""
    return Purpose(
        id=table.id(),
        title=table.text("title"),
        sensitive=table.text("sensitive", needed=False),
        refusal=table.text("refusal"),
        required=table.take("required", bool, True),
    )
