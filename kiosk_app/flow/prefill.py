"""Facts of the card as answers, so that nobody types what the chip says."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.fields import holds, tidy
from kiosk_app.flow.identity import Identity
from kiosk_app.flow.procedure import CardSource
from kiosk_app.flow.questions import all_fields
from kiosk_app.flow.state import Visit


def fact(identity: Identity, source: CardSource) -> str:
    match source:
        case CardSource.NUMBER:
            return identity.number
        case CardSource.NAME:
            return identity.name
        case CardSource.BIRTH:
            return full_date(identity.birth) if identity.birth else ""
        case CardSource.SEX:
            return identity.sex
        case CardSource.NATIONALITY:
            return identity.nationality
        case CardSource.ORIGIN:
            return identity.origin
        case CardSource.RESIDENCE:
            return identity.residence


def prefill(visit: Visit) -> Visit:
    """Fill what the card knows and nobody answered; called again when a condition may have changed."""
    if visit.identity is None or visit.procedure is None:
        return visit
    answers = dict(visit.answers)
    from_card = set(visit.from_card)
    for field in all_fields(visit):
        if field.prefill is None:
            continue
        known = tidy(fact(visit.identity, field.prefill))
        applies = holds(field.prefill_when, answers)
        if known and applies and not answers.get(field.id):
            answers[field.id] = known
            from_card.add(field.id)
        elif not applies and field.id in from_card:
            answers.pop(field.id, None)
            from_card.discard(field.id)
    return replace(visit, answers=answers, from_card=frozenset(from_card))
