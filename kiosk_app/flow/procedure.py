"""A procedure as the flow needs it: what is asked, brought, paid and kept. Loaded by `kiosk_app.catalogue`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiosk_app.flow.text import NO_TEXT, Text


class Scope(StrEnum):
    """What can be done at the kiosk, said before anything is asked. Only `ALL_HERE` asks questions.

    The others end elsewhere: by appointment (biometrics), at a desk with a ticket (originals are seen), …
    """

    ALL_HERE = "all_here"
    PREPARE = "prepare"
    APPOINTMENT = "appointment"
    TICKET = "ticket"
    GUIDE = "guide"


class LifeEvent(StrEnum):
    """What brings a person here; the services page is ordered by it, in this order."""

    BIRTH = "birth"
    RESIDENCE = "residence"
    FAMILY = "family"
    SUPPORT = "support"
    HEALTH = "health"
    TRAVEL = "travel"
    HOUSING = "housing"
    WORK = "work"
    LOSS = "loss"


class FieldKind(StrEnum):
    TEXT = "text"
    NAME = "name"
    CHOICE = "choice"
    DATE = "date"
    NUMBER = "number"
    PHONE = "phone"
    EMAIL = "email"
    PERSONAL_NUMBER = "personal_number"
    PICK = "pick"
    PEOPLE = "people"
    FILE = "file"


class Group(StrEnum):
    """Written as one question, asked as several under one heading; see `flow.groups`."""

    ADDRESS = "address"
    PERSON = "person"


class CardSource(StrEnum):
    """Which fact of the card answers a question by itself."""

    NUMBER = "number"
    NAME = "name"
    BIRTH = "birth"
    SEX = "sex"
    NATIONALITY = "nationality"
    ORIGIN = "origin"
    RESIDENCE = "residence"


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    label: Text
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Condition:
    """True while the named earlier answer is one of `values`."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `least` and `most` bound numbers and lists; `past` and `future` bound dates at today, and
    `after` names the date that this one is not before.

    A field that the card answers is skipped, unless `confirm` asks the citizen to look at it. `none` names the
    answer of who has no personal number. `parts` are what a list asks of each of its people, `heading` what one
    of them is called. A question that belongs together with others has their `group` and its name as `heading`,
    in a list also the place of its `person`; `rows` are those of each of the list, see `groups.listed`.
    """

    id: str
    kind: FieldKind
    label: Text
    question: Text
    hint: Text = NO_TEXT
    options: tuple[Option, ...] = ()
    required: bool = True
    prefill: CardSource | None = None
    prefill_when: Condition | None = None
    confirm: bool = False
    when: Condition | None = None
    least: int | None = None
    most: int | None = None
    past: bool = False
    future: bool = False
    after: str = ""
    year_alone: bool = False
    longest: int = 120
    competent_unit: bool = False
    none: Text = NO_TEXT
    parts: tuple[Field, ...] = ()
    group: str = ""
    heading: Text = NO_TEXT
    person: int = 0
    rows: tuple[tuple[Field, ...], ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that is scanned; `when` says for whom.

    `people` names the list of people of whom it speaks: who is taken off it is not filed with it.
    """

    id: str
    title: Text
    note: Text = NO_TEXT
    when: Condition | None = None
    required: bool = True
    people: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A line of "what to bring" on the overview."""

    title: Text
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Rate:
    """What filing costs in đồng, for whom and until when: `amount` online, `counter` at the desk.

    `amount` None means not verified: no figure is shown. `per` names the field that multiplies it. `counter`
    is shown beside it so that a tout has no story; `counter_basis` is what it rests on where that is another
    text. Before `valid_from` and after `valid_to` it does not exist.
    """

    amount: int | None
    reason: Text = NO_TEXT
    counter: int | None = None
    counter_note: Text = NO_TEXT
    per: str = ""
    basis: str = ""
    counter_basis: str = ""
    label: Text = NO_TEXT
    when: Condition | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def in_force(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class Fee(Rate):
    """The fee of everybody, and before it the `rates` of classes and periods; see `payment.rate_of`."""

    rates: tuple[Rate, ...] = ()


@dataclass(frozen=True, slots=True)
class Duration:
    """Days from receipt, working days unless `calendar`; `cutoff_hour` moves a late dossier to the next one.

    `hours` where the record counts in hours; then there are no days. `basis` is the law that gives the unit or
    the hour where the official record gives a bare number.
    """

    days: int | None
    cutoff_hour: int | None = None
    note: Text = NO_TEXT
    calendar: bool = False
    hours: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in sentences (`says`), and what it rests on.

    Before `valid_from` and after `valid_to` no sentence bears it.
    """

    says: Text
    basis: str
    valid_from: date | None = None
    valid_to: date | None = None

    def in_force(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose of consent (Law 91/2025/QH15): sensitive items are named, none is ticked beforehand."""

    id: str
    title: Text
    sensitive: Text
    refusal: Text
    required: bool = True


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure at one version. `code` is the national code; `version` the date it was checked.

    `where` and `hours` say where it ends that cannot be finished here; `official` and `forms` are the official
    names of it and of its forms. `photograph` says why the face on the chip is read for it, to be shown and not
    kept; empty where it is not read.
    """

    id: str
    code: str
    version: str
    name: Text
    example: Text
    icon: str
    scope: Scope
    unit: Text
    minutes: int
    fee: Fee
    duration: Duration
    papers: tuple[Paper, ...]
    fields: tuple[Field, ...]
    documents: tuple[Document, ...]
    purposes: tuple[Purpose, ...]
    keywords: tuple[str, ...] = ()
    verified_at: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    legal_basis: tuple[str, ...] = ()
    returns: Text = NO_TEXT
    life_events: tuple[LifeEvent, ...] = ()
    where: Text = NO_TEXT
    hours: Text = NO_TEXT
    forms: tuple[str, ...] = ()
    source_url: str = ""
    official: str = ""
    figures: tuple[Figure, ...] = ()
    photograph: Text = NO_TEXT
