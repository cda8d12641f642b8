"""The visit as one pure function: `advance(visit, event)` gives the next visit and what to do.

The order of precedence: what may happen anywhere (language, leaving, time), then an open panel, then
trouble, then the step of the present page. An event that does not fit the page changes nothing, so a
late answer of a device or a double tap is harmless.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import events as e
from kiosk_app.flow.effects import (
    AskStatus,
    AwaitCard,
    CallStaff,
    Effect,
    SeekCardCode,
    ShowPaper,
    StopCamera,
    StopCard,
)
from kiosk_app.flow.events import Event
from kiosk_app.flow.faults import fault
from kiosk_app.flow.screens import FaultPanel, Page
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.state import Turn, Visit, stay
from kiosk_app.flow.steps import entrance, filing, identity, questions, review, scanning, status
from kiosk_app.flow.steps.consent import at_consent
from kiosk_app.flow.steps.leave import farewell, fresh

__all__ = ["Turn", "Visit", "advance", "begin"]

_STEPS: dict[Page, Callable[[Visit, Event], Turn]] = {
    Page.HOME: entrance.at_home,
    Page.SERVICES: entrance.at_services,
    Page.OVERVIEW: entrance.at_overview,
    Page.CONSENT: at_consent,
    Page.IDENTITY_NUMBER: identity.at_number,
    Page.IDENTITY_CARD: identity.at_card,
    Page.IDENTITY_KEY: identity.at_key,
    Page.QUESTION: questions.at_question,
    Page.SCAN: scanning.at_scan,
    Page.REVIEW: review.at_review,
    Page.SUBMITTING: filing.at_submitting,
    Page.FEE: filing.at_fee,
    Page.FINISHED: filing.at_finished,
    Page.STATUS_CODE: status.at_status_code,
    Page.STATUS: status.at_status,
}

#: Pages on which leaving needs no question: nothing is open, or everything is saved.
_LIGHT = frozenset({Page.HOME, Page.SERVICES, Page.OVERVIEW, Page.FINISHED, Page.STATUS_CODE, Page.STATUS})


def begin(setting: Setting) -> Visit:
    """A kiosk nobody stands at."""
    return Visit(setting=setting)


def advance(visit: Visit, event: Event) -> Turn:
    turn = _anywhere(visit, event)
    if turn is None and visit.overlay:
        turn = _on_panel(visit, event)
    if turn is None and isinstance(event, e.Trouble):
        turn = _trouble(visit, event.code)
    if turn is None and isinstance(event, e.TakeWay):
        turn = _way(visit, event.way)
    if turn is None:
        step = _STEPS.get(visit.page)
        turn = step(visit, event) if step else stay(visit)
    return turn


def _anywhere(visit: Visit, event: Event) -> Turn | None:
    match event:
        case e.ChooseLanguage(language) if language in visit.setting.languages:
            return stay(replace(visit, language=language))
        case e.CallPerson():
            return stay(replace(visit, overlay="person"), CallStaff())
        case e.ServiceRestored() if visit.page is Page.OUT_OF_SERVICE:
            return stay(replace(fresh(visit), out_of_service=""))
        case e.FarewellOver():
            return stay(fresh(visit)) if visit.page is Page.FAREWELL else stay(visit)
        case e.Delivered() if visit.filed is not None:
            noted = filing.note_delivery(visit, event)
            return filing.at_submitting(noted, event) if visit.page is Page.SUBMITTING else stay(noted)
        case e.End():
            return _end(visit)
        case e.IdleAsked():
            return _idle(visit)
        case e.IdleOver():
            # While sealing, the answer of the store is awaited first: it comes within a second.
            return stay(visit) if visit.page is Page.SUBMITTING else farewell(visit)
    return None


def _end(visit: Visit) -> Turn:
    if visit.page is Page.SUBMITTING:
        return stay(visit)
    if visit.page is Page.FAREWELL:
        return stay(fresh(visit))
    if visit.overlay == "end" or visit.filed or visit.page in _LIGHT:
        return farewell(visit)
    return stay(replace(visit, overlay="end"))


def _idle(visit: Visit) -> Turn:
    if visit.page in (Page.FAREWELL, Page.OUT_OF_SERVICE, Page.SUBMITTING):
        return stay(visit)
    if visit.page is Page.HOME:
        return stay(fresh(visit)) if visit.language == fresh(visit).language else farewell(visit)
    return stay(replace(visit, overlay="inactivity"))


def _on_panel(visit: Visit, event: Event) -> Turn | None:
    """An open panel swallows taps but lets devices and store go on underneath."""
    match event:
        case e.StayHere() | e.ClosePanel() | e.GoBack():
            return stay(replace(visit, overlay=""))
        case e.GoOn():
            return stay(visit)
    return None


def _trouble(visit: Visit, code: str) -> Turn:
    area = fault(code).area
    if code == "device.cancelled":
        return stay(visit)
    if area == "store":
        return _store_trouble(visit, code)
    match visit.page:
        case Page.IDENTITY_CARD | Page.IDENTITY_KEY if area in ("card", "device"):
            return identity.card_failed(visit, code)
        case Page.IDENTITY_NUMBER if area == "scanner":
            # Without a camera the pad is still there: said in the picture's place, not as a fault.
            return stay(visit)
        case Page.SCAN if area in ("scanner", "device"):
            return scanning.scan_failed(visit, code)
        case Page.FINISHED if area in ("printer", "device"):
            return filing.print_failed(visit, code)
        case Page.STATUS_CODE if area == "line":
            if code == "status.unknown_code":
                return stay(replace(visit, status_asking=False, status_error="error.code_unknown"))
            panel = FaultPanel(code, ("retry", "back"))
            return stay(replace(visit, status_asking=False, fault=panel))
    return stay(visit)


def _store_trouble(visit: Visit, code: str) -> Turn:
    if visit.page is Page.SUBMITTING and visit.filed is None:
        back = replace(visit, page=Page.REVIEW, fault=FaultPanel(code, ("retry", "end")))
        return stay(back)
    if visit.page in (Page.HOME, Page.SERVICES, Page.OVERVIEW):
        # Refuse before it costs anything: nobody should answer questions that cannot be kept.
        return stay(replace(fresh(visit), page=Page.OUT_OF_SERVICE, out_of_service=code))
    return stay(visit)


def _way(visit: Visit, way: str) -> Turn:
    if visit.fault is None or way not in visit.fault.ways:
        return stay(visit)
    visit = replace(visit, fault=None)
    match way:
        case "retry":
            return _retry(visit)
        case "skip" if visit.page is Page.IDENTITY_CARD:
            return identity.at_card(visit, e.NoCard())
        case "back":
            return _STEPS[visit.page](visit, e.GoBack())
        case "end":
            return farewell(visit)
    return stay(visit)


def _retry(visit: Visit) -> Turn:
    effects: tuple[Effect, ...] = ()
    match visit.page:
        case Page.IDENTITY_CARD:
            effects = (StopCard(), AwaitCard())
        case Page.IDENTITY_NUMBER:
            effects = (StopCamera(), SeekCardCode())
        case Page.SCAN if visit.scanning.state == "live":
            effects = (StopCamera(), ShowPaper())
        case Page.SCAN:
            return scanning.at_scan(visit, e.AcceptPage())
        case Page.REVIEW:
            return review.submit(visit)
        case Page.FINISHED:
            return filing.at_finished(visit, e.Reprint())
        case Page.STATUS_CODE:
            return stay(replace(visit, status_asking=True), AskStatus(visit.status_text))
    return stay(visit, *effects)
