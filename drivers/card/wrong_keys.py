"""A cap on wrong keys for each card put down, so that guessing at a reader cannot lock a citizen's card."""

from __future__ import annotations

import threading
from collections.abc import Hashable

from drivers.card.reader import CardReading
from drivers.errors import DeviceFault, FaultCode

#: A card without a date of expiry may spend two tries of the chip for one try here.
MAX_WRONG_KEYS = 5


class WrongKeys:
    """Counts refusals between one putting-down of a card (`placing`) and the next. Thread-safe."""

    def __init__(self, most: int = MAX_WRONG_KEYS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._placing: Hashable = None
        self._refused = 0

    def refusal(self, placing: Hashable) -> DeviceFault | None:
        """CARD_LOCKED once this placing has used up its tries, before the chip is touched."""
        with self._lock:
            if placing == self._placing and self._refused >= self._most:
                return DeviceFault(FaultCode.CARD_LOCKED, "too many wrong keys since the card was put down")
            return None

    def count(self, placing: Hashable, outcome: CardReading | DeviceFault) -> None:
        """Take in what a reading came to."""
        with self._lock:
            if placing != self._placing:
                self._placing, self._refused = placing, 0
            if isinstance(outcome, CardReading):
                self._refused = 0
            elif outcome.code is FaultCode.CARD_KEY_REFUSED:
                self._refused += 1
            elif outcome.code is FaultCode.CARD_LOCKED:
                self._refused = self._most
