"""The card of a visit that was cut off is read again: go on where they were, or begin anew."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow import journey
from kiosk_app.flow.effects import ForgetDraft, SaveDraft, SeekCardCode, StopCard
from kiosk_app.flow.events import Event
from kiosk_app.flow.identity import Identity
from kiosk_app.flow.kept import Kept
from kiosk_app.flow.prefill import prefill
from kiosk_app.flow.procedure import Scope
from kiosk_app.flow.questions import asked_fields, field_of
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.steps import prepared
from kiosk_app.flow.touches import BeginAnew, GoBack, GoOn


def fits(visit: Visit, kept: Kept, number: str) -> bool:
    """Whether it may be gone on with: this person's, and a procedure that still asks what it asked then."""
    procedure = visit.setting.procedure(kept.procedure)
    return (
        kept.number == number
        and visit.supplement is None
        and procedure is not None
        and procedure.version == kept.version
        and procedure.scope is Scope.ALL_HERE
        and all(entry.id in kept.consents for entry in procedure.purposes if entry.required)
    )


def offer(visit: Visit, identity: Identity, kept: Kept) -> Turn:
    return stay(replace(visit, page=Page.RESUME, identity=identity, kept=kept, fault=None), StopCard())


def at_resume(visit: Visit, event: Event) -> Turn:
    assert visit.kept is not None
    match event:
        case GoOn():
            return _go_on(visit, visit.kept)
        case BeginAnew():
            turn = journey.after_identity(prepared.filled(replace(visit, kept=None)))
            return Turn(turn.visit, (SaveDraft(), ForgetDraft(visit.kept.visit), *turn.effects))
        case GoBack():
            back = replace(visit, page=Page.IDENTITY_NUMBER, identity=None, kept=None)
            return stay(back, SeekCardCode())
    return stay(visit)


def _go_on(visit: Visit, kept: Kept) -> Turn:
    language = kept.language if kept.language in visit.setting.languages else visit.language
    visit = prefill(
        replace(
            visit,
            kept=None,
            prepared=None,
            procedure=visit.setting.procedure(kept.procedure),
            language=language,
            answers=kept.answers,
            from_card=kept.from_card,
            consents=kept.consents,
        )
    )
    turn = _where_they_were(visit, kept)
    # The new draft first: cut off in between, one of the two is there.
    return Turn(turn.visit, (SaveDraft(), ForgetDraft(kept.visit), *turn.effects))


def _where_they_were(visit: Visit, kept: Kept) -> Turn:
    field = field_of(visit, kept.field)
    if kept.page == Page.QUESTION and field is not None and field in asked_fields(visit):
        return journey.ask(visit, field)
    if journey.unanswered(visit) is not None:
        return journey.after_question(visit, "")
    return journey.after_document(visit)
