"""What the A4 declaration says: the citizen's own answers, in Vietnamese, beside it in their language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`vi` is what the office reads; `beside` the same in the citizen's language if that is another."""

    vi: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One answer under its question's name. `part` is what it belongs to ("Cha"), empty for none.

    `old`: the old ward by which the one of today was found. `person`: whose place in a list, 0 outside of one.
    """

    label: Words
    value: Words
    part: Words = Words("")
    old: str = ""
    person: int = 0


@dataclass(frozen=True, slots=True)
class Declaration:
    """A sheet of the kiosk's own, never an official form; `official` and `forms` name what it stands in for.

    `code` is the procedure's national code; `dossier` that of the filed dossier, empty before it is filed.
    `masked`: numbers are shortened, as on a screen that others see; on the citizen's own paper they are not.
    """

    procedure: Words
    official: str
    code: str
    forms: tuple[str, ...]
    unit: Words
    name: str
    birth: str
    number: str
    assurance: str
    rows: tuple[Row, ...]
    papers: tuple[tuple[Words, int], ...]
    dossier: str
    clock: str
    day: str
    site: Words
    kiosk: str
    practice: bool
    language: str = "vi"
    masked: bool = False
