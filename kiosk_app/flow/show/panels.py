"""What shows each panel that lies over a page."""

from __future__ import annotations

from collections.abc import Callable

from kiosk_app.flow.show import assisted, person, staff
from kiosk_app.flow.state import Visit

PANELS: dict[str, Callable[[Visit], object]] = {
    "person": person.person,
    "call_back": person.call_back,
    "staff_code": staff.staff_code,
    "staff": staff.staff,
    "assist": assisted.assist,
}
