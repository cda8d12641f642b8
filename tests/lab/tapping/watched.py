"""A placed card that tells what befell it, and on which command: what a right outcome is judged by."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from enum import StrEnum
from unittest import mock

from drivers.card.simulator import placing
from drivers.card.simulator.faults import FaultKind
from drivers.card.simulator.placing import Hand, PlacedCard

_SECURE = 0x0C
_SELECT, _READ, _SET, _GENERAL, _CHALLENGE, _MUTUAL = 0xA4, 0xB0, 0x22, 0x86, 0x84, 0x82


class Stage(StrEnum):
    """How far a reading was: what the chip offers, the key, the application, the files."""

    OFFERS = "offers"
    PACE = "pace"
    SELECT = "select"
    BAC = "bac"
    INSIDE = "inside"


def stage_of(command: bytes) -> Stage:
    if command[0] & _SECURE:
        return Stage.INSIDE
    if command[1] in (_SET, _GENERAL):
        return Stage.PACE
    if command[1] in (_CHALLENGE, _MUTUAL):
        return Stage.BAC
    return Stage.SELECT if command[1:3] == bytes((_SELECT, 0x04)) else Stage.OFFERS


class WatchedCard(PlacedCard):
    """`hit`: the command on which its fault came about, None for as long as it did not."""

    #: Called with the number of each command, from the thread that reads.
    at_command: Callable[[int], None] = staticmethod(lambda _: None)
    #: The one put down last.
    last: WatchedCard | None = None
    _lock = threading.Lock()

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.hit: bytes | None = None
        self.commands = 0
        self.lifted = False
        self._calamity = hand.fault
        with self._lock:
            WatchedCard.last = self

    def transmit(self, command: bytes) -> bytes | None:
        fault = self._calamity
        if fault is not None and self.hit is None:
            mute = fault.kind is FaultKind.MUTE
            if mute or self.commands >= fault.after:
                self.hit = command
        self.commands += 1
        type(self).at_command(self.commands)
        answer = super().transmit(command)
        self.lifted |= answer is None
        return answer


@contextlib.contextmanager
def watched() -> Iterator[None]:
    """Every card that is put down meanwhile is a `WatchedCard`."""
    with mock.patch.object(placing, "PlacedCard", WatchedCard):
        yield
        WatchedCard.last = None
