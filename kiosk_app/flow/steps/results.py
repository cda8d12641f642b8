"""The paper that a dossier ended in: fetched, looked at, printed to be read, forgotten."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.effects import StopCamera, StopSheets
from kiosk_app.flow.events import Event, SheetPrinted
from kiosk_app.flow.results import (
    FetchResult,
    ForgetResult,
    PrintResult,
    ResultDrawn,
    ResultMissed,
    ResultShown,
)
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Sheets, Turn, Visit, stay
from kiosk_app.flow.steps.declaring import awaited, may_print, printing
from kiosk_app.flow.touches import GoBack, GoOn, InPrint, OpenTile


def can_show(visit: Visit) -> bool:
    """Whether the slip or the card that was shown opens a paper."""
    return visit.status is not None and visit.status.result is not None and not visit.status_asking


def show(visit: Visit) -> Turn:
    """From where it says that the result is there."""
    assert visit.status is not None
    code = visit.status.code
    shown = replace(visit, page=Page.RESULT, result=ResultShown(), sheets=Sheets())
    return stay(shown, StopCamera(), FetchResult(code))


def at_result(visit: Visit, event: Event) -> Turn:
    now, code = visit.result or ResultShown(), visit.status.code if visit.status else ""
    match event:
        case ResultDrawn(drawn, pictures) if now.state == "fetching" and drawn == code and pictures:
            return stay(replace(visit, result=ResultShown("ready", pictures)))
        case ResultMissed(missed, trouble, pages) if now.state == "fetching" and missed == code:
            return stay(replace(visit, result=ResultShown("failed", trouble=trouble, pages=pages)))
        case GoOn() if now.state == "failed":
            return stay(replace(visit, result=ResultShown()), FetchResult(code))
        case OpenTile("view") if now.state == "ready":
            return stay(replace(visit, result=replace(now, reading=True)))
        case GoBack() if now.reading:
            return stay(replace(visit, result=replace(now, reading=False)))
        case GoBack():
            back = replace(visit, page=Page.STATUS, result=None, sheets=Sheets())
            return stay(back, StopSheets(), ForgetResult())
        case InPrint() if now.state == "ready" and may_print(visit) and visit.sheets.printing != "printing":
            visit = printing(visit)
            return stay(visit, PrintResult(code, visit.sheets_asked))
        case SheetPrinted(asking) if awaited(visit, asking):
            return stay(replace(visit, sheets=replace(visit.sheets, printing="printed")))
    return stay(visit)


def broken(visit: Visit) -> Turn:
    """The work itself came to grief: nobody is left waiting."""
    if visit.result is None or visit.result.state != "fetching":
        return stay(visit)
    return stay(replace(visit, result=ResultShown("failed", trouble="damaged")))
