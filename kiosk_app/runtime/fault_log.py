"""Which trouble was shown to citizens, as codes in the journal: what a technician asks first."""

from __future__ import annotations

from collections.abc import Callable

from kiosk_app.flow.state import Visit


class FaultLog:
    """`follow` sees each visit that is shown; `note` takes event and code. A panel is noted once."""

    def __init__(self, note: Callable[[str, str], None]) -> None:
        self._note = note
        self._shown = ""
        self._closed = ""

    def follow(self, visit: Visit) -> None:
        shown = visit.fault.code if visit.fault else ""
        if shown and shown != self._shown:
            self._note("fault", shown)
        if visit.out_of_service and visit.out_of_service != self._closed:
            self._note("out_of_service", visit.out_of_service)
        self._shown, self._closed = shown, visit.out_of_service
