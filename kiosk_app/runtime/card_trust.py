"""Whom the reader of chips believes, as a technician hears of it: noted once, and again when it changes."""

from __future__ import annotations

from collections.abc import Callable

from drivers.card.reader import CardReader, CardState, TrustState

#: No citizen is shown it: cards are read all the same, and count for less.
FAULT = "card.trust_folder"


class CardTrust:
    """`note` takes event and detail. Without a folder nobody is believed: so it is said, and is no fault."""

    def __init__(self, reader: CardReader, note: Callable[[str, str], None]) -> None:
        self._reader = reader
        self._note = note
        self._known: TrustState | None = None

    def look(self) -> None:
        """Asks the reader: not for the thread of the screen."""
        status = self._reader.status()
        # Without a service nobody knows, and what was known before stays.
        if status.state is CardState.NO_SERVICE or status.trust is self._known:
            return
        self._known = status.trust
        self._note("card.trust", status.trust.value)
        if status.trust is TrustState.FAULTY:
            self._note("fault", FAULT)
