"""Whether whoever is at the panel of staff may offer a citizen their help."""

from __future__ import annotations

from kiosk_app.flow.staff import StaffDesk
from kiosk_app.flow.state import Visit


def may_help(visit: Visit) -> bool:
    """Who came in by a card of their own, while the point takes visits and nobody practises."""
    desk = visit.staff
    by_card = isinstance(desk, StaffDesk) and desk.session.person != ""
    return by_card and not visit.out_of_service and not visit.learning
