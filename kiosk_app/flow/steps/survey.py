"""What the citizen thought, asked after the visit is forgotten: it is offered once and costs nobody a touch."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import KeepOpinion, SayFarewell
from kiosk_app.flow.events import Event, PaperLeft
from kiosk_app.flow.opinion import FACES, REASONS
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.touches import Choose, GoBack, GoOn, OpenTile, Tick


def at_farewell(visit: Visit, event: Event) -> Turn:
    match event:
        case OpenTile("survey") if visit.opining is not None:
            return stay(replace(visit, page=Page.SURVEY))
        case PaperLeft():
            return stay(replace(visit, paper_left=True))
    return stay(visit)


def at_survey(visit: Visit, event: Event) -> Turn:
    opining = visit.opining
    assert opining is not None
    match event:
        case Choose(face) if face in FACES:
            return stay(replace(visit, opining=replace(opining, face=face, missing=False)))
        case Tick(reason, on) if reason in REASONS:
            ticked = opining.reasons | {reason} if on else opining.reasons - {reason}
            return stay(replace(visit, opining=replace(opining, reasons=ticked)))
        case GoOn() if not opining.face:
            return stay(replace(visit, opining=replace(opining, missing=True)))
        case GoOn():
            told = tuple(reason for reason in REASONS if reason in opining.reasons)
            kept = KeepOpinion(opining.procedure, visit.now.today, int(opining.face), told)
            return _out(visit, "thanked", kept)
        case GoBack():
            return _out(visit, "filed")
    return stay(visit)


def _out(visit: Visit, notice: str, *effects: KeepOpinion) -> Turn:
    """To the farewell again, which has its own time and asks nothing more."""
    return stay(replace(visit, page=Page.FAREWELL, opining=None, notice=notice), *effects, SayFarewell())
