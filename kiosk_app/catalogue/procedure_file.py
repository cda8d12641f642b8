"""One procedure out of one file, every key known and every figure within its limit."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from kiosk_app.catalogue.condition import read_condition
from kiosk_app.catalogue.fee_table import read_duration, read_fee
from kiosk_app.catalogue.figures import check_figures, read_figure
from kiosk_app.catalogue.packed import Raw
from kiosk_app.catalogue.question_file import known, one_of, read_field, read_questions
from kiosk_app.catalogue.references import ASKING, check_procedure
from kiosk_app.catalogue.strict import ContentError, Table, read_toml
from kiosk_app.flow.procedure import (
    CardSource,
    Document,
    Field,
    FieldKind,
    LifeEvent,
    Paper,
    Procedure,
    Purpose,
    Scope,
)
from kiosk_app.flow.text import NO_TEXT, Text

#: The national code of a procedure, "2.000635".
_CODE = re.compile(r"[0-9]\.[0-9]{6}")
_ICON = re.compile(r"[a-z][a-z0-9-]{0,40}")
#: Of why the photograph is read: it stands beside the picture, and with the card on the reader.
_LONGEST_REASON = 64
_URL = re.compile(r"https://[!-~]{1,300}")


def load_procedure(path: Path, raw: Raw | None = None) -> tuple[int, Procedure]:
    """Its place in the list and the procedure; from `raw` where the file has been read. Raises ContentError."""
    order, procedure = read_procedure(path, raw)
    check_procedure(procedure, path.name)
    check_figures(procedure, path.name)
    return order, procedure


def read_procedure(path: Path, raw: Raw | None = None) -> tuple[int, Procedure]:
    """The same, before it is looked whether its parts fit each other."""
    top = Table(read_toml(path) if raw is None else raw, path.name)
    order = top.whole("order", 0, 9999, 100)
    scope = one_of(top, "scope", Scope)
    procedure = Procedure(
        id=top.id(),
        code=top.matching("code", _CODE, "2.000635"),
        version=_version(top),
        name=top.text("name"),
        example=top.text("example"),
        icon=top.matching("icon", _ICON, "birth-record"),
        scope=scope,
        unit=top.text("unit"),
        minutes=top.whole("minutes", 1, 120) if scope in ASKING else 0,
        fee=read_fee(top.table("fee")),
        duration=read_duration(top.table("duration")),
        papers=top.each("papers", lambda t: Paper(t.text("title"), t.text("note", needed=False))),
        fields=read_questions(top),
        documents=top.each("documents", _document),
        purposes=top.each("purposes", read_purpose),
        keywords=top.strings("keywords"),
        verified_at=top.date("verified_at"),
        valid_from=top.date("valid_from"),
        valid_to=top.date("valid_to"),
        source=top.take("source", str, ""),
        legal_basis=top.strings("legal_basis"),
        returns=top.text("returns", needed=scope in ASKING),
        life_events=tuple(known(top, "life_events", entry, LifeEvent) for entry in top.strings("life_events")),
        where=top.text("where", needed=scope not in ASKING),
        hours=top.text("hours", needed=False),
        forms=top.strings("forms"),
        official=top.take("official", str, ""),
        source_url=top.matching("source_url", _URL, "https://dichvucong.gov.vn/…")
        if top.has("source_url")
        else "",
        figures=top.each("figures", read_figure),
        photograph=_photograph(top, scope),
    )
    top.done()
    if path.stem.partition(".")[0] != procedure.id:
        raise top.wrong("id", f"its id is '{procedure.id}', and the file is not named after it")
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


def _version(top: Table) -> str:
    """The day on which the content was checked, as text: a dossier names it."""
    value = top.take("version", str)
    try:
        if date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise top.wrong("version", "expected a day like 2026-07-18")


def _photograph(top: Table, scope: Scope) -> Text:
    """Why the face on the chip is read: who is asked for it is told the reason, so there is no bare "yes"."""
    if not top.has("photograph"):
        return NO_TEXT
    try:
        reason = top.text("photograph")
    except ContentError as error:
        raise ContentError(f"{error}; say why the face on the chip is read, or take it out") from None
    if scope not in ASKING:
        raise top.wrong("photograph", f"'{scope}' reads no card")
    if any(len(written) > _LONGEST_REASON for written in reason.by_language.values()):
        raise top.wrong("photograph", f"longer than {_LONGEST_REASON} letters")
    return reason


def _document(table: Table) -> Document:
    return Document(
        id=table.id(),
        title=table.text("title"),
        note=table.text("note", needed=False),
        when=read_condition(table, "when"),
        required=table.take("required", bool, True),
        people=table.take("people", str, ""),
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
