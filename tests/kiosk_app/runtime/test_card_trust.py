"""What a technician hears of the folder of trust: each change once, and a fault by its code."""

from __future__ import annotations

from collections.abc import Callable

from drivers.cancel import Cancel
from drivers.card.reader import (
    AccessKey,
    CardReading,
    CardState,
    CardStatus,
    Need,
    Step,
    Subscription,
    TrustState,
)
from drivers.errors import DeviceFault
from kiosk_app.flow.faults import FAULTS
from kiosk_app.runtime.card_trust import FAULT, CardTrust


class Reader:
    def __init__(self) -> None:
        self.now = CardStatus(CardState.NO_SERVICE)

    def status(self) -> CardStatus:
        return self.now

    def watch(self, seen: Callable[[CardStatus], None]) -> Subscription:
        raise NotImplementedError

    def read(
        self, key: AccessKey, needs: frozenset[Need], progress: Callable[[Step], None], cancel: Cancel
    ) -> CardReading | DeviceFault:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError


def test_each_change_is_noted_once_and_a_file_of_no_use_is_a_fault() -> None:
    reader, noted = Reader(), list[tuple[str, str]]()
    trust = CardTrust(reader, lambda event, detail: noted.append((event, detail)))
    trust.look()
    # No word of the devices yet.
    assert noted == []
    for state in (TrustState.NONE, TrustState.NONE, TrustState.FAULTY, TrustState.FAULTY):
        reader.now = CardStatus(CardState.EMPTY, "reader", state)
        trust.look()
    reader.now = CardStatus(CardState.NO_SERVICE)
    trust.look()
    reader.now = CardStatus(CardState.PRESENT, "reader", TrustState.FAULTY)
    trust.look()
    assert noted == [("card.trust", "none"), ("card.trust", "faulty"), ("fault", FAULT)]
    assert FAULT in FAULTS
