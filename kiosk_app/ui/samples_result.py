"""Sample pages of a dossier's result. Its sheet is that of `samples_sheet`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s
from kiosk_app.flow.results import ResultScreen
from kiosk_app.ui.samples_declaration import SHEET
from kiosk_app.ui.samples_filed import filed

Say = Callable[[str, str], str]


def ended(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    page = s.Page.RESULT
    ready = ResultScreen(
        name=say("Trích lục khai sinh (bản sao)", "Copy of a birth record"),
        office=say("UBND phường Hai Bà Trưng", "Hai Bà Trưng ward office"),
        signed="20/11/2026",
        place=say("Bộ phận Một cửa, 36 Nguyễn Đình Chiểu", "One-stop desk, 36 Nguyễn Đình Chiểu"),
        hours=say("Thứ Hai đến thứ Sáu, 8:00–17:00", "Monday to Friday, 8:00–17:00"),
        state="ready",
        pictures=(SHEET, SHEET),
        may_print=True,
    )
    failed = replace(ready, state="failed", pictures=(), may_print=False)
    done = replace(
        filed(say).status,
        state_id="status.state.done",
        step=4,
        collect=True,
        paper="locked",
        locked=True,
        timeline=tuple(replace(row, state="done", note_id="") for row in filed(say).status.timeline),
    )
    return {
        "result": screen(page, ready),
        "result_reading": screen(page, replace(ready, reading=True)),
        "result_alone": screen(page, replace(ready, pictures=(SHEET,), place="", hours="", may_print=False)),
        "result_fetching": screen(page, replace(ready, state="fetching", pictures=(), may_print=False)),
        "result_cut": screen(page, replace(failed, trouble="line")),
        "result_unreadable": screen(page, replace(failed, trouble="unreadable")),
        "result_long": screen(page, replace(failed, trouble="long", pages=48)),
        "result_printing": screen(page, replace(ready, printing="printing")),
        "result_printed": screen(page, replace(ready, printing="printed")),
        "status_paper_locked": screen(s.Page.STATUS, done),
        "status_paper_open": screen(s.Page.STATUS, replace(done, paper="open", locked=False)),
    }
