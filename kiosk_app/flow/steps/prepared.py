"""What was filled at home: taken from its QR, checked as if typed, written beside what the card says."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.agreeing import against
from kiosk_app.flow.effects import StopCamera
from kiosk_app.flow.fields import check, standing, tidy
from kiosk_app.flow.groups import flat
from kiosk_app.flow.picking import unit_of
from kiosk_app.flow.prefill import prefill
from kiosk_app.flow.prepared import Prepared, PreparedRefused, PreparedSeen, SeekPrepared
from kiosk_app.flow.procedure import Field, FieldKind, Procedure, Scope
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Behind, Turn, Visit, stay
from kiosk_app.flow.text import VIETNAMESE


def seen(visit: Visit, event: PreparedSeen | PreparedRefused) -> Turn:
    """On the page of services: on to the overview of what was prepared, or one sentence why not."""
    if visit.overlay:
        return stay(visit)
    if isinstance(event, PreparedRefused):
        return stay(replace(visit, prepared=Prepared(refused=event.reason)))
    procedure = visit.setting.procedure(event.procedure)
    if procedure is None or procedure.scope is not Scope.ALL_HERE:
        return stay(replace(visit, prepared=Prepared(refused="unknown")))
    # A language that a hand chose on this glass stays.
    chosen = visit.language != VIETNAMESE or event.language not in visit.setting.languages
    return stay(
        replace(
            visit,
            page=Page.OVERVIEW,
            procedure=procedure,
            language=visit.language if chosen else event.language,
            prepared=Prepared(dict(event.answers), event.version),
            behind=Behind(),
        )
    )


def usable(visit: Visit) -> tuple[dict[str, str], int]:
    """The answers that this edition of the procedure takes, and how many it does not."""
    if visit.prepared is None or visit.procedure is None:
        return {}, 0
    said = {key: tidy(value) for key, value in visit.prepared.answers.items()}
    fields = {field.id: field for field in flat(visit.procedure.fields, _counts(visit, visit.procedure, said))}
    good = {
        key: value
        for key, value in said.items()
        if (field := fields.get(key)) is not None
        and _fits(visit, field, value)
        and against(field, value, said) is None
    }
    left_open = sum(not value and key in fields for key, value in said.items() if key not in good)
    return good, len(said) - len(good) - left_open


def _counts(visit: Visit, procedure: Procedure, said: dict[str, str]) -> dict[str, str]:
    """How many people its lists have, where there may be so many."""
    lists = [field for field in procedure.fields if field.kind is FieldKind.PEOPLE]
    return {field.id: said[field.id] for field in lists if _fits(visit, field, said.get(field.id, ""))}


def _fits(visit: Visit, field: Field, value: str) -> bool:
    if not value:
        return not field.required
    if field.kind is FieldKind.PICK:
        return unit_of(visit.setting, value) is not None
    return check(field, value, visit.now.today) is None


def filled(visit: Visit) -> Visit:
    """The form with what the card says and, where the card says nothing, what was prepared.

    Answers to questions that do not apply are left out. Done once: what is changed by hand stays changed.
    """
    prepared, procedure = visit.prepared, visit.procedure
    if prepared is None or prepared.filled or procedure is None:
        return prefill(visit)
    good, _ = usable(visit)
    fields = flat(procedure.fields, good)
    own = {field.id for field in fields if field.prefill is None}
    # What the card may answer waits until it has: which questions those are hangs on the other answers.
    given = {key: value for key, value in good.items() if key in own} | dict(visit.answers)
    carded = prefill(replace(visit, answers=given, prepared=replace(prepared, filled=True)))
    answers = good | dict(carded.answers)
    counted = standing(fields, answers)
    kept = {key: value for key, value in answers.items() if key in counted or key not in good}
    return replace(carded, answers=kept)


def with_camera(before: Visit, turn: Turn) -> Turn:
    """The camera looks for such a code as long as the page of services is shown."""
    was, now = before.page is Page.SERVICES, turn.visit.page is Page.SERVICES
    if now and not was:
        return Turn(turn.visit, (*turn.effects, SeekPrepared()))
    if was and not now and StopCamera() not in turn.effects:
        return Turn(turn.visit, (StopCamera(), *turn.effects))
    return turn
