"""The review: everything that will be filed, one row for what belongs together."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from kiosk_app.flow import journey
from kiosk_app.flow.groups import OLD
from kiosk_app.flow.identity import Identity, masked_number
from kiosk_app.flow.prefill import by_card
from kiosk_app.flow.procedure import Field, FieldKind
from kiosk_app.flow.questions import applicable_fields
from kiosk_app.flow.screens import DeclarationShown, ReviewRow, ReviewScreen
from kiosk_app.flow.show.answers import answer_text
from kiosk_app.flow.show.fees import fee_shown
from kiosk_app.flow.show.people import summary
from kiosk_app.flow.state import Visit
from kiosk_app.flow.steps.review import declarations, locked


def review(visit: Visit) -> ReviewScreen:
    procedure = journey.must(visit.procedure)
    now = visit.reviewing
    return ReviewScreen(
        name=procedure.name.read(visit.language),
        rows=(_holder_row(visit), *_answer_rows(visit), *_paper_rows(visit)),
        fee=fee_shown(procedure, visit.answers, visit.language, visit.now.today),
        declarations=tuple(
            DeclarationShown(item, item in now.declarations, f"declaration.{item}")
            for item in declarations(visit)
        ),
        missing=now.missing,
        editing=now.editing,
        declarable=not visit.learning,
        photograph=visit.photograph,
        photograph_reason=procedure.photograph.read(visit.language) if visit.photograph else "",
    )


def _holder_row(visit: Visit) -> ReviewRow:
    identity = visit.identity or Identity("")
    return ReviewRow(
        id="",
        label="",
        label_id="review.holder",
        value=identity.name or masked_number(identity.number),
        note=masked_number(identity.number) if identity.name else "",
        note_id=f"assurance.{identity.assurance}",
    )


def _answer_rows(visit: Visit) -> tuple[ReviewRow, ...]:
    """A row for each answer, and one for all that belong together."""
    together = groupby(applicable_fields(visit), key=lambda field: field.group or field.id)
    rows = (_row(visit, list(fields)) for _, fields in together)
    return tuple(row for row in rows if row is not None)


def _row(visit: Visit, fields: list[Field]) -> ReviewRow | None:
    answered = [field for field in fields if visit.answers.get(field.id)]
    if not answered:
        return None
    first = fields[0]
    row = ReviewRow(
        id="" if all(locked(visit, field) for field in fields) else first.group or first.id,
        label=(first.heading if first.group else first.label).read(visit.language),
        label_id="review.person" if first.person else "",
        person=first.person,
        value="",
        note_id="review.from_card" if all(by_card(visit, field.id) for field in answered) else "",
    )
    if first.kind is FieldKind.NAME and first.group:
        name, note = summary(visit, fields)
        return replace(row, value=name or note, note=note if name else "", note_id="")
    value = ", ".join(answer_text(visit, field, visit.answers[field.id]) for field in answered)
    old = next((visit.answers[field.id + OLD] for field in answered if visit.answers.get(field.id + OLD)), "")
    return replace(row, value=value, note=old, note_id="review.old_ward" if old else row.note_id)


def _paper_rows(visit: Visit) -> tuple[ReviewRow, ...]:
    titles = {entry.id: entry.title.read(visit.language) for entry in journey.documents(visit)}
    return tuple(
        ReviewRow(
            id=entry.document,
            label="",
            label_id="review.paper",
            value=titles.get(entry.document, entry.title),
            note=str(entry.pages),
            note_id="review.pages" if entry.pages else "review.no_paper",
        )
        for entry in visit.attachments
    )
