"""What the assistant has told, on paper: the same sentences as on the glass, with their source and their day.

The question is not on it: it is in the citizen's own words, and paper is left lying.
"""

from __future__ import annotations

from kiosk_app.flow.assisting import Answer, Reply
from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.guide import leaflet
from kiosk_app.flow.leaflet import Leaflet, Part, Said
from kiosk_app.flow.procedure import Procedure
from kiosk_app.flow.state import Visit

_ICONS = {"fee": "pay", "time": "time", "papers": "id-card", "where": "pin", "law": "document"}
_OTHER = "document"
#: What stands over answers that may be wrong, the graver first.
_DOUBTS = ("ended", "unverified")


def told(visit: Visit, procedure: Procedure, reply: Reply) -> Leaflet:
    """A part for each answer, the doubts first and the source last."""
    parts = (
        *_doubts(visit, reply.answers),
        *(_part(answer) for answer in reply.answers),
        _source(procedure),
    )
    return leaflet(visit, procedure, "leaflet.answer", tuple(part for part in parts if part.lines))


def _doubts(visit: Visit, answers: tuple[Answer, ...]) -> tuple[Part, ...]:
    standings = {answer.standing for answer in answers}
    said = [Said(f"page.assistant.{doubt}") for doubt in _DOUBTS if doubt in standings][:1]
    if any(answer.language != visit.language for answer in answers):
        said.append(Said("page.assistant.in_english"))
    return (Part("", _OTHER, tuple(said)),)


def _part(answer: Answer) -> Part:
    lines = answer.sentences or (Said("page.assistant.untold"),)
    return Part(f"page.assistant.fact.{answer.fact}", _ICONS.get(answer.fact, _OTHER), lines)


def _source(procedure: Procedure) -> Part:
    said = [Said("guide.source", (procedure.source,))] if procedure.source else []
    if procedure.verified_at:
        said.append(Said("guide.verified", (full_date(procedure.verified_at),)))
    return Part("", _OTHER, tuple(said))
