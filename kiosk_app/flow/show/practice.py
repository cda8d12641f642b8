"""Before and after a practice visit."""

from __future__ import annotations

from kiosk_app.flow.journey import must
from kiosk_app.flow.screens import PracticeScreen
from kiosk_app.flow.state import Visit


def practice(visit: Visit) -> PracticeScreen:
    procedure = must(visit.procedure)
    return PracticeScreen(procedure.name.read(visit.language), procedure.minutes)
