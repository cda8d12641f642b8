"""The paper that a dossier ended in, page by page."""

from __future__ import annotations

from kiosk_app.flow.results import ResultScreen, ResultShown
from kiosk_app.flow.state import Visit
from kiosk_app.flow.steps.declaring import may_print


def result(visit: Visit) -> ResultScreen:
    assert visit.status is not None
    assert visit.status.result is not None
    facts, now = visit.status.result, visit.result or ResultShown()
    return ResultScreen(
        name=facts.name,
        office=facts.office,
        signed=facts.signed,
        place=facts.place,
        hours=facts.hours,
        state=now.state,
        pictures=now.pictures,
        trouble=now.trouble,
        printing=visit.sheets.printing,
        may_print=may_print(visit),
        reading=now.reading,
        pages=now.pages,
    )
