"""Questions: one a page, checked as answered, the answer kept whatever happens."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow import journey, picking
from kiosk_app.flow.agreeing import against, overtaken
from kiosk_app.flow.effects import SaveDraft
from kiosk_app.flow.entry import DATE_DIGITS, as_date_text, as_digits, type_digit
from kiosk_app.flow.events import Event
from kiosk_app.flow.fields import check, tidy
from kiosk_app.flow.groups import NONE
from kiosk_app.flow.prefill import prefill
from kiosk_app.flow.procedure import Field, FieldKind
from kiosk_app.flow.questions import all_fields, field_of, note_claim
from kiosk_app.flow.state import Asking, Turn, Visit, stay
from kiosk_app.flow.steps.people import at_people, back_in_row
from kiosk_app.flow.text import VIETNAMESE
from kiosk_app.flow.touches import (
    Choose,
    ClearEntry,
    Digit,
    Erase,
    GoBack,
    GoOn,
    NoNumber,
    Typed,
    YearAlone,
)

_TEXT = frozenset({FieldKind.TEXT, FieldKind.NAME, FieldKind.PICK, FieldKind.EMAIL})
_PAD_DIGITS = {FieldKind.NUMBER: 9, FieldKind.PHONE: 11, FieldKind.PERSONAL_NUMBER: 12}


def present_field(visit: Visit) -> Field:
    field = field_of(visit, visit.asking.field)
    assert field is not None
    return field


def _box(visit: Visit, text: str) -> Turn:
    return stay(replace(visit, asking=replace(visit.asking, text=text, error=None)))


def at_question(visit: Visit, event: Event) -> Turn:
    field = present_field(visit)
    match event:
        case GoBack():
            return _back(visit, field)
        case _ if field.kind is FieldKind.PEOPLE:
            return at_people(visit, field, event)
        case Typed(text) if field.kind in _TEXT:
            return _typed(visit, field, text)
        case Choose(option) if field.kind is FieldKind.PICK:
            return stay(replace(visit, asking=picking.chosen(visit, option)))
        case Choose(option) if field.kind in (FieldKind.CHOICE, FieldKind.FILE):
            return _box(visit, option)
        case NoNumber() if field.none.read(VIETNAMESE):
            return _box(visit, NONE)
        case Digit() | Erase() | ClearEntry() | YearAlone():
            return _pad(visit, field, event)
        case GoOn():
            return _keep(visit, field)
    return stay(visit)


def _typed(visit: Visit, field: Field, text: str) -> Turn:
    if picking.split(visit) is not None:
        # The keyboard has gone with the page before: what it says late would undo the choice.
        return stay(visit)
    turn = _box(visit, text[: field.longest * 2])
    return stay(replace(turn.visit, asking=replace(turn.visit.asking, old="")))


def _pad(visit: Visit, field: Field, event: Event) -> Turn:
    asking = visit.asking
    if isinstance(event, YearAlone):
        if not field.year_alone:
            return stay(visit)
        return stay(replace(visit, asking=Asking(field.id, year_alone=not asking.year_alone)))
    if field.kind is FieldKind.DATE:
        most = 4 if asking.year_alone else DATE_DIGITS
    elif field.kind in _PAD_DIGITS:
        most = _PAD_DIGITS[field.kind]
    else:
        return stay(visit)
    digits = as_digits(asking.text)
    match event:
        case Digit(digit):
            digits = type_digit(digits, digit, most)
        case Erase():
            digits = digits[:-1]
        case _:
            digits = ""
    return _box(visit, digits)


def value_of(visit: Visit, field: Field) -> str:
    """What the box means: eight digits of a date field are a date."""
    text = tidy(visit.asking.text)
    if field.kind is FieldKind.DATE and not visit.asking.year_alone:
        digits = as_digits(text)
        return as_date_text(digits) if digits else ""
    if field.kind is FieldKind.NUMBER:
        return text.lstrip("0") or text[:1]
    return text


def _keep(visit: Visit, field: Field) -> Turn:
    before = visit.asking
    if field.kind is FieldKind.PICK:
        visit = replace(visit, asking=picking.settled(visit))
        if visit.asking.old != before.old:
            # An old name was typed: what it is today is shown before it counts.
            return stay(visit)
    value = value_of(visit, field)
    wrong = visit.asking.error if field.kind is FieldKind.PICK else None
    wrong = wrong or check(field, value, visit.now.today) or against(field, value, visit.answers)
    if wrong:
        return stay(replace(visit, asking=replace(visit.asking, error=wrong)))
    answers = dict(visit.answers)
    if field.kind is FieldKind.PICK:
        picking.keep(visit, field, answers)
    for later in overtaken(field, value, all_fields(visit), answers):
        answers.pop(later)
    if value != answers.get(field.id, ""):
        for other in _about_another(visit, field):
            answers.pop(other, None)
    # An emptied answer is an answer too, or the card would fill it in again.
    answers[field.id] = value
    kept_from_card = visit.from_card
    if field.id in kept_from_card and value != visit.answers.get(field.id):
        kept_from_card = kept_from_card - {field.id}
    visit = note_claim(replace(visit, answers=answers, from_card=kept_from_card), field.id, value)
    visit = prefill(visit)
    turn = journey.after_question(visit, field.id)
    return Turn(turn.visit, (SaveDraft(), *turn.effects))


def _about_another(visit: Visit, changed: Field) -> list[str]:
    """Typed answers that the card fills in under this condition: once it changes they are of somebody else."""
    conditions = ((entry.id, entry.prefill_when) for entry in all_fields(visit))
    return [other for other, condition in conditions if condition and condition.field == changed.id]


def _back(visit: Visit, field: Field) -> Turn:
    if picking.split(visit) is not None and field.kind is FieldKind.PICK:
        return stay(replace(visit, asking=Asking(field.id)))
    in_row = back_in_row(visit, field)
    if in_row is not None:
        return in_row
    if visit.to_review and journey.may_review(visit):
        return journey.back_to_review(visit)
    # A change has opened something new: from here the way back leads through every question.
    return journey.before_question(replace(visit, to_review=False), field)
