"""A question in one's own words: what is asked of the assistant, what it says, and what it remembers of it.

What was said is kept until the next question or the end of the visit; what goes on from one question to the
next is only what it was about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk_app.flow.leaflet import Said

LONGEST = 400
"""Letters of a question that are read."""
TYPING, THINKING, ANSWERED = "typing", "thinking", "answered"
OPEN, CARDS, REFUSE = "open", "cards", "refuse"


@dataclass(frozen=True, slots=True)
class About:
    """What the last question was about: `procedure` of the catalogue, the `fact` asked for, and the cases that
    were named since then ("abroad"), in the order in which they were. `learnt` is what these answer of the
    procedure's own questions, as field and option: shown there as a suggestion, for the citizen to confirm."""

    procedure: str = ""
    fact: str = ""
    cases: tuple[str, ...] = ()
    learnt: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact of a procedure: each sentence a text of the catalogue, or a translation with values of it.

    `fact` is "fee", "time", "papers", "where", "who", "law", "how" or "case" for a case that was named.
    `language` is that of the sentences: English for who speaks neither, and the page says so. No `sentences`:
    the catalogue does not tell. `standing` is "verified", "unverified" or "ended"; `source` the record as it is
    cited, `seen` the day on which somebody held this against it.
    """

    procedure: str
    fact: str
    sentences: tuple[Said, ...]
    language: str
    standing: str
    source: str
    source_url: str
    seen: date | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to question `number`.

    `decision` OPEN has `answers` of one procedure, or names a `service` of the kiosk ("dossier_status"). CARDS
    has `cards`, ids of procedures and services by rank. REFUSE says in `refused` why: "outside" or "nothing"
    where nothing can be offered, "person", "crisis" or "abuse" where people come first.
    """

    number: int
    decision: str
    answers: tuple[Answer, ...] = ()
    service: str = ""
    cards: tuple[str, ...] = ()
    refused: str = ""
    about: About = About()


@dataclass(frozen=True, slots=True)
class AskAssistant:
    """Wanted of the runtime; answered by `Reply` of the same number."""

    number: int
    question: str
    language: str
    about: About


@dataclass(frozen=True, slots=True)
class FindServices:
    """Wanted while somebody types in a search: which procedures these words may mean."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class ServicesFound:
    """Ids of procedures by rank, for the `text` that was asked about."""

    text: str
    procedures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assisting:
    """How the page stands: `number` counts the questions of this visit."""

    state: str = TYPING
    question: str = ""
    number: int = 0
    reply: Reply | None = None
    about: About = About()


NO_ASSISTING = Assisting()
