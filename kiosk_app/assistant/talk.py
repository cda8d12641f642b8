"""One turn of a talk: a question and what the talk was about so far make a reply. Pure, and nothing is worded.

A question may lean on the one before: "and how long does it take?" is asked of the same procedure, and "and if
my child was born abroad?" names a case of it. What is carried on is what it was about, never what was said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kiosk_app.assistant.answers import answer, answer_of_case
from kiosk_app.assistant.cases import Case, learnt, named
from kiosk_app.assistant.facts import Fact, asked_fact
from kiosk_app.assistant.fold import bare, fold, written
from kiosk_app.assistant.topics import Kind, Topic
from kiosk_app.assistant.understand import CARDS as MOST
from kiosk_app.assistant.understand import Decision, Understanding, Understood
from kiosk_app.flow.assisting import CARDS, OPEN, REFUSE, About, AskAssistant, Reply
from kiosk_app.flow.procedure import Procedure

AT_ONCE = (Fact.FEE, Fact.TIME, Fact.PAPERS)
"""What is said in short of a procedure where no fact is asked for; the guidance has the rest."""
ANOTHER_FROM = 0.60
"""The chance of another topic from which a question that leans on the one before is about that one."""
NAMED_FROM = 0.25
"""The same where the question names no case and only asks for a fact."""
_FEW_WORDS = 9
_FACT_ALONE = 5
_LEANS = re.compile(
    r"(?:va |the |vay |the con |con |nhung )?(?:neu|truong hop|lo ma|nho)\b"
    r"|(?:va|the con|vay con|the thi|vay thi)\b|con (?:le phi|phi|thoi gian|giay to|ho so|neu|tien)\b"
    r"|what (?:if|about)\b|(?:and|but|then|if)\b|(?:et|mais|si)\b"
)
_LEANS_EAST = re.compile(r"(?:那|如果|要是|그럼|그러면|만약|もし|では|それ|じゃあ)")


@dataclass(frozen=True, slots=True)
class _Named:
    """What a question names beside the procedure."""

    fact: Fact | None
    cases: tuple[Case, ...]


def replied(
    understanding: Understanding, procedures: Mapping[str, Procedure], asked: AskAssistant, today: date
) -> Reply:
    """The reply to a question. `procedures` are those of the place by id; others are not offered."""
    understood = understanding.ask(asked.question, asked.language)
    if understood.care is not None:
        return Reply(asked.number, REFUSE, refused=understood.care)
    named_here = _Named(asked_fact(asked.question), named(asked.question))
    held = procedures.get(asked.about.procedure)
    if held is not None and _leans(asked.question, understood, named_here, held):
        return _told(held, named_here, asked, today)
    ids = _offered(understood, procedures, named_here.cases)
    if not ids:
        why = "outside" if understood.outside else "nothing"
        return Reply(asked.number, REFUSE, refused=why, about=asked.about)
    if understood.decision is Decision.OPEN and len(ids) == 1:
        chosen = procedures.get(ids[0])
        if chosen is None:
            return Reply(asked.number, OPEN, service=ids[0])
        return _told(chosen, named_here, replace(asked, about=About(chosen.id)), today)
    return Reply(asked.number, CARDS, cards=ids[:MOST])


def _leans(question: str, understood: Understood, here: _Named, held: Procedure) -> bool:
    """Whether the question is asked of the procedure that the talk is about."""
    plain = " ".join(fold(question).words) or bare(written(question))
    begins = _LEANS.match(plain) or _LEANS_EAST.match(written(question).strip())
    if not begins and (here.fact is None or len(plain.split()) > _FEW_WORDS):
        return False
    first = understood.topics[0] if understood.topics else None
    if first is None or held.id in first.leads_to:
        return True
    if first.kind is Kind.SERVICE and here.fact is not None and (begins or len(plain.split()) <= _FACT_ALONE):
        # "And the fee?" wants to know it, not to pay it.
        return True
    # "And how much is a passport?" begins like a question that leans on something, and is about a passport.
    if begins and here.cases:
        return understood.chance < ANOTHER_FROM
    return understood.decision is not Decision.OPEN and understood.chance < NAMED_FROM


def _told(procedure: Procedure, here: _Named, asked: AskAssistant, today: date) -> Reply:
    language = asked.language
    of_cases = [answer_of_case(procedure, case, language, today) for case in here.cases]
    spoken = [each for each in of_cases if each.sentences]
    if here.fact is not None:
        spoken.append(answer(procedure, here.fact, language, today))
    elif not here.cases:
        spoken.extend(answer(procedure, each, language, today, short=True) for each in AT_ONCE)
    # Said openly that the record has no word on it, rather than something beside the point.
    spoken = spoken or of_cases[:1]
    cases = tuple(dict.fromkeys([*asked.about.cases, *here.cases]))
    return Reply(
        asked.number,
        OPEN,
        answers=tuple(each for each in spoken if each.sentences or len(spoken) == 1),
        about=About(
            procedure.id,
            here.fact or asked.about.fact,
            cases,
            learnt(procedure, cases),
        ),
    )


def _offered(
    understood: Understood, procedures: Mapping[str, Procedure], cases: tuple[Case, ...]
) -> tuple[str, ...]:
    """Ids of the catalogue and of the kiosk's own services, by rank; of one topic alone where it is sure."""
    sure = understood.decision is Decision.OPEN
    ids: list[str] = []
    for topic in understood.topics[: 1 if sure else MOST]:
        ids.extend(_of_topic(topic, procedures, cases, sure=sure))
    return tuple(dict.fromkeys(ids))


def _of_topic(
    topic: Topic, procedures: Mapping[str, Procedure], cases: tuple[Case, ...], *, sure: bool
) -> tuple[str, ...]:
    if topic.kind is Kind.SERVICE:
        return (topic.id,)
    there = tuple(each for each in topic.leads_to if each in procedures)
    if sure and Case.LOST in cases:
        again = tuple(each for each in there if each.endswith("_again"))
        return again or there
    return there
