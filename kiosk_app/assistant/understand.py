"""From a question to a decision: open one procedure to be confirmed, show three cards, or say "not sure".

Thresholds stand here with what they are for; the figures behind them are in docs/decisions/0027.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kiosk_app.assistant.features import features
from kiosk_app.assistant.fold import LONGEST, fold
from kiosk_app.assistant.language import language_of
from kiosk_app.assistant.table import Table
from kiosk_app.assistant.topics import Kind, Topic
from kiosk_app.assistant.turned import is_turned
from kiosk_app.assistant.words import Known

OPEN_FROM = 0.15
"""The least chance of a topic that is opened at once."""
OPEN_OVER_NEXT = 1.6
"""How many times as likely as the next topic it must be."""
OPEN_OVER_OUTSIDE = 1.0
"""How many times as likely as everything outside together it must be."""
STRANGE_OVER_OUTSIDE = {"vi": (2.0, 6.0, 20.0)}
"""The same where a short question has one, two, three words and more that nobody has said about the topic."""
STRANGE_OVER_OUTSIDE_ELSE = (6.0, 12.0, 20.0)
"""The same in other languages, whose words are whole ones: a strange one is seldom a syllable misspelt."""
SHORT_TO = 10
"""Words up to which a question is short: in a story there are strange words about anything."""
SERVICE_OVER_OUTSIDE = 2.0
"""The same for a service of the kiosk: much is booked, paid and tracked that is none of its business."""
OUTSIDE_FROM = 0.60
"""The chance of everything outside from which nothing is offered, unless a topic stands out all the same."""
STANDS_OUT_FROM = 0.10
"""The chance of a topic that is worth a card beside everything outside."""
CARD_FROM = 0.05
"""The least chance of the first card: below it nothing was understood."""
CARE_FROM = 0.30
"""The chance of one call for people from which people come first, whatever else was asked."""
CARE_TOGETHER_FROM = 0.45
"""The same for all calls for people together."""
CARDS = 3
CLAUSE_COUNTS = 0.3
"""How much of a long question's ranking is that of the one clause that says most; the rest is the whole's."""
LONG_FROM = 60
"""Letters from which a question may be a story with the question somewhere in it."""


_CLAUSES = re.compile(r"[,.;?!，。、？]| và | nhưng | nên | giờ | mà ")


class Decision(StrEnum):
    OPEN = "open"
    CARDS = "cards"
    REFUSE = "refuse"


class Care(StrEnum):
    """Who is needed rather than a procedure."""

    PERSON = "person"
    CRISIS = "crisis"
    ABUSE = "abuse"


@dataclass(frozen=True, slots=True)
class Understood:
    """`topics` by rank, in scope only, empty for a refusal; `chance` is that of the first.

    `outside`: it was understood, and nobody here can do it.
    """

    decision: Decision
    topics: tuple[Topic, ...]
    chance: float
    language: str
    care: Care | None = None
    outside: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The ids that the topics are known by, each once."""
        return tuple(dict.fromkeys(name for topic in self.topics for name in topic.names))


class Understanding:
    """A table, asked."""

    def __init__(self, table: Table, known: Known) -> None:
        self._table = table
        self._known = known
        self._inside = tuple(
            at for at, topic in enumerate(table.topics) if topic.kind in (Kind.PROCEDURE, Kind.SERVICE)
        )

    def ask(self, question: str, language: str = "") -> Understood:
        """What is asked. `language` is that of the glass, where it is known."""
        spoken = language or language_of(question)
        if not _says_something(question):
            return Understood(Decision.REFUSE, (), 0.0, spoken)
        whole = self._table.chances(features(question))
        chances = self._with_clause(question, whole)
        ranked = sorted(zip(chances, self._table.topics, strict=True), key=lambda pair: -pair[0])
        caring = [(chance, topic) for chance, topic in ranked if topic.kind is Kind.CARE]
        if caring[0][0] >= CARE_FROM or sum(chance for chance, _ in caring) >= CARE_TOGETHER_FROM:
            return Understood(
                Decision.REFUSE, (), caring[0][0], spoken, Care(caring[0][1].id.removeprefix("care_"))
            )
        inside = [(chance, topic) for chance, topic in ranked if topic.kind in (Kind.PROCEDURE, Kind.SERVICE)]
        outside = sum(chance for chance, topic in ranked if topic.kind is Kind.OUT_OF_SCOPE)
        best = inside[0][0]
        if best < CARD_FROM or (outside >= OUTSIDE_FROM and best < STANDS_OUT_FROM):
            return Understood(Decision.REFUSE, (), best, spoken, outside=outside >= OUTSIDE_FROM)
        cards = tuple(topic for _, topic in inside[:CARDS])
        over = self._over_outside(question, cards[0], spoken)
        sure = self._sure(whole, cards[0], over) and len(cards[0].names) == 1 and not is_turned(question)
        return Understood(Decision.OPEN if sure else Decision.CARDS, cards, best, spoken)

    def _with_clause(self, question: str, whole: list[float]) -> list[float]:
        """A story's chances, drawn towards those of the clause that speaks most of a procedure."""
        clauses = [each for each in _CLAUSES.split(question[:LONGEST]) if len(each.strip()) > 3]
        if len(question) <= LONG_FROM or len(clauses) < 2:
            return whole
        each_alone = [self._table.chances(features(clause)) for clause in clauses]
        telling = max(each_alone, key=lambda chances: max(chances[at] for at in self._inside))
        return [
            (1 - CLAUSE_COUNTS) * all_of + CLAUSE_COUNTS * alone
            for all_of, alone in zip(whole, telling, strict=True)
        ]

    def _over_outside(self, question: str, first: Topic, language: str) -> float:
        """How many times as likely as everything outside the topic must be to be opened at once."""
        least = SERVICE_OVER_OUTSIDE if first.kind is Kind.SERVICE else OPEN_OVER_OUTSIDE
        strange = self._known.strange(question, first.id)
        if not strange or len(fold(question).words) > SHORT_TO:
            return least
        steps = STRANGE_OVER_OUTSIDE.get(language, STRANGE_OVER_OUTSIDE_ELSE)
        return max(least, steps[min(strange, len(steps)) - 1])

    def _sure(self, whole: list[float], first: Topic, over: float) -> bool:
        """Whether the whole question, without a clause being heard more, says so clearly."""
        best = whole[self._table.topics.index(first)]
        others = [whole[at] for at in self._inside if self._table.topics[at] is not first]
        outside = sum(
            chance
            for chance, topic in zip(whole, self._table.topics, strict=True)
            if topic.kind is Kind.OUT_OF_SCOPE
        )
        return best >= OPEN_FROM and best >= OPEN_OVER_NEXT * max(others) and best >= over * outside


def _says_something(question: str) -> bool:
    """Letters, not a bare number: what a number is for is never guessed."""
    folded = fold(question)
    letters = [word for word in folded.words if any(map(str.isalpha, word))]
    return bool(folded.east) or any(len(word) > 1 for word in letters)
