""" "Where is my dossier?" and "pay a fee": the code from the paper, and what is known of it."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.dossier_code import bare, complete
from kiosk_app.flow.effects import (
    AskFee,
    AskStatus,
    Effect,
    ForgetReceipt,
    SeekReceipt,
    StopCamera,
)
from kiosk_app.flow.events import Event, FeeHeard, NothingDue, ReceiptSeen, StatusHeard
from kiosk_app.flow.officer import Supplement, can_supplement, procedure_of, shortened
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import FEE, RESULT, Behind, Turn, Visit, stay
from kiosk_app.flow.steps import leaflets, opening, paying, results
from kiosk_app.flow.steps.leave import farewell, home
from kiosk_app.flow.touches import ClearEntry, Erase, GoBack, GoOn, OpenByCard, OpenTile, PrintLeaflet, Typed

_LONGEST = 24


def _answers(heard: StatusHeard, asked: str) -> bool:
    """Whether this is news of the code that was asked for, and not a late answer about another."""
    return bare(asked) in (bare(heard.code), bare(heard.official_code))


def open_code(visit: Visit, looking_for: str) -> Turn:
    """The page for the code; the slip's QR may be held to the camera instead."""
    visit = replace(visit, page=Page.STATUS_CODE, status_text="", status_error="", looking_for=looking_for)
    return stay(visit, SeekReceipt())


def ask_again(visit: Visit) -> Effect:
    """The question that the typed code stands for."""
    code = visit.status_text
    return AskFee(code) if visit.looking_for == FEE else AskStatus(code)


def _typed(visit: Visit, text: str) -> Turn:
    """Another text is another question: the answer to the one before is no longer awaited."""
    return stay(replace(visit, status_text=text, status_error="", status_asking=False))


def _ask(visit: Visit) -> Turn:
    visit = replace(visit, status_asking=True, status_error="")
    return stay(visit, ask_again(visit))


def at_status_code(visit: Visit, event: Event) -> Turn:
    match event:
        case Typed(text):
            return _typed(visit, text.upper()[:_LONGEST])
        case Erase():
            return _typed(visit, visit.status_text[:-1])
        case ClearEntry():
            return _typed(visit, "")
        case GoOn() if not visit.status_asking:
            if not complete(visit.status_text):
                return stay(replace(visit, status_error="error.code_incomplete"))
            return _ask(visit)
        case ReceiptSeen(code):
            return _ask(replace(visit, status_text=code))
        case StatusHeard() if visit.status_asking and _answers(event, visit.status_text):
            return _heard(visit, event)
        case FeeHeard() if visit.status_asking and bare(event.code) == bare(visit.status_text):
            return _owing(visit, event)
        case NothingDue(code) if visit.status_asking and bare(code) == bare(visit.status_text):
            return stay(replace(visit, status_asking=False, status_error="error.nothing_due"))
        case GoBack():
            before = Page.MORE if visit.looking_for == RESULT else Page.HOME
            return stay(replace(home(visit), page=before), StopCamera(), ForgetReceipt())
    return stay(visit)


def _heard(visit: Visit, heard: StatusHeard) -> Turn:
    """A word that only slip or card opens keeps the camera looking for the slip."""
    wrong = "error.other_card" if visit.opening and heard.locked else ""
    visit = replace(visit, status=heard, status_asking=False, status_error=wrong, opening="", page=Page.STATUS)
    return stay(visit) if heard.locked else stay(visit, StopCamera())


def _owing(visit: Visit, heard: FeeHeard) -> Turn:
    turn = paying.show(replace(visit, status_asking=False), heard)
    return Turn(turn.visit, (StopCamera(), *turn.effects))


def at_status(visit: Visit, event: Event) -> Turn:
    match event:
        case StatusHeard() if _answers(event, visit.status_text):
            return _heard(visit, event)
        case ReceiptSeen(code) if visit.status is not None and visit.status.locked:
            if bare(code) != bare(visit.status.code):
                return stay(replace(visit, status_error="error.other_slip"))
            return ask_once_more(replace(visit, opening=""))
        case OpenByCard() if visit.status is not None and visit.status.locked and not visit.status_asking:
            return opening.begin(visit)
        case GoBack():
            card = (ForgetReceipt(),) if visit.opening else ()
            visit = replace(visit, page=Page.STATUS_CODE, status=None, status_error="", status_asking=False)
            return stay(replace(visit, opening="", behind=Behind()), StopCamera(), *card, SeekReceipt())
        case OpenTile("result") if results.can_show(visit):
            return results.show(visit)
        case OpenTile("pay") if visit.status is not None and visit.status.fee and not visit.status_asking:
            return _pay(visit, visit.status.code)
        case GoOn():
            return _supplement(visit)
        case PrintLeaflet():
            return leaflets.print_shown(visit)
    return leaflets.at_paper(visit, event)


def _pay(visit: Visit, code: str) -> Turn:
    """From where it says that a fee is asked for, without typing the code again."""
    visit = replace(visit, page=Page.STATUS_CODE, looking_for=FEE, status=None, status_text=code)
    turn = _ask(visit)
    return Turn(turn.visit, (StopCamera(), SeekReceipt(), *turn.effects))


def ask_once_more(visit: Visit) -> Turn:
    """About the dossier that is shown, now that its slip was held to the camera or a card was read."""
    assert visit.status is not None
    by_card = visit.opening != ""
    return stay(replace(visit, status_asking=True, status_error=""), AskStatus(visit.status.code, by_card))


def _supplement(visit: Visit) -> Turn:
    """Put right what was found wanting: a visit of its own with those questions and papers only."""
    heard = visit.status
    said = heard.said if heard else None
    procedure = procedure_of(visit.setting.procedures, said)
    if heard is None or said is None or procedure is None or not can_supplement(procedure, said):
        return farewell(visit)
    begun = replace(
        home(visit),
        page=Page.CONSENT,
        procedure=shortened(procedure, said),
        supplement=Supplement(heard.code, said.round, said.ticket),
        status=heard,
        status_text=visit.status_text,
    )
    return stay(begun, StopCamera())
