"""What must fit together in a procedure: conditions, options, figures, names."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk_app.catalogue.strict import ContentError
from kiosk_app.flow.groups import LATER, MOST_PEOPLE, NONE, NOW
from kiosk_app.flow.procedure import CardSource, Condition, Field, FieldKind, Procedure, Scope
from kiosk_app.flow.questions import HOLDER_BIRTH, HOLDER_NAME
from kiosk_app.flow.text import VIETNAMESE

#: What asks the citizen something; the others only tell where to go.
ASKING = frozenset({Scope.ALL_HERE})
#: Whether something is broken, and what to say of it.
Rule = tuple[object, str]
_WRITTEN = frozenset({FieldKind.TEXT, FieldKind.NAME})
#: What stands by itself in a procedure.
_WHOLE = frozenset({FieldKind.PEOPLE, FieldKind.FILE})
#: A dossier takes 500 answers, and the list is not all that is asked; an id there has at most 64 letters.
_MOST_SAID = 300
_LONGEST_PART_ID = 28
#: Which kinds of question take a fact of the card as it is.
_TAKES = {
    CardSource.NUMBER: frozenset({FieldKind.PERSONAL_NUMBER}),
    CardSource.BIRTH: frozenset({FieldKind.DATE}),
    CardSource.SEX: _WRITTEN | {FieldKind.CHOICE},
}


def check_field(field: Field, place: str) -> None:
    """One question by itself. Raises ContentError."""
    choice, number, day = (field.kind is kind for kind in (FieldKind.CHOICE, FieldKind.NUMBER, FieldKind.DATE))
    least, most = field.least or 0, field.most or 0
    personal = field.kind is FieldKind.PERSONAL_NUMBER
    paper, people = field.kind is FieldKind.FILE, field.kind is FieldKind.PEOPLE
    bounded = field.least is not None or field.most is not None
    rules = (
        (choice and len(field.options) < 2, "a choice needs two options"),
        (paper and not _ways(field), "a paper has the options now, and none or later; else it is a document"),
        (
            paper and not all(option.note.read(VIETNAMESE) for option in field.options if option.id != NOW),
            "a note has to say what becomes of it without the paper",
        ),
        (field.options and not (choice or paper), "only a choice has options"),
        (_twice(option.id for option in field.options), "an option twice"),
        (bounded and not (number or people), "only a number or a list of people has least and most"),
        (
            field.least is not None and field.most is not None and field.least > field.most,
            "least is above most",
        ),
        (
            (field.past or field.future or field.after or field.year_alone) and not day,
            "past, future, after and year_alone are of dates",
        ),
        (field.past and field.future, "both past and future"),
        (
            field.competent_unit and field.kind is not FieldKind.PICK,
            "the competent unit is picked from the list",
        ),
        (field.none.read(VIETNAMESE) and not personal, "only a personal number has none"),
        (people and not field.parts, "a list asks nothing of its people; add parts"),
        (people and not field.required, "a list is left out by its condition; take required out"),
        (people and least < 1, "a list has one of its people at least; give least"),
        (people and most > MOST_PEOPLE, f"a list of more than {MOST_PEOPLE} comes on paper"),
        (people and most * len(field.parts) > _MOST_SAID, "a dossier has no room for so many answers"),
        (
            people and len(field.id) > _LONGEST_PART_ID,
            f"a list has an id of at most {_LONGEST_PART_ID} letters",
        ),
        (field.prefill_when and not field.prefill, "prefill_when without prefill"),
        (field.confirm and not field.prefill, "confirm without prefill"),
        (
            field.prefill and field.kind not in _TAKES.get(field.prefill, _WRITTEN),
            f"a {field.kind} is not filled from the card's {field.prefill}",
        ),
    )
    for broken, why in rules:
        if broken:
            raise ContentError(f"{place}: {why}")


def _ways(field: Field) -> bool:
    ways = {option.id for option in field.options}
    return NOW in ways and bool(ways - {NOW}) and ways <= {NOW, NONE, LATER}


def check_group(parts: tuple[Field, ...], place: str) -> None:
    """The questions about a person, before they get ids of their own. Raises ContentError."""
    first = parts[0] if parts else None
    rules = (
        (not parts, "asks nothing of the person; add parts"),
        (_twice(part.id for part in parts), "two parts share an id"),
        (
            first is not None and (first.kind is not FieldKind.NAME or first.when is not None),
            "the name comes first, so that the person can be told from others",
        ),
        (any(part.kind in _WHOLE for part in parts), "a list or a paper within a person"),
        (any(part.competent_unit for part in parts), "a person is no competent unit"),
        (any(part.after for part in parts), "after is of a question by itself"),
        (any(len(part.id) > _LONGEST_PART_ID for part in parts), f"ids of {_LONGEST_PART_ID} letters at most"),
    )
    for broken, why in rules:
        if broken:
            raise ContentError(f"{place}.parts: {why}")
    known: dict[str, Field] = {}
    for part in parts:
        _check_condition(part.when, known, f"{place}.parts.{part.id}")
        known[part.id] = part


def check_procedure(procedure: Procedure, place: str) -> None:
    """All of a procedure together. Raises ContentError, naming the place."""
    ids = [field.id for field in procedure.fields] + [paper.id for paper in procedure.documents]
    groups = {field.group for field in procedure.fields} - {""}
    shared = {identity for identity in ids if ids.count(identity) > 1} | groups & set(ids)
    if shared:
        raise ContentError(f"{place}.{min(shared)}: two questions or papers share an id; give one another")
    known: dict[str, Field] = {}
    for field in procedure.fields:
        for condition in (field.when, field.prefill_when):
            _check_condition(condition, known, f"{place}.{field.id}")
        _check_named(field.after, FieldKind.DATE, known, f"{place}.{field.id}: after")
        if any(part.prefill for part in field.parts):
            raise ContentError(f"{place}.{field.id}: the card knows nothing of the people in a list")
        known[field.id] = field
    for document in procedure.documents:
        _check_condition(document.when, known, f"{place}.{document.id}")
        _check_named(document.people, FieldKind.PEOPLE, known, f"{place}.{document.id}: people")
    for field in procedure.fields:
        conditions = [paper.when for paper in procedure.documents if paper.when]
        scanned = any(when.field == field.id and NOW in when.values for when in conditions)
        if field.kind is FieldKind.FILE and not scanned:
            raise ContentError(f"{place}.{field.id}: no document has it in its when, so nothing is scanned")
    for rate in (procedure.fee, *procedure.fee.rates):
        _check_condition(rate.when, known, f"{place}.fee.rates")
        _check_per(rate.per, known, place)
    period = (procedure.valid_from, procedure.valid_to)
    if period[0] and period[1] and period[1] < period[0]:
        raise ContentError(f"{place}.valid_to: {period[1]} is before valid_from {period[0]}")
    rules = (
        ({HOLDER_NAME, HOLDER_BIRTH} & set(ids), f"{HOLDER_NAME} and {HOLDER_BIRTH} are asked by claim.toml"),
        (_twice(purpose.id for purpose in procedure.purposes), "a purpose twice"),
        (sum(field.competent_unit for field in procedure.fields) > 1, "two competent units"),
        (not procedure.life_events, "life_events is missing: on the page of services nobody would find it"),
        *_figures(procedure),
        *(_asked(procedure) if procedure.scope in ASKING else _told(procedure)),
    )
    for broken, why in rules:
        if broken:
            raise ContentError(f"{place}: {why}")


def _figures(procedure: Procedure) -> Iterable[Rule]:
    """A figure that nobody vouches for is not shown, so it is not written down either."""
    rates = (procedure.fee, *procedure.fee.rates)
    took = (procedure.duration.days, procedure.duration.hours)
    figures = bool(procedure.figures or any(each is not None for each in took)) or any(
        figure is not None for rate in rates for figure in (rate.amount, rate.counter)
    )
    return (
        (figures and not procedure.source.strip(), "a figure without source; name the official record"),
        (figures and procedure.verified_at is None, "a figure without verified_at; give the day of the check"),
    )


def _asked(procedure: Procedure) -> Iterable[Rule]:
    return (
        (not procedure.fields, "asks nothing"),
        (not any(purpose.required for purpose in procedure.purposes), "no purpose that consent is asked for"),
    )


def _told(procedure: Procedure) -> Iterable[Rule]:
    """What cannot be finished here asks nothing and takes no money."""
    asking = (procedure.fields, procedure.documents, procedure.purposes)
    priced = any(rate.amount is not None or rate.when is not None for rate in procedure.fee.rates)
    return (
        (any(asking), f"'{procedure.scope}' asks nothing: no fields, documents or purposes"),
        (bool(procedure.fee.amount) or priced, f"'{procedure.scope}' takes no money here: give it as counter"),
    )


def _check_per(per: str, known: dict[str, Field], place: str) -> None:
    """A fee is multiplied by an answer that is surely there."""
    field = known.get(per)
    if per and field is None:
        raise ContentError(f"{place}.fee.per: no question '{per[:60]}'")
    counted = field is not None and field.kind in (FieldKind.NUMBER, FieldKind.PEOPLE)
    if field is not None and (not counted or not field.required or not field.least):
        raise ContentError(f"{place}.fee.per: multiplies by a required number of at least one")


def _twice(ids: Iterable[str]) -> bool:
    listed = list(ids)
    return len(set(listed)) != len(listed)


def _check_named(name: str, kind: FieldKind, known: dict[str, Field], place: str) -> None:
    if name and (name not in known or known[name].kind is not kind):
        raise ContentError(f"{place} '{name[:60]}' is no {kind} asked before")


def _check_condition(condition: Condition | None, known: dict[str, Field], place: str) -> None:
    """A condition names a choice that was asked before, and options that it has."""
    if condition is None:
        return
    field = known.get(condition.field)
    if field is None:
        raise ContentError(f"{place}: depends on '{condition.field[:60]}', which is not asked before")
    strange = set(condition.values) - {option.id for option in field.options}
    if strange:
        raise ContentError(f"{place}: '{condition.field}' has no option {sorted(strange)}")
