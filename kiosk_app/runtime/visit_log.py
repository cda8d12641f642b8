"""What the journal keeps of a visit that is shown: its troubles as codes, and who of the staff helped where."""

from __future__ import annotations

from collections.abc import Callable

from kiosk_app.flow.state import Visit
from kiosk_app.runtime.assist_log import AssistLog
from kiosk_app.runtime.fault_log import FaultLog


class VisitLog:
    """`note` takes event and detail, of nobody."""

    def __init__(self, note: Callable[[str, str], None]) -> None:
        self._logs = (FaultLog(note), AssistLog(note))

    def follow(self, visit: Visit) -> None:
        for log in self._logs:
            log.follow(visit)
