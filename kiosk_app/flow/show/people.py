"""A list of people, and whose question a page asks."""

from __future__ import annotations

from kiosk_app.flow import journey
from kiosk_app.flow.groups import MOST_PEOPLE, count_of, row_id
from kiosk_app.flow.procedure import Field, FieldKind
from kiosk_app.flow.question_screens import PeopleScreen, PersonShown, Whose
from kiosk_app.flow.questions import applicable_fields, asked_fields
from kiosk_app.flow.show.answers import answer_text
from kiosk_app.flow.state import Visit
from kiosk_app.flow.steps.people import missing


def people_screen(visit: Visit, people: Field) -> PeopleScreen:
    language = visit.language
    asking = visit.asking
    count = count_of(people, visit.answers)
    back = asking.removed
    said = dict(back.said) if back else {}
    most = people.most or MOST_PEOPLE
    least = people.least or 1
    # The card answers nothing of a list, so what applies is asked.
    asked = asked_fields(visit)
    return PeopleScreen(
        field=people.id,
        kind=people.kind,
        question=people.question.read(language),
        hint=people.hint.read(language),
        one=people.heading.read(language),
        people=tuple(_person(visit, people, person, asked) for person in range(1, count + 1)),
        least=least,
        most=most,
        enough=count >= least,
        full=count >= most,
        removed=PersonShown(back.person, said.get(people.parts[0].id, ""), "", False) if back else None,
        error_id=asking.error.error if asking.error else "",
        error_argument=asking.error.argument if asking.error else "",
        icon=journey.must(visit.procedure).icon,
    )


def _person(visit: Visit, people: Field, person: int, asked: tuple[Field, ...]) -> PersonShown:
    row = row_id(people.id, person)
    name, note = summary(visit, [field for field in asked if field.group == row])
    return PersonShown(person, name, note, missing(visit, people, person, asked) is not None)


def summary(visit: Visit, fields: list[Field]) -> tuple[str, str]:
    """What stands for a person in one line: the name, and behind it all else that was said."""
    said = [
        answer_text(visit, field, visit.answers[field.id]) if visit.answers.get(field.id) else ""
        for field in fields
    ]
    return (said[0], " · ".join(filter(None, said[1:]))) if said else ("", "")


def whose(visit: Visit, field: Field) -> Whose | None:
    """Over a question that belongs together with others; the name once it is known, but not over itself."""
    if not field.group:
        return None
    first = next((each for each in applicable_fields(visit) if each.group == field.group), field)
    named = first.kind is FieldKind.NAME and first.id != field.id
    name = visit.answers.get(first.id, "") if named else ""
    return Whose(field.heading.read(visit.language), field.person, name)
