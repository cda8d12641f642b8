"""Sample pages of the A4 declaration. Their sheet is that of `samples_sheet`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow import screens as s
from kiosk_app.flow.declaration_screens import DeclarationScreen
from kiosk_app.ui.samples_filed import filed

#: The number of the sheet among the pictures of the glass.
SHEET = 2
Say = Callable[[str, str], str]


def declared(say: Say, screen: Callable[..., s.Screen]) -> dict[str, s.Screen]:
    page = s.Page.DECLARATION
    name = say("Bản sao trích lục khai sinh", "Copy of a birth record")
    ready = DeclarationScreen(name, "ready", (SHEET, SHEET), "none", True)
    finished = filed(say).finished
    out = screen(page, replace(ready, printing="refused"), "review")
    return {
        "declaration": screen(page, ready, "review"),
        "declaration_alone": screen(page, replace(ready, pictures=(SHEET,), may_print=False), "review"),
        "declaration_near": screen(page, replace(ready, near=True), "review"),
        "declaration_drawing": screen(
            page, replace(ready, state="drawing", pictures=(), may_print=False), "review"
        ),
        "declaration_failed": screen(page, replace(ready, state="failed", pictures=()), "review"),
        "declaration_printing": screen(page, replace(ready, printing="printing"), "review"),
        "declaration_printed": screen(page, replace(ready, printing="printed"), "review"),
        "finished_sheets": screen(s.Page.FINISHED, replace(finished, sheets="none"), "finished"),
        "finished_sheets_printed": screen(s.Page.FINISHED, replace(finished, sheets="printed"), "finished"),
        "fault_pages": replace(out, fault=s.FaultPanel("pages.paper_out", ("retry", "back"))),
    }
