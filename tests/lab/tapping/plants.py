"""Readers with one fault each, which the lab has to find: it would be blind without that."""

from __future__ import annotations

import threading
from collections.abc import Callable

from drivers.cancel import Cancel
from drivers.card.reader import AccessKey, CardReading, Need, Step
from drivers.card.simulated import SimulatedCardReader
from drivers.errors import DeviceFault, FaultCode

_LEAK = 64 * 1024
_HANGS_AT = 40
Told = Callable[[Step], None]


class Swallowing(SimulatedCardReader):
    """Says of a card that was taken away that it does not answer."""

    def read(
        self, key: AccessKey, needs: frozenset[Need], progress: Told, cancel: Cancel
    ) -> CardReading | DeviceFault:
        outcome = super().read(key, needs, progress, cancel)
        if isinstance(outcome, DeviceFault) and outcome.code is FaultCode.CARD_REMOVED:
            return DeviceFault(FaultCode.CARD_MUTE)
        return outcome


_kept: list[bytearray] = []


class Leaking(SimulatedCardReader):
    """Keeps something of every reading."""

    def read(
        self, key: AccessKey, needs: frozenset[Need], progress: Told, cancel: Cancel
    ) -> CardReading | DeviceFault:
        _kept.append(bytearray(b"\1" * _LEAK))
        return super().read(key, needs, progress, cancel)


class Threading(SimulatedCardReader):
    """Leaves a thread behind with every reading. `over` lets them go."""

    over = threading.Event()

    def read(
        self, key: AccessKey, needs: frozenset[Need], progress: Told, cancel: Cancel
    ) -> CardReading | DeviceFault:
        threading.Thread(target=Threading.over.wait, daemon=True).start()
        return super().read(key, needs, progress, cancel)


class Hanging(SimulatedCardReader):
    """Waits for ever for one card. `over` lets it go."""

    over = threading.Event()
    readings = 0

    def read(
        self, key: AccessKey, needs: frozenset[Need], progress: Told, cancel: Cancel
    ) -> CardReading | DeviceFault:
        Hanging.readings += 1
        if Hanging.readings == _HANGS_AT:
            Hanging.over.wait()
        return super().read(key, needs, progress, cancel)


def let_go() -> None:
    """What the plants hold is given back, and they are as new."""
    _kept.clear()
    for plant in (Threading, Hanging):
        plant.over.set()
        plant.over = threading.Event()
    Hanging.readings = 0
