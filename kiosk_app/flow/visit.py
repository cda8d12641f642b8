"""The visit as one pure function: `advance(visit, event)` gives the next visit and what to do.

The order of precedence: what may happen anywhere (language, leaving, time), then an open panel, then
trouble, then the step of the present page. An event that does not fit the page changes nothing, so a
late answer of a device or a double tap is harmless.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.effects import (
    AwaitCard,
    CallStaff,
    Effect,
    ResetGlass,
    SayFarewell,
    SeekCardCode,
    ShowPaper,
    StopCamera,
    StopCard,
)
from kiosk_app.flow.events import Event
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import PLAIN_PAGES, Turn, Visit, begin, stay
from kiosk_app.flow.steps import (
    assistant,
    assisted,
    booking,
    carrying,
    declaring,
    entrance,
    filing,
    identity,
    leaflets,
    more,
    passport,
    paying,
    person,
    practice,
    prepared,
    questions,
    results,
    resume,
    review,
    scanning,
    staff,
    status,
    survey,
)
from kiosk_app.flow.steps.consent import at_consent
from kiosk_app.flow.steps.leave import farewell, fresh, home
from kiosk_app.flow.trouble import not_stored, trouble

__all__ = ["Turn", "Visit", "advance", "begin"]

_STEPS: dict[Page, Callable[[Visit, Event], Turn]] = {
    Page.HOME: entrance.at_home,
    Page.SERVICES: entrance.at_services,
    Page.OVERVIEW: entrance.at_overview,
    Page.CONSENT: at_consent,
    Page.IDENTITY_NUMBER: identity.at_number,
    Page.IDENTITY_CARD: identity.at_card,
    Page.IDENTITY_PASSPORT: passport.at_passport,
    Page.IDENTITY_KEY: identity.at_key,
    Page.SIGN_IN: identity.at_sign_in,
    Page.RESUME: resume.at_resume,
    Page.QUESTION: questions.at_question,
    Page.SCAN: scanning.at_scan,
    Page.REVIEW: review.at_review,
    Page.DECLARATION: declaring.at_declaration,
    Page.SUBMITTING: filing.at_submitting,
    Page.FEE: filing.at_fee,
    Page.FINISHED: carrying.at_finished,
    Page.CARRY: carrying.at_carry,
    Page.FAREWELL: survey.at_farewell,
    Page.SURVEY: survey.at_survey,
    Page.STATUS_CODE: status.at_status_code,
    Page.STATUS: status.at_status,
    Page.RESULT: results.at_result,
    Page.OWING: paying.at_owing,
    Page.PAID: paying.at_paid,
    Page.PRACTICE: practice.at_practice,
    Page.PRACTICE_DONE: practice.at_practice_done,
    Page.MORE: more.at_more,
    Page.WIFI: more.at_wifi,
    Page.ANNOUNCEMENTS: more.at_announcements,
    Page.SCHEDULE: more.at_schedule,
    Page.LIBRARY: more.at_library,
    Page.GUIDE: more.at_guide,
    Page.BOOKING: booking.at_booking,
    Page.BOOKED: booking.at_booked,
    Page.ASSISTANT: assistant.at_assistant,
}

#: Pages on which leaving needs no question: nothing is open, or everything is saved.
_LIGHT = frozenset(
    {Page.HOME, Page.SERVICES, Page.OVERVIEW, Page.FINISHED, Page.CARRY}
    | {Page.STATUS_CODE, Page.STATUS, Page.RESULT, Page.OWING, Page.PAID}
    | PLAIN_PAGES
)


#: Pages on which nobody's visit is under way: another catalogue changes nothing that was shown.
_BETWEEN_VISITS = frozenset({Page.HOME, Page.FAREWELL, Page.OUT_OF_SERVICE})


def advance(visit: Visit, event: Event) -> Turn:
    if not visit.learning:
        return _advance(visit, event)
    if practice.before_overview(visit, event):
        return stay(replace(visit, page=Page.PRACTICE))
    turn = _advance(visit, event)
    return practice.pretended(turn) if turn.visit.learning else turn


def _advance(visit: Visit, event: Event) -> Turn:
    turn = _anywhere(visit, event)
    if turn is None and visit.overlay:
        turn = _on_panel(visit, event)
    if turn is None and isinstance(event, e.Trouble):
        turn = trouble(visit, event.code, begun=event.begun, since=event.since)
    if turn is None and isinstance(event, e.SheetFailed):
        turn = stay(declaring.not_printed(visit, event))
    if turn is None and isinstance(event, e.CallBackStored | e.CallBackFailed):
        turn = person.settled(visit, event)
    if turn is None and isinstance(event, e.NotStored):
        turn = not_stored(visit, event.code)
    if turn is None and isinstance(event, hand.TakeWay):
        turn = _way(visit, event.way)
    if turn is None:
        if isinstance(event, hand.Touch):
            visit = replace(visit, fault=None)
        step = _STEPS.get(visit.page)
        turn = step(visit, event) if step else stay(visit)
    turn = assisted.minded(visit, turn)
    return prepared.with_camera(visit, _farewell_anew(visit, _without_old_fault(visit, turn)))


def _farewell_anew(before: Visit, turn: Turn) -> Turn:
    """The farewell has its whole time again once nothing lies over it."""
    uncovered = before.overlay and not turn.visit.overlay
    if before.page is turn.visit.page is Page.FAREWELL and uncovered:
        return Turn(turn.visit, (*turn.effects, SayFarewell()))
    return turn


def _without_old_fault(before: Visit, turn: Turn) -> Turn:
    """A fault belongs to its page: on another it would offer ways that lead nowhere."""
    left = turn.visit.page is not before.page and turn.visit.fault is before.fault
    return Turn(replace(turn.visit, fault=None), turn.effects) if left and before.fault else turn


def _anywhere(visit: Visit, event: Event) -> Turn | None:
    match event:
        case hand.ChooseLanguage(language) if language in visit.setting.languages:
            turned = replace(visit, language=language)
            return declaring.show(turned) if visit.page is Page.DECLARATION else stay(turned)
        case hand.CallPerson():
            return _person(visit)
        case e.NewSetting(setting):
            if visit.page in _BETWEEN_VISITS:
                return stay(replace(visit, setting=setting, waiting=None))
            return stay(replace(visit, waiting=setting))
        case e.NewBoard() | e.PagePrinterSeen():
            return stay(_told(visit, event))
        case e.Interrupted(code, kept) if visit.page is Page.HOME:
            # Whoever stood here must neither lose the code nor file a second time.
            without = "home.notice.kept" if kept else "home.notice.nothing"
            notice = "home.notice.filed" if code else without
            return stay(replace(visit, notice=notice, notice_code=code))
        case e.ServiceRestored():
            return _restored(visit)
        case e.FarewellOver():
            # Whoever called a person or opened the staff panel there is not sent home under their hands.
            over = visit.page is Page.FAREWELL and not visit.overlay
            return stay(fresh(visit)) if over else stay(visit)
        case e.Delivered() if visit.filed is not None:
            noted = filing.note_delivery(visit, event)
            return filing.at_submitting(noted, event) if visit.page is Page.SUBMITTING else stay(noted)
        case hand.End():
            return _end(visit)
        case e.IdleAsked():
            return _idle(visit)
        case e.IdleOver():
            return _idle_over(visit)
    return None


def _told(visit: Visit, event: e.NewBoard | e.PagePrinterSeen) -> Visit:
    """What holds for whoever comes next too."""
    if isinstance(event, e.NewBoard):
        return replace(visit, board=event.board)
    return replace(visit, page_printer=event.state)


def _person(visit: Visit) -> Turn:
    if visit.overlay == person.PERSON:
        return stay(visit)
    out = staff.locked(visit)
    return Turn(replace(out.visit, overlay=person.PERSON), (*out.effects, CallStaff()))


def _restored(visit: Visit) -> Turn:
    visit = replace(visit, out_of_service="", closed_since=None)
    return stay(staff.kept_open(visit, home(visit))) if visit.page is Page.OUT_OF_SERVICE else stay(visit)


def _end(visit: Visit) -> Turn:
    if visit.overlay in (staff.DOOR, staff.DESK):
        return staff.locked(visit)
    match visit.page:
        case Page.SUBMITTING:
            return stay(visit)
        case Page.FAREWELL | Page.OUT_OF_SERVICE:
            return stay(fresh(visit))
        case Page.SURVEY:
            return stay(fresh(visit), ResetGlass())
        case Page.FEE:
            # Nobody leaves a filed dossier without its code on paper or screen.
            return filing.at_fee(replace(visit, overlay=""), hand.PayLater())
    light = (visit.page in _LIGHT or visit.opening != "" or visit.learning) and not visit.draft_open
    if visit.overlay == "end" or light:
        return farewell(visit)
    return stay(replace(visit, overlay="end"))


def _idle_over(visit: Visit) -> Turn:
    match visit.page:
        case Page.FEE:
            # They may have walked off to a bank: the code has to be on paper before the screen forgets it.
            return filing.at_fee(replace(visit, overlay=""), hand.PayLater())
        case Page.SUBMITTING if visit.filed is None:
            # The answer of the store is awaited first: it comes within a second.
            return stay(visit)
        case Page.FAREWELL if visit.overlay:
            out = staff.locked(visit)
            return Turn(fresh(out.visit), out.effects)
        case Page.FAREWELL:
            return stay(visit)
        case Page.HOME | Page.OUT_OF_SERVICE:
            return stay(fresh(visit))
    return farewell(visit)


def _idle(visit: Visit) -> Turn:
    if visit.overlay in (staff.DOOR, staff.DESK):
        return staff.locked(visit)
    if visit.page is Page.OUT_OF_SERVICE:
        return stay(fresh(visit))
    if visit.page is Page.SUBMITTING or (visit.page is Page.FAREWELL and not visit.overlay):
        return stay(visit)
    if visit.page is Page.SURVEY:
        # Nobody is asked for an answer twice, and whoever comes next finds the greeting.
        return stay(fresh(visit), ResetGlass())
    if visit.page is Page.HOME:
        at_rest = visit.language == fresh(visit).language
        return stay(fresh(visit), ResetGlass()) if at_rest else farewell(visit)
    return stay(replace(visit, overlay="inactivity"))


#: Panels on which more can be done than to close them.
_PANELS: dict[str, Callable[[Visit, Event], Turn | None]] = {
    person.PERSON: person.at_person,
    person.CALL_BACK: person.at_call_back,
    staff.DOOR: staff.at_door,
    staff.DESK: assisted.at_desk,
    assisted.ASSIST: assisted.at_panel,
}


def _on_panel(visit: Visit, event: Event) -> Turn | None:
    """An open panel swallows taps but lets devices and store go on underneath."""
    step = _PANELS.get(visit.overlay)
    turn = step(visit, event) if step else None
    if turn is not None:
        return turn
    match event:
        case hand.StayHere() | hand.StayLonger() | hand.GoBack() if visit.overlay == "inactivity":
            unhurried = isinstance(event, hand.StayLonger)
            return stay(replace(visit, overlay=person.resumed(visit), unhurried=unhurried))
        case hand.ClosePanel() if visit.overlay in (staff.DOOR, staff.DESK):
            return staff.locked(visit)
        case hand.StayHere() | hand.ClosePanel() | hand.GoBack():
            return stay(replace(visit, overlay=""))
    return stay(visit) if isinstance(event, hand.Touch) else None


def _way(visit: Visit, way: str) -> Turn:
    if visit.fault is None or way not in visit.fault.ways:
        return stay(visit)
    of_leaflet = leaflets.after_fault(visit, way)
    if of_leaflet is not None:
        return of_leaflet
    pages = visit.fault.code.startswith("pages.")
    visit = replace(visit, fault=None)
    if pages and visit.page is Page.RESULT:
        return results.at_result(visit, hand.InPrint()) if way == "retry" else stay(visit)
    if pages:
        return declaring.after_fault(visit, way)
    match way:
        case "retry":
            return _retry(visit)
        case "skip" if visit.page is Page.IDENTITY_CARD:
            return identity.at_card(visit, hand.NoCard())
        case "back":
            return _STEPS[visit.page](visit, hand.GoBack())
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
            return scanning.at_scan(visit, hand.AcceptPage())
        case Page.REVIEW:
            return review.at_review(visit, hand.GoOn())
        case Page.FINISHED:
            return filing.at_finished(visit, hand.Reprint())
        case Page.STATUS_CODE:
            return stay(replace(visit, status_asking=True), status.ask_again(visit))
        case Page.STATUS if visit.status is not None:
            return status.ask_once_more(visit)
    return stay(visit, *effects)
