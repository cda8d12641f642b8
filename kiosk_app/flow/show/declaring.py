"""The declaration as it will be on paper, its numbers masked."""

from __future__ import annotations

from kiosk_app.flow.declaration_screens import DeclarationScreen
from kiosk_app.flow.journey import must
from kiosk_app.flow.state import Visit
from kiosk_app.flow.steps.declaring import may_print


def declaration(visit: Visit) -> DeclarationScreen:
    now = visit.sheets
    name = must(visit.procedure).name.read(visit.language)
    return DeclarationScreen(name, now.state, now.pictures, now.printing, may_print(visit), now.near)


def offered(visit: Visit) -> str:
    """How printing stands where sheets are offered beside something else; empty where they are not."""
    begun = visit.sheets.printing
    return begun if begun != "none" or may_print(visit) else ""
