"""Where trouble goes: to the page that can do something about it, or nowhere."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import StopCamera, StopCard, Wipe
from kiosk_app.flow.events import PaymentSilent
from kiosk_app.flow.faults import Area, fault
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.screens import FaultPanel, Page
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.steps import (
    assistant,
    booking,
    declaring,
    filing,
    identity,
    leaflets,
    paying,
    results,
    scanning,
)
from kiosk_app.flow.steps.leave import fresh, home, left_over
from kiosk_app.flow.steps.staff import kept_open

#: Pages that cost nothing yet: a kiosk that cannot keep answers says so here instead of asking for them.
_ENTRANCE = frozenset({Page.HOME, Page.SERVICES, Page.OVERVIEW})


#: Pages that end by themselves: a store is answering, or nobody stands there any more.
_CLOSING = frozenset({Page.SUBMITTING, Page.FAREWELL, Page.OUT_OF_SERVICE})


def trouble(visit: Visit, named: str, *, begun: bool = False, since: Moment | None = None) -> Turn:
    """What a fault code leads to on the present page. A code of another page changes nothing."""
    known = fault(named)
    code, area = known.code, known.area
    if code == "device.cancelled":
        return stay(visit)
    if code == "service.withdrawn" and visit.filed is None and visit.page not in _CLOSING:
        # An order for good waits for nobody; what was begun is forgotten as at any farewell.
        closed = fresh(replace(visit, out_of_service=code, closed_since=since or visit.now))
        return Turn(closed, (StopCamera(), StopCard(), *left_over(visit), Wipe()))
    if area in (Area.STORE, Area.SERVICE) and visit.page in _ENTRANCE and not visit.draft_open:
        closed = replace(
            home(visit), page=Page.OUT_OF_SERVICE, out_of_service=code, closed_since=since or visit.now
        )
        return stay(kept_open(visit, closed))
    if area is Area.SERVICE and visit.page is Page.OUT_OF_SERVICE and code != visit.out_of_service:
        return stay(replace(visit, out_of_service=code, closed_since=since or visit.now))
    if area is Area.CONTENT and visit.page is Page.ASSISTANT:
        return stay(assistant.failed(visit))
    if area is Area.PAGES:
        return stay(declaring.failed(visit, code))
    return _on_page(visit, code, area, begun=begun)


def _on_page(visit: Visit, code: str, area: Area, *, begun: bool) -> Turn:
    if leaflets.waits(visit, area):
        return stay(leaflets.failed(visit, code))
    match visit.page:
        case Page.IDENTITY_CARD | Page.IDENTITY_KEY if area in (Area.CARD, Area.DEVICE):
            return identity.card_failed(visit, code)
        case Page.IDENTITY_NUMBER | Page.IDENTITY_PASSPORT if area is Area.SCANNER:
            return identity.camera_failed(visit, code)
        case Page.SCAN if area in (Area.SCANNER, Area.DEVICE):
            return scanning.scan_failed(visit, code)
        case Page.FEE if area is Area.LINE:
            return filing.at_fee(visit, PaymentSilent())
        case Page.OWING if area is Area.LINE:
            return paying.silent(visit)
        case Page.FINISHED | Page.CARRY if area in (Area.PRINTER, Area.DEVICE):
            return filing.print_failed(visit, code, begun)
        case Page.PAID if area in (Area.PRINTER, Area.DEVICE):
            return stay(paying.slip_failed(visit, code, begun))
        case Page.SIGN_IN if area is Area.LINE:
            return stay(identity.sign_in_cut(visit))
        case Page.RESULT if area is Area.LINE:
            return results.broken(visit)
        case Page.BOOKING if area is Area.LINE:
            return booking.broken(visit)
        case Page.STATUS_CODE | Page.STATUS if area is Area.LINE and visit.status_asking:
            return _no_status(visit, code)
    return stay(visit)


def not_stored(visit: Visit, named: str) -> Turn:
    """The submit's own answer. Another job's trouble says nothing of it: the dossier may be durable already."""
    if visit.page is not Page.SUBMITTING or visit.filed is not None:
        return stay(visit)
    # Nothing is lost: the review still holds every answer, and asking again files once.
    panel = FaultPanel(fault(named).code, ("retry", "end"))
    return stay(replace(visit, page=Page.REVIEW, fault=panel))


def _no_status(visit: Visit, code: str) -> Turn:
    if code == "status.unknown_code" and visit.page is Page.STATUS_CODE:
        return stay(replace(visit, status_asking=False, status_error="error.code_unknown"))
    return stay(replace(visit, status_asking=False, fault=FaultPanel(code, ("retry", "back"))))
