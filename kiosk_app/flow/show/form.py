"""A question, a paper under the camera, the review."""

from __future__ import annotations

from kiosk_app.flow import journey
from kiosk_app.flow.entry import as_digits, date_boxes
from kiosk_app.flow.identity import Identity, masked_number, masked_phone
from kiosk_app.flow.prefill import by_card
from kiosk_app.flow.procedure import Field, FieldKind
from kiosk_app.flow.questions import applicable_fields, asked_fields
from kiosk_app.flow.screens import (
    CheckShown,
    ChoiceShown,
    DeclarationShown,
    QuestionScreen,
    ReviewRow,
    ReviewScreen,
    ScanScreen,
)
from kiosk_app.flow.setting import Unit
from kiosk_app.flow.show.fees import fee_shown
from kiosk_app.flow.state import Visit
from kiosk_app.flow.steps.questions import present_field
from kiosk_app.flow.steps.review import declarations, locked
from kiosk_app.flow.steps.scanning import present_document
from kiosk_app.flow.text import fold

_MOST_MATCHES = 5
_LIVE_CHECKS = ("corners", "light", "straight")
_BAD = {
    "no_page": "corners",
    "corner_cut": "corners",
    "too_small": "corners",
    "dark": "light",
    "glare": "light",
    "blurred": "light",
    "blank": "light",
}


def question(visit: Visit) -> QuestionScreen:
    field = present_field(visit)
    asking = visit.asking
    fields = asked_fields(visit)
    ids = [entry.id for entry in fields]
    language = visit.language
    is_date = field.kind is FieldKind.DATE
    return QuestionScreen(
        field=field.id,
        kind=field.kind,
        label=field.label.read(language),
        question=field.question.read(language),
        hint=field.hint.read(language),
        text=_box_text(visit, field),
        entry=date_boxes(as_digits(asking.text), asking.year_alone) if is_date else None,
        choices=_choices(visit, field),
        required=field.required,
        from_card=by_card(visit, field.id) and asking.text == visit.answers.get(field.id),
        number=ids.index(field.id) + 1 if field.id in ids else 1,
        total=len(ids),
        error_id=asking.error.error if asking.error else "",
        error_argument=asking.error.argument if asking.error else "",
        year_alone=field.year_alone,
        icon=journey.must(visit.procedure).icon,
    )


def _box_text(visit: Visit, field: Field) -> str:
    """In a pick field the code of a chosen unit is shown as its name."""
    if field.kind is FieldKind.PICK:
        return unit_name(visit, visit.asking.text) or visit.asking.text
    return visit.asking.text


def unit_name(visit: Visit, code: str) -> str:
    return next((unit.name for unit in visit.setting.units if unit.code == code), "")


def _choices(visit: Visit, field: Field) -> tuple[ChoiceShown, ...]:
    text = visit.asking.text
    if field.kind is FieldKind.PICK:
        return tuple(ChoiceShown(u.code, u.name, "", u.code == text) for u in _units(visit, text))
    return tuple(
        ChoiceShown(
            option.id, option.label.read(visit.language), option.note.read(visit.language), option.id == text
        )
        for option in field.options
    )


def _units(visit: Visit, text: str) -> list[Unit]:
    """Units whose name holds every typed word, those that begin with it first; typed without marks or with."""
    wanted = fold(text).split()
    if not wanted:
        return []
    chosen = [unit for unit in visit.setting.units if unit.code == text]
    if chosen:
        return chosen
    found = [unit for unit in visit.setting.units if all(word in fold(unit.name) for word in wanted)]
    found.sort(key=lambda unit: (not fold(unit.name).split(" ", 1)[-1].startswith(wanted[0]), unit.name))
    return found[:_MOST_MATCHES]


def scan(visit: Visit) -> ScanScreen:
    document = present_document(visit)
    now = visit.scanning
    return ScanScreen(
        title=document.title.read(visit.language),
        note=document.note.read(visit.language),
        state=now.state,
        page=now.taken,
        pages=len(now.pages),
        checks=_checks(now.verdicts),
        acceptable=now.acceptable,
        required=document.required,
        advice=next((verdict for verdict in now.verdicts if verdict != "good"), ""),
        drawn=visit.learning,
    )


def _checks(verdicts: tuple[str, ...]) -> tuple[CheckShown, ...]:
    """Three plain checks; the verdict that spoils one takes its place."""
    if not verdicts:
        return ()
    if "no_page" in verdicts:
        # A bare tray is neither well lit nor straight: nothing is said of a paper that is not there.
        return (CheckShown("no_page", "bad"),)
    spoiled = {_BAD[verdict]: verdict for verdict in verdicts if verdict in _BAD}
    shown = []
    for check in _LIVE_CHECKS:
        if check in spoiled:
            shown.append(CheckShown(spoiled[check], "bad"))
        elif check == "straight" and "tilted" in verdicts:
            shown.append(CheckShown("tilted", "warn"))
        else:
            shown.append(CheckShown(check, "good"))
    return tuple(shown)


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
    fields = applicable_fields(visit)
    rows = []
    for field in fields:
        value = visit.answers.get(field.id)
        if not value:
            continue
        rows.append(
            ReviewRow(
                id="" if locked(visit, field) else field.id,
                label=field.label.read(visit.language),
                value=answer_text(visit, field, value),
                note_id="review.from_card" if by_card(visit, field.id) else "",
            )
        )
    return tuple(rows)


def answer_text(visit: Visit, field: Field, value: str) -> str:
    """The answer as a person reads it: the option's label, the unit's name, numbers masked."""
    if field.kind is FieldKind.CHOICE:
        labels = (option.label.read(visit.language) for option in field.options if option.id == value)
        return next(labels, value)
    if field.kind is FieldKind.PICK:
        return unit_name(visit, value) or value
    if field.kind is FieldKind.PERSONAL_NUMBER:
        return masked_number(value)
    if field.kind is FieldKind.PHONE:
        return masked_phone(value)
    return value


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
