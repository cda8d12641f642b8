"""The page of codes for the citizen's own telephone."""

from __future__ import annotations

from kiosk_app.flow.carrying import READY, CarryScreen
from kiosk_app.flow.state import Visit


def carry(visit: Visit) -> CarryScreen:
    filed = visit.filed
    assert filed is not None
    assert filed.carrying is not None
    now = filed.carrying
    state = "received" if filed.delivered else now.state
    address = ""
    if state == READY:
        fragment = now.fragments[now.number - 1]
        # Behind the `#`: no request of a browser says it, so no log on the way has it.
        address = f"{visit.setting.carry_url}?lang={visit.language}#{fragment}"
    papers = any(entry.pages for entry in visit.attachments)
    return CarryScreen(state, address, now.number, max(1, len(now.fragments)), papers)
