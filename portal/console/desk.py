"""What an officer works with, in one place: reading, deeds, verdicts, fees, and the log of who looked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portal.console.acts import Acts
from portal.console.bookings import Bookings
from portal.console.call_backs import CallBacks
from portal.console.deeds import Deeds
from portal.console.fees import Fees
from portal.console.joining import Joining
from portal.console.labels import Labels
from portal.console.opinions import Opinions
from portal.console.reading import Paper, Reading
from portal.console.tokens import Tokens
from portal.console.verdicts import Verdicts


@dataclass(frozen=True, slots=True)
class Desk:
    """All calls block on the disk, but for those of `fees`."""

    reading: Reading
    deeds: Deeds
    verdicts: Verdicts
    fees: Fees
    joining: Joining
    acts: Acts
    call_backs: CallBacks
    bookings: Bookings
    opinions: Opinions
    labels: Labels
    tokens: Tokens
    new_id: Callable[[], str]
    """32 hexadecimal digits for a form that must count once."""

    def show(self, code: str, officer: str) -> dict[str, Any] | None:
        """One dossier, and a line in the log that this officer read it."""
        found = self.reading.show(code)
        if found is not None and found["content"] is not None:
            self.acts.write(officer, "read", found["code"])
        return found

    def paper(self, code: str, number: int, officer: str) -> Paper | None:
        """One attachment, and a line in the log."""
        found = self.reading.paper(code, number)
        if found is not None:
            self.acts.write(officer, f"paper.{number}", code[:20])
        return found
