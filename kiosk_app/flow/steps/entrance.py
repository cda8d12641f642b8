"""Home, services and overview: everything a person may look at before saying who they are."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.assisting import FindServices, ServicesFound
from kiosk_app.flow.events import Event
from kiosk_app.flow.prepared import PreparedRefused, PreparedSeen
from kiosk_app.flow.procedure import LifeEvent, Scope
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import FEE, STATUS, Behind, Turn, Visit, stay
from kiosk_app.flow.steps import leaflets, more, practice, prepared
from kiosk_app.flow.steps.leave import home
from kiosk_app.flow.steps.status import open_code
from kiosk_app.flow.touches import (
    GoBack,
    GoOn,
    OpenGroup,
    OpenGuide,
    OpenService,
    OpenTile,
    PrintLeaflet,
    Search,
    Touch,
)


def at_home(visit: Visit, event: Event) -> Turn:
    if not isinstance(event, OpenTile):
        return stay(visit)
    visit = replace(visit, notice="", notice_code="")
    if event.tile == "apply":
        return stay(replace(visit, page=Page.SERVICES, query="", group=""))
    if event.tile == "status":
        return open_code(visit, STATUS)
    if event.tile == "pay":
        return open_code(visit, FEE)
    if event.tile == "practice":
        return practice.begin(visit)
    if event.tile == "assistant":
        return more.OPENERS["assistant"](visit)
    if event.tile == "other":
        return more.open_more(visit)
    if event.tile == "announcements":
        return more.OPENERS["announcements"](visit)
    return stay(visit)


def at_services(visit: Visit, event: Event) -> Turn:
    if isinstance(event, PreparedSeen | PreparedRefused):
        return prepared.seen(visit, event)
    if isinstance(event, Touch):
        # A hand has gone on: why a code was not taken has been read.
        visit = replace(visit, prepared=None)
    match event:
        case Search(text):
            return search(visit, text)
        case ServicesFound():
            return stay(found(visit, event))
        case OpenGroup(group):
            return stay(replace(visit, query="", group=group if group in [*LifeEvent] else ""))
        case OpenService(procedure_id):
            procedure = visit.setting.procedure(procedure_id)
            if procedure is None:
                return stay(visit)
            return stay(replace(visit, procedure=procedure, page=Page.OVERVIEW, behind=Behind()))
        case GoBack() if visit.group:
            return stay(replace(visit, group=""))
        case GoBack():
            return stay(home(visit))
    return stay(visit)


def search(visit: Visit, text: str) -> Turn:
    """What begins so is shown at once; what it may mean is looked for beside."""
    visit = replace(visit, query=text[:80], meant=())
    return (
        stay(visit, FindServices(visit.query, visit.language)) if len(visit.query.strip()) > 1 else stay(visit)
    )


def found(visit: Visit, heard: ServicesFound) -> Visit:
    """An answer to letters that were changed since is nobody's any more."""
    return replace(visit, meant=heard.procedures) if heard.text == visit.query else visit


def at_overview(visit: Visit, event: Event) -> Turn:
    match event:
        case GoOn() if visit.procedure and visit.procedure.scope is Scope.ALL_HERE:
            return stay(replace(visit, page=Page.CONSENT, consent_missing=""))
        case GoOn() | GoBack():
            if visit.draft_open:
                # Another procedure means ending this one: asked first, then forgotten in the usual way.
                return stay(replace(visit, overlay="end"))
            if visit.behind.back is Page.ASSISTANT:
                return stay(replace(visit, page=Page.ASSISTANT, procedure=None, behind=Behind()))
            return stay(replace(home(visit), page=Page.SERVICES, query=visit.query, group=visit.group))
        case OpenGuide() if not visit.learning:
            return more.open_guide(visit)
        case PrintLeaflet():
            return leaflets.print_shown(visit)
    return leaflets.at_paper(visit, event)
