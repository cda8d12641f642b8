"""A list of people: who is in it so far, one more, one changed, one taken off and put back, done."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow import journey
from kiosk_app.flow.effects import SaveDraft
from kiosk_app.flow.events import Event
from kiosk_app.flow.fields import Wrong
from kiosk_app.flow.groups import (
    MOST_PEOPLE,
    added,
    count_of,
    list_of,
    removed,
    restored,
    row_id,
)
from kiosk_app.flow.procedure import Field
from kiosk_app.flow.questions import asked_fields, field_of
from kiosk_app.flow.state import Asking, Turn, Visit, stay
from kiosk_app.flow.touches import AddPerson, ChangePerson, GoOn, PutBack, RemovePerson


def at_people(visit: Visit, people: Field, event: Event) -> Turn:
    count = count_of(people, visit.answers)
    back = visit.asking.removed
    match event:
        case AddPerson() if count >= (people.most or MOST_PEOPLE):
            return _wrong(visit, Wrong("error.most_people", str(count)))
        case AddPerson():
            more = replace(visit, answers=added(people, visit.answers))
            return _saved(_open(more, people, count + 1))
        case ChangePerson(person) if 1 <= person <= count:
            return _open(visit, people, person)
        case RemovePerson(person) if 1 <= person <= count:
            return _removed(visit, people, person)
        case PutBack() if back is not None and count < (people.most or MOST_PEOPLE):
            answers = restored(people, visit.answers, back)
            held = (*visit.attachments, *back.papers)
            visit = replace(visit, answers=answers, attachments=held, asking=Asking(people.id))
            return stay(visit, SaveDraft())
        case GoOn():
            return _done(visit, people, count)
    return stay(visit)


def _removed(visit: Visit, people: Field, person: int) -> Turn:
    """Papers that speak of the list speak of who is taken off it: they are scanned again."""
    answers, gone = removed(people, visit.answers, person)
    procedure = journey.must(visit.procedure)
    about = {document.id for document in procedure.documents if document.people == people.id}
    papers = tuple(entry for entry in visit.attachments if entry.document in about)
    return stay(
        replace(
            visit,
            answers=answers,
            attachments=tuple(entry for entry in visit.attachments if entry not in papers),
            asking=Asking(people.id, removed=replace(gone, papers=papers)),
        ),
        SaveDraft(),
    )


def _done(visit: Visit, people: Field, count: int) -> Turn:
    if count < (people.least or 1):
        return _wrong(visit, Wrong("error.least_people", str(people.least or 1)))
    asked = asked_fields(visit)
    unfinished = next((at for at in range(1, count + 1) if missing(visit, people, at, asked)), 0)
    if unfinished:
        return _wrong(visit, Wrong("error.person_unfinished", str(unfinished)))
    return _saved(journey.after_question(visit, people.id))


def lacking(visit: Visit, people: Field, person: int) -> Field | None:
    """The first question about this one that must have an answer and has none."""
    return missing(visit, people, person, asked_fields(visit))


def missing(visit: Visit, people: Field, person: int, asked: tuple[Field, ...]) -> Field | None:
    """As `lacking`, of questions that are known."""
    row = row_id(people.id, person)
    wanted = (field for field in asked if field.group == row and field.required)
    return next((field for field in wanted if not visit.answers.get(field.id)), None)


def back_in_row(visit: Visit, field: Field) -> Turn | None:
    """The way back from a question about one of a list; None where the list is not asked in this visit.

    Of whom nothing was said is not in the list.
    """
    people = field_of(visit, list_of(field)) if field.person else None
    if people is None:
        return None
    asked = [entry for entry in asked_fields(visit) if entry.group == field.group]
    at = asked.index(field) if field in asked else 0
    if at > 0:
        return journey.ask(visit, asked[at - 1])
    row = row_id(people.id, field.person) + "."
    if not any(said for key, said in visit.answers.items() if key.startswith(row)):
        answers, _ = removed(people, visit.answers, field.person)
        visit = replace(visit, answers=answers)
    return _saved(journey.ask(visit, people))


def _open(visit: Visit, people: Field, person: int) -> Turn:
    row = row_id(people.id, person)
    first = lacking(visit, people, person) or next(field for field in asked_fields(visit) if field.group == row)
    return journey.ask(visit, first)


def _wrong(visit: Visit, wrong: Wrong) -> Turn:
    return stay(replace(visit, asking=replace(visit.asking, error=wrong)))


def _saved(turn: Turn) -> Turn:
    return Turn(turn.visit, (SaveDraft(), *turn.effects))
