"""What a citizen is asked who is being helped."""

from __future__ import annotations

from kiosk_app.flow.assisted import ASK, CONFIRM, AssistScreen
from kiosk_app.flow.state import Visit


def assist(visit: Visit) -> AssistScreen:
    helper = visit.helper
    assert helper is not None
    return AssistScreen(ASK if helper.agreed is None else CONFIRM, helper.name, helper.role)
