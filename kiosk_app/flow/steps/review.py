"""Review: read everything, change anything, declare, file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kiosk_app.flow import journey
from kiosk_app.flow.contact import contact_of
from kiosk_app.flow.effects import Consent, StopCamera, StopCard, Submit
from kiosk_app.flow.events import Event
from kiosk_app.flow.groups import OLD
from kiosk_app.flow.journey import must
from kiosk_app.flow.payment import fee_due, rate_of
from kiosk_app.flow.prefill import by_card
from kiosk_app.flow.procedure import Field, FieldKind
from kiosk_app.flow.questions import (
    applicable_fields,
    asked_fields,
    contact_fields,
    field_of,
    standing_answers,
)
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Reviewing, Turn, Visit, stay
from kiosk_app.flow.steps import declaring
from kiosk_app.flow.touches import EditRow, GoBack, GoOn, SeeDeclaration, Tick

TRUTH = "truth"
SEND_PAPERS = "send_papers"


def declarations(visit: Visit) -> tuple[str, ...]:
    """One purpose each: the truth of the answers; sending the scanned papers, where there are any."""
    return (TRUTH, SEND_PAPERS) if any(entry.pages for entry in visit.attachments) else (TRUTH,)


def at_review(visit: Visit, event: Event) -> Turn:
    now = visit.reviewing
    match event:
        case Tick(item, on) if item in declarations(visit):
            ticked = now.declarations | {item} if on else now.declarations - {item}
            return stay(replace(visit, reviewing=Reviewing(ticked, "", now.editing, visit.now.today)))
        case EditRow(""):
            return stay(replace(visit, reviewing=replace(now, editing=not now.editing)))
        case EditRow(row):
            return _edit(visit, row)
        case GoBack() if now.editing:
            return stay(replace(visit, reviewing=replace(now, editing=False)))
        case GoBack():
            return journey.before_question(replace(visit, to_review=False), None)
        case SeeDeclaration():
            return declaring.show(visit)
        case GoOn():
            for item in declarations(visit):
                if item not in now.declarations:
                    return stay(replace(visit, reviewing=replace(now, missing=item)))
            if fee_on(visit, visit.now.today) != fee_on(visit, now.priced or visit.now.today):
                # Midnight passed: nobody files for a fee that they have not seen.
                return stay(replace(visit, reviewing=Reviewing(missing="fee")))
            return submit(visit) if journey.may_review(visit) else journey.after_question(visit, "")
    return stay(visit)


def fee_on(visit: Visit, day: date) -> int | None:
    """The fee in dong as that day has it; None where it is not known."""
    return fee_due(must(visit.procedure), visit.answers, day)


def _edit(visit: Visit, row: str) -> Turn:
    # The row of what belongs together opens its first question that is for changing.
    parts = [field for field in asked_fields(visit) if row and field.group == row]
    field = next((part for part in parts if not locked(visit, part)), None) or field_of(visit, row)
    if field is not None and field in applicable_fields(visit):
        return stay(visit) if locked(visit, field) else journey.ask(visit, field)
    # The paper that is kept stays kept until another takes its place.
    document = next((entry for entry in journey.documents(visit) if entry.id == row), None)
    return journey.scan(visit, document) if document else stay(visit)


def locked(visit: Visit, field: Field) -> bool:
    """What the card says of its holder is not for changing here."""
    return not field.confirm and by_card(visit, field.id)


def _helped(visit: Visit) -> tuple[Consent, ...]:
    """That the citizen was helped, and agreed: by whom stands in the kiosk's journal alone."""
    if visit.helper is None or visit.helper.agreed is None or visit.procedure is None:
        return ()
    return (Consent("declaration.assisted", visit.procedure.version, visit.helper.agreed),)


def _kept(visit: Visit, field: Field) -> Iterator[tuple[str, str]]:
    """What is filed of an answer. A unit is kept as `code@list-version`, since codes are reused when boundaries
    change, and the old name that it was found by beside it.
    """
    value = visit.answers.get(field.id, "")
    if not value:
        return
    if field.kind is not FieldKind.PICK:
        yield field.id, value
        return
    yield field.id, f"{value}@{visit.setting.units_version}"
    old = visit.answers.get(field.id + OLD, "")
    if old:
        yield field.id + OLD, old


def submit(visit: Visit) -> Turn:
    procedure = must(visit.procedure)
    assert visit.identity is not None
    contact = contact_fields(visit)
    fields = tuple(field for field in applicable_fields(visit) if field not in contact)
    answers = tuple(pair for field in fields for pair in _kept(visit, field))
    consents = tuple(Consent(key, procedure.version, at) for key, at in sorted(visit.consents.items()))
    declared = tuple(
        Consent(f"declaration.{item}", procedure.version, visit.now) for item in declarations(visit)
    )
    order = Submit(
        procedure=procedure.id,
        procedure_code=procedure.code,
        procedure_version=procedure.version,
        language=visit.language,
        identity=visit.identity,
        answers=answers,
        attachments=tuple(entry for entry in visit.attachments if entry.pages),
        consents=consents + declared + _helped(visit),
        fee=fee_on(visit, visit.now.today) or 0,
        fee_basis=rate_of(procedure, visit.answers, visit.now.today).basis,
        catalogue=visit.setting.catalogue,
        supplement=visit.supplement,
        contact=contact_of(visit.setting.contacting, standing_answers(visit)) if contact else None,
    )
    return stay(replace(visit, page=Page.SUBMITTING, fault=None), StopCamera(), StopCard(), order)
