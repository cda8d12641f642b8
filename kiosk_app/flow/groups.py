"""Questions that belong together: the lines of an address, what is asked of a person, a list of people.

Answers stay flat, one text for each id: `dwelling.street`, `mother.birth`, `people.2.name`. Address and person
are taken apart when a procedure is read; how many people a list has, the visit says: `people` holds their
number, and they are counted from 1 without a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk_app.flow.procedure import Condition, Field, FieldKind, Procedure

if TYPE_CHECKING:
    from kiosk_app.flow.effects import Attachment

#: The answer of who has no personal number, beside the digits of all others.
NONE = "none"
#: What is answered where a paper is asked for.
NOW, LATER = "now", "later"
#: The old name of a ward stands beside its code of today.
OLD = ".old"
STREET, WARD = "street", "ward"
#: Longer lists come on paper: nobody types more at a kiosk, and a dossier has room for so many answers.
MOST_PEOPLE = 30
_ROW = re.compile(r"([a-z0-9_]+)\.([1-9][0-9]?)\.([a-z0-9_]+)")


def grouped(group: Field, parts: Iterable[Field]) -> tuple[Field, ...]:
    """The questions of one address or person, with ids of their own; all depend on what the group does."""
    parts = tuple(parts)
    ids = {part.id for part in parts}
    return tuple(
        replace(
            part,
            id=f"{group.id}.{part.id}",
            when=_within(part.when, group.id, ids) or group.when,
            prefill_when=_within(part.prefill_when, group.id, ids),
            group=group.id,
            heading=group.label,
            person=group.person,
        )
        for part in parts
    )


def _within(condition: Condition | None, group: str, ids: set[str]) -> Condition | None:
    if condition is None or condition.field not in ids:
        return condition
    return replace(condition, field=f"{group}.{condition.field}")


def listed(people: Field) -> Field:
    """The list with the questions about each who may be in it: made once, since every page goes over them."""
    return replace(people, rows=tuple(_row(people, person + 1) for person in range(people.most or MOST_PEOPLE)))


def _row(people: Field, person: int) -> tuple[Field, ...]:
    row = replace(people, id=row_id(people.id, person), label=people.heading, person=person)
    return grouped(row, people.parts)


def row_id(people: str, person: int) -> str:
    return f"{people}.{person}"


def list_of(field: Field) -> str:
    """The id of the list that a question about one of its people belongs to; empty for all others."""
    return field.group.rpartition(".")[0] if field.person else ""


def count_of(people: Field, answers: Mapping[str, str]) -> int:
    """How many people are in the list, whole or not."""
    text = answers.get(people.id, "")
    number = int(text) if re.fullmatch(r"[0-9]{1,3}", text) else 0
    return min(number, people.most or MOST_PEOPLE)


def flat(fields: tuple[Field, ...], answers: Mapping[str, str]) -> tuple[Field, ...]:
    """All questions, those about each of the people in a list after the list itself."""
    if not any(field.parts for field in fields):
        return fields
    found: list[Field] = []
    for field in fields:
        found.append(field)
        if field.kind is FieldKind.PEOPLE:
            for row in field.rows[: count_of(field, answers)]:
                found.extend(row)
    return tuple(found)


def named(procedure: Procedure, field_id: str) -> Field | None:
    """The question of this id, also about one of a list that is not there now."""
    for field in procedure.fields:
        if field.id in (field_id, field_id.removesuffix(OLD)):
            return field
    row = _ROW.fullmatch(field_id.removesuffix(OLD))
    people = next((field for field in procedure.fields if row and field.id == row[1] and field.parts), None)
    if row is None or people is None or int(row[2]) > len(people.rows):
        return None
    return next((part for part in people.rows[int(row[2]) - 1] if part.id == row[0]), None)


@dataclass(frozen=True, slots=True)
class Removed:
    """One who was taken off a list, until the next is: `said` is what was answered, by the part's id.

    `papers` are the scanned ones that speak of them too, and are put back with them.
    """

    person: int
    said: tuple[tuple[str, str], ...]
    papers: tuple[Attachment, ...] = ()


def added(people: Field, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers with one more at the end, of whom nothing is known."""
    return {**answers, people.id: str(count_of(people, answers) + 1)}


def removed(people: Field, answers: Mapping[str, str], person: int) -> tuple[dict[str, str], Removed]:
    """The answers without one of the list; who came after moves up."""
    rows = _rows(people, answers)
    gone = rows.pop(person - 1)
    return _with_rows(people, answers, rows), Removed(person, tuple(gone.items()))


def restored(people: Field, answers: Mapping[str, str], back: Removed) -> dict[str, str]:
    """The answers with who was taken off in their old place."""
    rows = _rows(people, answers)
    rows.insert(back.person - 1, dict(back.said))
    return _with_rows(people, answers, rows)


def _rows(people: Field, answers: Mapping[str, str]) -> list[dict[str, str]]:
    rows = []
    for person in range(1, count_of(people, answers) + 1):
        start = row_id(people.id, person) + "."
        rows.append({key.removeprefix(start): said for key, said in answers.items() if key.startswith(start)})
    return rows


def _with_rows(people: Field, answers: Mapping[str, str], rows: list[dict[str, str]]) -> dict[str, str]:
    others = {key: said for key, said in answers.items() if not key.startswith(people.id + ".")}
    others[people.id] = str(len(rows)) if rows else ""
    for person, row in enumerate(rows, 1):
        others |= {f"{row_id(people.id, person)}.{part}": said for part, said in row.items()}
    return others
