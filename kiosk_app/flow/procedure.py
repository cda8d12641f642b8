"""A procedure as the flow needs it: what is asked, brought, paid and kept. Loaded by `kiosk_app.catalogue`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk_app.flow.text import NO_TEXT, Text


class Scope(StrEnum):
    """What can be done at the kiosk, said before anything is asked."""

    ALL_HERE = "all_here"
    PREPARE = "prepare"
    GUIDE = "guide"


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
    """One question. `least` and `most` bound numbers; `past` and `future` bound dates at today.

    A field that the card answers is skipped, unless `confirm` asks the citizen to look at it.
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
    year_alone: bool = False
    longest: int = 120
    competent_unit: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that is scanned; `when` says for whom."""

    id: str
    title: Text
    note: Text = NO_TEXT
    when: Condition | None = None
    required: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A line of "what to bring" on the overview."""

    title: Text
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Fee:
    """What filing online costs, in đồng, and why (Resolution 77/2025/NQ-HĐND and the decree cited).

    `amount` None means not verified: no figure is shown. `per` names the field that multiplies it.
    `counter` is the fee at the desk, shown beside it so that a tout has no story.
    """

    amount: int | None
    reason: Text
    counter: int | None = None
    counter_note: Text = NO_TEXT
    per: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Duration:
    """Working days from receipt; `cutoff_hour` moves a late dossier to the next working day."""

    working_days: int | None
    cutoff_hour: int | None = None
    note: Text = NO_TEXT


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
    """One procedure at one version. `code` is the national code; `version` the date it was checked."""

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

    def field(self, field_id: str) -> Field | None:
        return next((field for field in self.fields if field.id == field_id), None)
