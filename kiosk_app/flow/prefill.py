"""Facts of the card as answers, so that nobody types what the chip says."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.calendar import full_date
from kiosk_app.flow.fields import check, holds, standing, tidy
from kiosk_app.flow.identity import Assurance, Identity
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
    """Fill what is known of the citizen and nobody answered; called again when a condition may have changed.

    What was filled before follows the card: a second card never leaves the first one's name behind.
    A fact that the question would not accept is left to the citizen.
    """
    if visit.identity is None or visit.procedure is None:
        return visit
    fields = all_fields(visit)
    answers = dict(visit.answers)
    from_card = set(visit.from_card)
    for gone in from_card - {field.id for field in fields}:
        answers.pop(gone, None)
        from_card.discard(gone)
    for field in fields:
        if field.prefill is None or (field.id in answers and field.id not in from_card):
            continue
        known = tidy(fact(visit.identity, field.prefill))
        applies = holds(field.prefill_when, standing(fields, answers))
        if known and applies and check(field, known, visit.now.today) is None:
            answers[field.id] = known
            from_card.add(field.id)
        else:
            answers.pop(field.id, None)
            from_card.discard(field.id)
    return replace(visit, answers=answers, from_card=frozenset(from_card))


def by_card(visit: Visit, field_id: str) -> bool:
    """True if the card itself gave this answer, by its chip or by the code printed on it."""
    field = next((field for field in all_fields(visit) if field.id == field_id), None)
    if visit.identity is None or field is None or field.prefill is None or field_id not in visit.from_card:
        return False
    if visit.identity.assurance is not Assurance.CLAIMED:
        return True
    printed = visit.card.printed
    if printed is None:
        return False
    said = fact(Identity(printed.number, printed.name, printed.birth), field.prefill)
    return tidy(said) == visit.answers.get(field_id)
