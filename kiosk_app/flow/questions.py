"""Which questions there are for this citizen: those of the procedure, and who they are if no card said it."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.fields import Wrong, applicable, parse_date, standing
from kiosk_app.flow.groups import flat
from kiosk_app.flow.identity import Assurance
from kiosk_app.flow.procedure import Field, Purpose
from kiosk_app.flow.state import Visit

HOLDER_NAME = "holder_name"
HOLDER_BIRTH = "holder_birth"


def all_fields(visit: Visit) -> tuple[Field, ...]:
    assert visit.procedure is not None
    claimed = visit.identity is not None and visit.identity.assurance is Assurance.CLAIMED
    own = flat(visit.procedure.fields, visit.answers)
    return (visit.setting.claim_fields if claimed else ()) + own + contact_fields(visit)


def purposes(visit: Visit) -> tuple[Purpose, ...]:
    """What consent is asked for: the procedure's purposes, and being told, where somebody would tell."""
    assert visit.procedure is not None
    contacting = visit.setting.contacting if visit.supplement is None else None
    return visit.procedure.purposes + ((contacting.purpose,) if contacting else ())


def contact_fields(visit: Visit) -> tuple[Field, ...]:
    """Where to send word, of those who agreed to that."""
    contacting = visit.setting.contacting
    wanted = contacting is not None and contacting.purpose.id in visit.consents
    return contacting.fields if contacting is not None and wanted else ()


def applicable_fields(visit: Visit) -> tuple[Field, ...]:
    return applicable(all_fields(visit), visit.answers)


def standing_answers(visit: Visit) -> dict[str, str]:
    """The answers that count now; see `fields.standing`."""
    return standing(all_fields(visit), visit.answers)


def asked_fields(visit: Visit) -> tuple[Field, ...]:
    """The questions this citizen sees: those that apply and that the card has not answered for good."""
    return tuple(
        field for field in applicable_fields(visit) if field.confirm or field.id not in visit.from_card
    )


def field_of(visit: Visit, field_id: str) -> Field | None:
    return next((field for field in all_fields(visit) if field.id == field_id), None)


def note_claim(visit: Visit, field_id: str, value: str) -> Visit:
    """What a citizen without a card says of themselves belongs to the claimed identity."""
    if visit.identity is None or field_id not in (HOLDER_NAME, HOLDER_BIRTH):
        return visit
    if field_id == HOLDER_NAME:
        return replace(visit, identity=replace(visit.identity, name=value))
    birth = parse_date(value)
    return visit if isinstance(birth, Wrong) else replace(visit, identity=replace(visit.identity, birth=birth))
