"""Leaving: the farewell, and what it forgets."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow.booking import GiveTimeBack
from kiosk_app.flow.effects import LookForPaper, SayFarewell, StopCamera, StopCard, Wipe
from kiosk_app.flow.opinion import Opining
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Turn, Visit


def farewell(visit: Visit) -> Turn:
    """Forget the citizen at once; only what was filed, and whether, is left for the farewell page."""
    filed = visit.filed is not None
    opining = Opining(visit.procedure.id) if filed and visit.procedure else None
    bare = fresh(visit)
    bare = replace(bare, page=Page.FAREWELL, language=visit.language, notice="filed" if filed else "")
    bare = replace(bare, opining=opining)
    scanned = visit.scanning.pages or visit.scanning.taken >= 0 or any(each.pages for each in visit.attachments)
    look = (LookForPaper(),) if scanned and not visit.learning else ()
    return Turn(bare, (StopCamera(), StopCard(), *left_over(visit), Wipe(), SayFarewell(), *look))


def left_over(visit: Visit) -> tuple[GiveTimeBack, ...]:
    """A time that may have been taken on the way is given back: nobody will come."""
    return (GiveTimeBack(),) if visit.booking.unsettled else ()


def fresh(visit: Visit) -> Visit:
    """A new visit at the same kiosk; one that takes no visits says so instead of greeting."""
    page = Page.OUT_OF_SERVICE if visit.out_of_service else Page.HOME
    return Visit(
        setting=visit.waiting or visit.setting,
        board=visit.board,
        now=visit.now,
        page_printer=visit.page_printer,
        codes_asked=visit.codes_asked,
        sheets_asked=visit.sheets_asked,
        page=page,
        out_of_service=visit.out_of_service,
        closed_since=visit.closed_since if visit.out_of_service else None,
    )


def home(visit: Visit) -> Visit:
    """Back at the greeting with nothing of what was looked at but the language, and who helps."""
    return replace(fresh(visit), language=visit.language, helper=visit.helper)
