"""A question, and a paper under the camera."""

from __future__ import annotations

from kiosk_app.flow import journey, picking
from kiosk_app.flow.entry import as_digits, date_boxes
from kiosk_app.flow.groups import NONE
from kiosk_app.flow.prefill import by_card
from kiosk_app.flow.procedure import Field, FieldKind
from kiosk_app.flow.question_screens import PeopleScreen
from kiosk_app.flow.questions import asked_fields
from kiosk_app.flow.screens import (
    CheckShown,
    ChoiceShown,
    QuestionScreen,
    ScanScreen,
)
from kiosk_app.flow.show.answers import unit_name
from kiosk_app.flow.show.people import people_screen, whose
from kiosk_app.flow.state import Scanning, Visit
from kiosk_app.flow.steps.questions import present_field
from kiosk_app.flow.steps.scanning import present_document, room_for

_LIVE_CHECKS = ("corners", "light", "straight")
_BAD = {
    "no_page": "corners",
    "corner_cut": "corners",
    "too_small": "corners",
    "dark": "light",
    "glare": "light",
    "blurred": "light",
    "blank": "light",
    "finger": "corners",
}
#: With these a page is taken all the same; the first that holds stands where "straight" stood.
_WARN = ("duplicate", "wrong_document", "upside_down", "tilted")


def question(visit: Visit) -> QuestionScreen | PeopleScreen:
    field = present_field(visit)
    if field.kind is FieldKind.PEOPLE:
        return people_screen(visit, field)
    asking = visit.asking
    fields = asked_fields(visit)
    ids = [entry.id for entry in fields]
    language = visit.language
    is_date = field.kind is FieldKind.DATE
    parted = picking.split(visit)
    return QuestionScreen(
        field=field.id,
        kind="split" if parted else field.kind,
        label=field.label.read(language),
        question=field.question.read(language),
        hint=field.hint.read(language),
        text=_box_text(visit, field),
        entry=date_boxes(as_digits(asking.text), asking.year_alone) if is_date else None,
        choices=_choices(visit, field),
        from_card=by_card(visit, field.id) and asking.text == visit.answers.get(field.id),
        number=ids.index(field.id) + 1 if field.id in ids else 1,
        error_id=asking.error.error if asking.error else "",
        error_argument=asking.error.argument if asking.error else "",
        year_alone=field.year_alone,
        icon=journey.must(visit.procedure).icon,
        whose=whose(visit, field),
        none=field.none.read(language),
        old=asking.old,
    )


def _box_text(visit: Visit, field: Field) -> str:
    """The code of a chosen unit is shown as its name, "none" as the words for it."""
    text = visit.asking.text
    if field.kind is FieldKind.PICK:
        return unit_name(visit, text) or text
    if field.kind is FieldKind.PERSONAL_NUMBER and text == NONE:
        return field.none.read(visit.language)
    return text


def _choices(visit: Visit, field: Field) -> tuple[ChoiceShown, ...]:
    text = visit.asking.text
    if field.kind is FieldKind.PICK:
        return _units(visit, text)
    return tuple(
        ChoiceShown(
            option.id, option.label.read(visit.language), option.note.read(visit.language), option.id == text
        )
        for option in field.options
    )


def _units(visit: Visit, text: str) -> tuple[ChoiceShown, ...]:
    """The parts of what was split; else what was chosen, else what matches, old names with their district."""
    parted = picking.split(visit)
    if parted is not None:
        return tuple(ChoiceShown(code, unit_name(visit, code), "", code == text) for code in parted.new)
    chosen = unit_name(visit, text)
    if chosen:
        return (ChoiceShown(text, chosen, "", True),)
    now, old = picking.matches(visit)
    return (
        *(ChoiceShown(unit.code, unit.name, "", False) for unit in now),
        *(
            ChoiceShown(picking.FORMER + each.code, each.name, each.district, False, "choice.old_ward")
            for each in old
        ),
    )


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
        advice=_advice(now),
        drawn=visit.learning,
        place=_place(now.ways),
        bound=now.file >= 0,
        room=room_for(now),
    )


def _advice(now: Scanning) -> str:
    """What is wrong, else what is to be known; of a page that was taken and is good enough, not how it lay."""
    silent = {"good", "tilted"} if now.state == "taken" and now.acceptable else {"good"}
    said = [verdict for verdict in now.verdicts if verdict not in silent]
    bad = [verdict for verdict in said if verdict in _BAD]
    return (bad or [verdict for verdict in _WARN if verdict in said] or said or [""])[0]


def _place(ways: tuple[str, ...]) -> str:
    fed = "feeder" in ways or "duplex" in ways
    if "camera" in ways or not ways:
        return "tray_or_feeder" if fed else ""
    return "feeder" if fed else "glass"


def _checks(verdicts: tuple[str, ...]) -> tuple[CheckShown, ...]:
    """Three plain checks; the verdict that spoils one takes its place."""
    if not verdicts:
        return ()
    if "no_page" in verdicts:
        # A bare tray is neither well lit nor straight: nothing is said of a paper that is not there.
        return (CheckShown("no_page", "bad"),)
    warned = next((verdict for verdict in _WARN if verdict in verdicts), "")
    spoiled = {_BAD[verdict]: verdict for verdict in verdicts if verdict in _BAD}
    shown = []
    for check in _LIVE_CHECKS:
        if check in spoiled:
            shown.append(CheckShown(spoiled[check], "bad"))
        elif check == "straight" and warned:
            shown.append(CheckShown(warned, "warn"))
        else:
            shown.append(CheckShown(check, "good"))
    return tuple(shown)
