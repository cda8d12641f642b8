"""Who helped at which page, by the id in the roster: into the journal, with nothing of whom."""

from __future__ import annotations

from collections.abc import Callable

from kiosk_app.flow.assisted import Helper
from kiosk_app.flow.state import Visit


class AssistLog:
    """`follow` sees each visit that is shown; `note` takes event and detail.

    Every page that a helped citizen comes to is noted with its helper, and so are both answers.
    """

    def __init__(self, note: Callable[[str, str], None]) -> None:
        self._note = note
        self._helper: Helper | None = None
        self._page = ""

    def follow(self, visit: Visit) -> None:
        before, now = self._helper, visit.helper
        if before is not None and (now is None or now.person != before.person):
            self._note("assist.declined" if before.agreed is None else "assist.ended", before.person)
            before = None
        if now is not None and before is None:
            self._note("assist.asked", f"{now.role} {now.person}")
        if now is not None and now.agreed is not None:
            self._agreed(before, now, visit.page)
        self._helper, self._page = now, visit.page

    def _agreed(self, before: Helper | None, now: Helper, page: str) -> None:
        begins = before is None or before.agreed is None
        if begins:
            self._note("assist.agreed", now.person)
        if begins or page != self._page:
            self._note("assist.page", f"{now.person} {page}")
        if now.confirmed and (before is None or not before.confirmed):
            self._note("assist.confirmed", now.person)
