"""The declaration before the eyes, and A4 sheets on paper: what was answered, and once filed the record too."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow import journey
from kiosk_app.flow.effects import DrawDeclaration, PrintSheets, StopSheets
from kiosk_app.flow.events import DeclarationDrawn, Event, SheetFailed, SheetPrinted
from kiosk_app.flow.faults import fault
from kiosk_app.flow.paper import declaration, record
from kiosk_app.flow.screens import FaultPanel, Page
from kiosk_app.flow.state import Sheets, Turn, Visit, stay
from kiosk_app.flow.touches import GoBack, GoOn, InPrint, OpenTile

#: States of the page printer in which it takes a job. Whoever prints just now is done in a moment.
_PRINTS = frozenset({"ready", "near_end", "busy"})


def may_print(visit: Visit) -> bool:
    """Nobody is offered what no printer can do now. A practice visit leaves no paper."""
    return visit.page_printer in _PRINTS and not visit.learning


def show(visit: Visit) -> Turn:
    """Open the page; the pictures come in a moment. An invented person's declaration is nobody's."""
    if visit.learning:
        return stay(visit)
    asked = declaration(visit, masked=True)
    sheets = Sheets(state="drawing", asked=asked)
    return stay(replace(visit, page=Page.DECLARATION, sheets=sheets), DrawDeclaration(asked))


def at_declaration(visit: Visit, event: Event) -> Turn:
    match event:
        case DeclarationDrawn(drawn, pictures) if drawn == visit.sheets.asked:
            state = "ready" if pictures else "failed"
            return stay(replace(visit, sheets=replace(visit.sheets, state=state, pictures=pictures)))
        case OpenTile("near") if visit.sheets.state == "ready":
            return stay(replace(visit, sheets=replace(visit.sheets, near=True)))
        case GoBack() if visit.sheets.near:
            return stay(replace(visit, sheets=replace(visit.sheets, near=False)))
        case GoBack() | GoOn():
            turn = journey.back_to_review(replace(visit, sheets=Sheets()))
            return Turn(turn.visit, (StopSheets(), *turn.effects))
    return at_sheets(visit, event)


def at_sheets(visit: Visit, event: Event) -> Turn:
    """Printing, on whichever page it was asked for."""
    now = visit.sheets
    match event:
        case InPrint() if may_print(visit) and now.printing != "printing":
            return _print(visit)
        case SheetPrinted(asking) if awaited(visit, asking):
            out = now.out + 1
            if out < now.wanted:
                return stay(replace(visit, sheets=replace(now, out=out)))
            done = replace(now, printing="printed", out=0, copies=now.copies + 1)
            return stay(replace(visit, sheets=done))
    return stay(visit)


def _print(visit: Visit) -> Turn:
    """What came out before a trouble is not printed once more."""
    now = visit.sheets
    filled = declaration(visit, masked=False)
    papers = (record(visit, reprint=now.copies > 0), filled) if visit.filed else (filled,)
    visit = printing(replace(visit, sheets=replace(now, wanted=len(papers))))
    return stay(visit, PrintSheets(papers[now.out :], visit.sheets_asked))


def printing(visit: Visit) -> Visit:
    """A print begins, called by `sheets_asked`: what is heard of an earlier one is not its answer."""
    sheets = replace(visit.sheets, printing="printing")
    return replace(visit, sheets=sheets, sheets_asked=visit.sheets_asked + 1)


def awaited(visit: Visit, asking: int) -> bool:
    return visit.sheets.printing == "printing" and asking == visit.sheets_asked


def not_printed(visit: Visit, event: SheetFailed) -> Visit:
    """On whichever page it is heard. What was taken back is nobody's trouble."""
    if not awaited(visit, event.asking):
        return visit
    code = fault(event.code).code
    if code == "device.cancelled":
        return replace(visit, sheets=replace(visit.sheets, printing="none"))
    return failed(visit, code)


def failed(visit: Visit, code: str) -> Visit:
    """Nothing hangs on these sheets: the page stays, and another trouble that is shown is not hidden.

    Where the work itself came to grief nobody knows with which print: the one that is awaited is unsure.
    """
    now = visit.sheets
    if now.printing != "printing":
        return visit
    # A record that nobody confirmed may lie in the tray: the next says that it is another copy.
    copies = now.copies + (1 if code == "pages.unconfirmed" else 0)
    visit = replace(visit, sheets=replace(now, printing="refused", copies=copies))
    panel = FaultPanel(code, tuple(str(way) for way in fault(code).ways))
    return visit if visit.fault else replace(visit, fault=panel)


def after_fault(visit: Visit, way: str) -> Turn:
    """`visit` is the one without its fault: back is to the page below."""
    return at_sheets(visit, InPrint()) if way == "retry" else stay(visit)
