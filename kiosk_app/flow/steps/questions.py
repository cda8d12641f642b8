"""Questions: one a page, checked as answered, the answer kept whatever happens."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow import journey
from kiosk_app.flow.effects import SaveDraft
from kiosk_app.flow.entry import DATE_DIGITS, as_date_text, as_digits, type_digit
from kiosk_app.flow.events import Event
from kiosk_app.flow.fields import Wrong, check, tidy
from kiosk_app.flow.prefill import prefill
from kiosk_app.flow.procedure import Field, FieldKind
from kiosk_app.flow.questions import all_fields, asked_fields, field_of, note_claim
from kiosk_app.flow.state import Asking, Turn, Visit, stay
from kiosk_app.flow.touches import Choose, ClearEntry, Digit, Erase, GoBack, GoOn, Typed, YearAlone

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
        case Typed(text) if field.kind in _TEXT:
            return _box(visit, text[: field.longest * 2])
        case Choose(option) if field.kind in (FieldKind.CHOICE, FieldKind.PICK):
            return _box(visit, option)
        case Digit() | Erase() | ClearEntry() | YearAlone():
            return _pad(visit, field, event)
        case GoBack():
            return _back(visit, field)
        case GoOn():
            return _keep(visit, field)
    return stay(visit)


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
    value = value_of(visit, field)
    wrong = check(field, value, visit.now.today)
    if wrong is None and field.kind is FieldKind.PICK and value:
        known = any(unit.code == value for unit in visit.setting.units)
        wrong = None if known else Wrong("error.choose")
    if wrong:
        return stay(replace(visit, asking=replace(visit.asking, error=wrong)))
    answers = dict(visit.answers)
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
    if visit.to_review and journey.may_review(visit):
        return journey.back_to_review(visit)
    # A change has opened something new: from here the way back leads through every question.
    visit = replace(visit, to_review=False)
    ids = [entry.id for entry in asked_fields(visit)]
    at = ids.index(field.id) if field.id in ids else 0
    if at == 0:
        return journey.before_questions(visit)
    previous = field_of(visit, ids[at - 1])
    assert previous is not None
    return journey.ask(visit, previous)
