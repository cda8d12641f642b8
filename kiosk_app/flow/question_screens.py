"""What the page of a list of people shows; the other questions are in `screens`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One of the list, counted from 1; `note` is what else was said of them, numbers masked.

    `name` is empty while nobody has typed it; `unfinished`: something that must be said is missing.
    """

    person: int
    name: str
    note: str
    unfinished: bool


@dataclass(frozen=True, slots=True)
class Whose:
    """To what a question belongs: "Người tạm trú thứ 2 · Trần Văn Nhật"; `person` is 0 outside a list."""

    heading: str
    person: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class PeopleScreen:
    """`enough`: so many that the citizen may go on; `full`: no more fit. `one` is what each is called.

    `removed` is who was taken off last and may be put back.
    """

    field: str
    kind: str
    question: str
    hint: str
    one: str
    people: tuple[PersonShown, ...]
    least: int
    most: int
    enough: bool
    full: bool
    removed: PersonShown | None = None
    error_id: str = ""
    error_argument: str = ""
    icon: str = ""
