"""From a question to a decision: open one procedure to be confirmed, show three cards, or say "not sure".

Thresholds stand here with what they are for; the figures behind them are in docs/decisions/0027.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk_app.assistant.features import features
from kiosk_app.assistant.fold import fold
from kiosk_app.assistant.language import language_of
from kiosk_app.assistant.table import Table
from kiosk_app.assistant.topics import Kind, Topic

OPEN_FROM = 0.20
"""The least chance of a topic that is opened at once."""
OPEN_OVER_NEXT = 2.0
"""How many times as likely as the next topic it must be."""
OPEN_OVER_OUTSIDE = 1.6
"""How many times as likely as everything outside together it must be."""
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
    """`topics` by rank, in scope only, empty for a refusal; `chance` is that of the first."""

    decision: Decision
    topics: tuple[Topic, ...]
    chance: float
    language: str
    care: Care | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The ids that the topics are known by, each once."""
        return tuple(dict.fromkeys(name for topic in self.topics for name in topic.names))


class Understanding:
    """A table, asked."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def ask(self, question: str, language: str = "") -> Understood:
        """What is asked. `language` is that of the glass, where it is known."""
        spoken = language or language_of(question)
        if not _says_something(question):
            return Understood(Decision.REFUSE, (), 0.0, spoken)
        chances = self._table.chances(features(question))
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
            return Understood(Decision.REFUSE, (), best, spoken)
        cards = tuple(topic for _, topic in inside[:CARDS])
        clear = best >= OPEN_OVER_NEXT * inside[1][0] and best >= OPEN_OVER_OUTSIDE * outside
        sure = best >= OPEN_FROM and clear and len(cards[0].names) == 1
        return Understood(Decision.OPEN if sure else Decision.CARDS, cards, best, spoken)


def _says_something(question: str) -> bool:
    """Letters, not a bare number: what a number is for is never guessed."""
    folded = fold(question)
    letters = [word for word in folded.words if any(map(str.isalpha, word))]
    return bool(folded.east) or any(len(word) > 1 for word in letters)
