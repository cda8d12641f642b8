"""The assistant: a question is typed, a reply comes, and one touch leads into the procedure or to a person."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.assisting import (
    ANSWERED,
    LONGEST,
    NO_ASSISTING,
    OPEN,
    REFUSE,
    THINKING,
    TYPING,
    AskAssistant,
    Reply,
)
from kiosk_app.flow.effects import CallStaff
from kiosk_app.flow.events import Event
from kiosk_app.flow.procedure import Procedure
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import FEE, STATUS, Behind, Turn, Visit, stay
from kiosk_app.flow.steps import leaflets, more
from kiosk_app.flow.steps.leave import home
from kiosk_app.flow.steps.status import open_code
from kiosk_app.flow.touches import (
    AskAnother,
    AskQuestion,
    GoBack,
    GoOn,
    OpenGuide,
    OpenService,
    OpenTile,
    PrintLeaflet,
)

#: The reason of a refusal that leads to people at once: no answer of a machine stands before them.
CALLS_FOR_PEOPLE = frozenset({"person"})


def at_assistant(visit: Visit, event: Event) -> Turn:
    now = visit.assisting
    match event:
        case AskQuestion(text) if text.strip() and now.state != THINKING:
            asked = text.strip()[:LONGEST]
            asking = replace(now, state=THINKING, question=asked, number=now.number + 1, reply=None)
            wanted = AskAssistant(asking.number, asked, visit.language, now.about)
            return stay(replace(visit, assisting=asking), wanted)
        case Reply(number) if now.state == THINKING and number == now.number:
            return _heard(visit, event)
        case AskAnother() if now.state == ANSWERED:
            return _typing(visit, "")
        case GoBack() if now.state == ANSWERED:
            return _typing(visit, now.question)
        case GoBack():
            return _left(visit)
        case GoOn() if (procedure := answered_of(visit)) is not None:
            return _overview(visit, procedure)
        case OpenGuide() if (procedure := answered_of(visit)) is not None:
            return more.open_guide(replace(visit, procedure=procedure))
        case OpenService(id) if (procedure := visit.setting.procedure(id)) is not None:
            return _overview(visit, procedure)
        case OpenTile(tile) if tile in SERVICES:
            return _service(visit, tile)
        case PrintLeaflet():
            return leaflets.print_shown(visit)
    return leaflets.at_paper(visit, event)


def _typing(visit: Visit, question: str) -> Turn:
    """Back at the keys. A paper that is still being printed was the last answer's."""
    now = replace(visit.assisting, state=TYPING, question=question, reply=None)
    return stay(replace(visit, assisting=now, fault=None, behind=Behind(back=visit.behind.back)))


def _heard(visit: Visit, reply: Reply) -> Turn:
    now = replace(visit.assisting, state=ANSWERED, reply=reply, about=reply.about)
    visit = replace(visit, assisting=now)
    if reply.refused in CALLS_FOR_PEOPLE:
        return stay(replace(visit, overlay="person"), CallStaff())
    return stay(visit)


def failed(visit: Visit) -> Visit:
    """Nobody answers: said like a question that was not understood, with a person as the way on."""
    now = visit.assisting
    if now.state != THINKING:
        return visit
    reply = Reply(now.number, REFUSE, refused="nothing", about=now.about)
    return replace(visit, assisting=replace(now, state=ANSWERED, reply=reply))


def answered_of(visit: Visit) -> Procedure | None:
    """The procedure that the reply is about, where there is one."""
    reply = visit.assisting.reply
    return visit.setting.procedure(reply.about.procedure) if reply and reply.decision == OPEN else None


def _overview(visit: Visit, procedure: Procedure) -> Turn:
    return stay(replace(visit, procedure=procedure, page=Page.OVERVIEW, behind=Behind(back=Page.ASSISTANT)))


def _left(visit: Visit) -> Turn:
    if visit.behind.back is Page.HOME:
        return stay(home(visit))
    return stay(replace(visit, page=visit.behind.back, assisting=NO_ASSISTING, behind=Behind()))


def _service(visit: Visit, tile: str) -> Turn:
    visit = replace(home(visit), page=Page.ASSISTANT)
    match tile:
        case "dossier_status":
            return open_code(visit, STATUS)
        case "pay_fee":
            return open_code(visit, FEE)
    return more.OPENERS["booking"](visit)


#: Services of the kiosk itself that a question may lead to.
SERVICES = ("dossier_status", "pay_fee", "book_appointment")


def offers(visit: Visit, service: str) -> bool:
    """Whether the place has it."""
    return service != "book_appointment" or visit.setting.booking
