"""The page of the assistant: what is typed, and what the catalogue says to it."""

from __future__ import annotations

from kiosk_app.flow.assistant_screens import AnswerShown, AssistantCard, AssistantScreen
from kiosk_app.flow.assisting import ANSWERED, OPEN, Answer, Reply
from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.procedure import Procedure
from kiosk_app.flow.state import Visit
from kiosk_app.flow.steps.assistant import SERVICES, answered_of, offers

#: What is suggested, where the place has it: what most people come for.
_ASKED_MOST = ("birth_extract", "temporary_residence", "certified_copy", "id_card_first")
_SUGGESTED = 3
_ICONS = {"dossier_status": "status", "pay_fee": "pay", "book_appointment": "calendar"}


def assistant(visit: Visit) -> AssistantScreen:
    now = visit.assisting
    reply = now.reply
    if now.state != ANSWERED or reply is None:
        return AssistantScreen(now.state, now.question, suggestions=_suggestions(visit))
    procedure = answered_of(visit)
    if reply.decision == OPEN and procedure is not None:
        return _answered(visit, reply, procedure)
    cards = tuple(card for id in (reply.service, *reply.cards) if id for card in _card(visit, id))
    outcome = reply.refused or ("cards" if cards else "nothing")
    # Who is told that it cannot be answered still sees a way that many go.
    others = _suggestions(visit) if outcome in ("outside", "nothing") else ()
    return AssistantScreen(now.state, now.question, outcome, cards=cards, suggestions=others)


def _answered(visit: Visit, reply: Reply, procedure: Procedure) -> AssistantScreen:
    return AssistantScreen(
        state=ANSWERED,
        question=visit.assisting.question,
        outcome=OPEN,
        name=procedure.name.read(visit.language),
        scope=procedure.scope,
        answers=tuple(_answer(each, visit.language) for each in reply.answers),
        source=procedure.source,
        seen=full_date(procedure.verified_at) if procedure.verified_at else "",
        begins=True,
        printing=visit.behind.printing,
    )


def _answer(answer: Answer, language: str) -> AnswerShown:
    return AnswerShown(answer.fact, answer.sentences, answer.standing, answer.language != language)


def _suggestions(visit: Visit) -> tuple[AssistantCard, ...]:
    wanted = [id for id in _ASKED_MOST if visit.setting.procedure(id)]
    wanted += [entry.id for entry in visit.setting.procedures if entry.id not in wanted]
    return tuple(card for id in wanted[:_SUGGESTED] for card in _card(visit, id))


def _card(visit: Visit, id: str) -> tuple[AssistantCard, ...]:
    procedure = visit.setting.procedure(id)
    if procedure is not None:
        return (AssistantCard(id, procedure.name.read(visit.language), procedure.icon, procedure.scope),)
    if id in SERVICES and offers(visit, id):
        return (AssistantCard(id, "", _ICONS[id]),)
    return ()
