"""What an officer has said about a dossier, and the short visit that puts right what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kiosk_app.flow.groups import OLD, listed, named
from kiosk_app.flow.procedure import Fee, Field, Procedure
from kiosk_app.flow.text import NO_TEXT

ANSWER = "answer"
PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Defect:
    """`kind` is ANSWER or PAPER, `field` the question's or document's id, `code` names the sentence."""

    kind: str
    field: str
    code: str
    note: str


@dataclass(frozen=True, slots=True)
class OfficerSaid:
    """An officer's last word. `ticket` proves to the portal that whoever supplements has read it."""

    procedure: str
    state: str
    remark: str
    reason: str
    round: int
    ticket: str
    due: date | None
    defects: tuple[Defect, ...]


@dataclass(frozen=True, slots=True)
class Supplement:
    """A visit that completes the dossier filed under `code`."""

    code: str
    round: int
    ticket: str


def shortened(procedure: Procedure, said: OfficerSaid) -> Procedure | None:
    """The procedure with only the questions and papers that were found wanting, at no further fee.

    Conditions and what a card could answer are left out: the officer asked for this very thing. None where
    nothing of it can be supplied here.
    """
    answers = {defect.field.removesuffix(OLD) for defect in said.defects if defect.kind == ANSWER}
    papers = {defect.field for defect in said.defects if defect.kind == PAPER}
    fields = tuple(
        _freely(replace(field, when=None, prefill=None, prefill_when=None, required=True))
        for field in _asked_again(procedure, answers)
    )
    documents = tuple(
        replace(document, when=None, required=True) for document in procedure.documents if document.id in papers
    )
    if not fields and not documents:
        return None
    return replace(
        procedure, fields=fields, documents=documents, fee=Fee(0, NO_TEXT, basis=procedure.fee.basis)
    )


def _freely(field: Field) -> Field:
    """A list that depends on nothing any more asks of its people without conditions too."""
    return listed(field) if field.parts else field


def _asked_again(procedure: Procedure, wanting: set[str]) -> Iterator[Field]:
    """In the order of the procedure; of a list those of its people whose answers are wanting."""
    for field in procedure.fields:
        if field.id in wanting or (field.group and field.group in wanting):
            yield field
        elif field.parts:
            rows = (named(procedure, each) for each in wanting if each.startswith(field.id + "."))
            found = [row for row in rows if row is not None]
            order = [part.id for part in field.parts]
            yield from sorted(found, key=lambda row: (row.person, order.index(row.id.rpartition(".")[2])))


def can_supplement(procedure: Procedure | None, said: OfficerSaid | None) -> bool:
    return (
        procedure is not None
        and said is not None
        and said.state == "supplement"
        and shortened(procedure, said) is not None
    )


def procedure_of(procedures: Iterable[Procedure], said: OfficerSaid | None) -> Procedure | None:
    """The procedure that the officer's word is about, as this kiosk's catalogue has it."""
    if said is None:
        return None
    return next((entry for entry in procedures if said.procedure in (entry.id, entry.code)), None)
