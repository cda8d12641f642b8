"""Behind "more": the hub and its plain pages. What can be taken home is printed by `leaflets`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow.assisting import FindServices, ServicesFound
from kiosk_app.flow.events import Event
from kiosk_app.flow.procedure import LifeEvent, Scope
from kiosk_app.flow.screens import Page
from kiosk_app.flow.setting import SiteProfile
from kiosk_app.flow.state import RESULT, Behind, Turn, Visit, stay
from kiosk_app.flow.steps import leaflets
from kiosk_app.flow.steps.booking import open_booking
from kiosk_app.flow.steps.leave import home
from kiosk_app.flow.steps.status import open_code
from kiosk_app.flow.touches import (
    Choose,
    GoBack,
    GoOn,
    OpenGroup,
    OpenService,
    OpenTile,
    PrintLeaflet,
    Search,
)


def _untold_at_home(visit: Visit) -> bool:
    """Whether the assistant has no tile on the first page and something to tell all the same."""
    procedures = visit.setting.procedures
    return bool(procedures) and not any(entry.scope is Scope.ALL_HERE for entry in procedures)


#: What stands behind "more", in its order, and where it is offered: a tile that leads nowhere is not shown.
OFFERS: dict[str, Callable[[Visit], bool]] = {
    "assistant": _untold_at_home,
    "results": lambda _visit: True,
    "booking": lambda visit: visit.setting.booking,
    "wifi": lambda visit: visit.setting.wifi is not None,
    "library": lambda visit: bool(visit.setting.procedures),
    "announcements": lambda visit: bool(visit.board.notices),
    "schedule": lambda visit: visit.setting.profile is not SiteProfile.MOBILE,
    "bus_schedule": lambda visit: visit.setting.profile is SiteProfile.MOBILE,
}


def offered(visit: Visit) -> tuple[str, ...]:
    return tuple(tile for tile, there in OFFERS.items() if there(visit))


def open_more(visit: Visit) -> Turn:
    return stay(replace(home(visit), page=Page.MORE))


def at_more(visit: Visit, event: Event) -> Turn:
    match event:
        case OpenTile(tile) if tile in offered(visit):
            return OPENERS[tile](visit)
        case GoBack():
            return stay(home(visit))
    return stay(visit)


def at_wifi(visit: Visit, event: Event) -> Turn:
    return _plain(visit, event)


def at_announcements(visit: Visit, event: Event) -> Turn:
    return _plain(visit, event)


def at_schedule(visit: Visit, event: Event) -> Turn:
    match event:
        case Choose(place) if any(point.site == place for point in visit.board.timetable.points):
            return stay(replace(visit, behind=replace(visit.behind, place=place, printing="none", asked="")))
    return _plain(visit, event)


def _plain(visit: Visit, event: Event) -> Turn:
    match event:
        case GoBack():
            return _back(visit)
        case PrintLeaflet():
            return leaflets.print_shown(visit)
    return leaflets.at_paper(visit, event)


def _back(visit: Visit) -> Turn:
    if visit.behind.back is Page.HOME:
        return stay(home(visit))
    return stay(replace(visit, page=visit.behind.back, behind=Behind()))


def at_library(visit: Visit, event: Event) -> Turn:
    match event:
        case Search(text):
            visit = replace(visit, query=text[:80], meant=())
            return stay(visit, FindServices(visit.query, visit.language))
        case ServicesFound(text, meant):
            return stay(replace(visit, meant=meant) if text == visit.query else visit)
        case OpenGroup(group):
            return stay(replace(visit, query="", group=group if group in [*LifeEvent] else ""))
        case OpenService(procedure_id):
            procedure = visit.setting.procedure(procedure_id)
            return stay(visit) if procedure is None else open_guide(replace(visit, procedure=procedure))
        case GoBack() if visit.group:
            return stay(replace(visit, group=""))
        case GoBack():
            return open_more(visit)
    return stay(visit)


def open_guide(visit: Visit) -> Turn:
    """Of the procedure that was chosen; back leads where it was opened."""
    return stay(replace(visit, page=Page.GUIDE, behind=Behind(back=visit.page)))


def at_guide(visit: Visit, event: Event) -> Turn:
    match event:
        case GoOn() if visit.procedure and visit.procedure.scope is Scope.ALL_HERE:
            return stay(replace(visit, page=Page.OVERVIEW, behind=Behind()))
        case GoBack() if visit.behind.back is Page.LIBRARY:
            return stay(replace(visit, page=Page.LIBRARY, procedure=None, behind=Behind()))
        case GoBack():
            return stay(replace(visit, page=visit.behind.back, behind=Behind()))
        case PrintLeaflet(what):
            return leaflets.print_shown(visit, what)
    return leaflets.at_paper(visit, event)


def _opener(page: Page) -> Callable[[Visit], Turn]:
    def open_page(visit: Visit) -> Turn:
        return stay(replace(visit, page=page, query="", group="", behind=Behind(back=visit.page)))

    return open_page


#: What each tile opens. Announcements are opened from the first page too.
OPENERS: dict[str, Callable[[Visit], Turn]] = {
    "results": lambda visit: open_code(visit, RESULT),
    "booking": open_booking,
    "assistant": _opener(Page.ASSISTANT),
    "wifi": _opener(Page.WIFI),
    "library": _opener(Page.LIBRARY),
    "announcements": _opener(Page.ANNOUNCEMENTS),
    "schedule": _opener(Page.SCHEDULE),
    "bus_schedule": _opener(Page.SCHEDULE),
}
