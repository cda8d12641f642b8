"""What is tried on the line, each with the figures that it gives."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass

from tests import figures
from tests.lab.chaosing.world import ChaosWorld

KIB = 1024
RATE_KBIT, DELAY_S = 384, 0.04
RESET = 0.3
_GARBLE = 0.15
_DARK_S = 5.0
#: kbit/s and the KiB that a trial of half a minute carries over it.
SWEEP = ((16, 30), (48, 80), (128, 160), (384, 320))
CROWD_KBIT, CROWD_KIB = 4000, 20


def bytes_per_s(kbit: float) -> float:
    return kbit * 1000 / 8


@dataclass(frozen=True, slots=True)
class Drain:
    """How a queue went up. `use`: bits of sealed leaves that arrived, of all that the line could carry."""

    use: float
    seconds: float
    faults: int
    resent: int
    lost: int
    doubled: int

    @property
    def resent_per_fault(self) -> float:
        return self.resent / self.faults if self.faults else float(self.resent)


def drain(world: ChaosWorld, kib: int, *, reset: float, patience: float = 3.0) -> Drain:
    """Four dossiers of `kib` KiB together over the usual line, from "saved" to the last receipt."""
    world.weather.rate, world.weather.delay = bytes_per_s(RATE_KBIT), DELAY_S
    world.wait_until_up()
    world.weather.reset = reset
    before = _Before(world)
    names = world.submit(*[kib * KIB // 4] * 4)
    began = time.monotonic()
    world.drained(names, 60 + patience * kib * KIB / world.weather.rate)
    seconds = time.monotonic() - began
    world.weather.clear()
    faults, resent, size = before.since()
    lost, doubled = world.trouble(names)
    return Drain(size / (bytes_per_s(RATE_KBIT) * seconds), seconds, faults, resent, lost, doubled)


def sweep(world: ChaosWorld, chance: random.Random) -> Drain:
    """Every rate with changed bytes, once the line goes dark: all of it arrives, and once."""
    world.wait_until_up()
    world.weather.delay, world.weather.garble = DELAY_S, _GARBLE
    before, names, began = _Before(world), list[str](), time.monotonic()
    for kbit, kib in SWEEP:
        world.weather.rate = bytes_per_s(kbit)
        sent = world.submit(kib * KIB // 2, kib * KIB // 2)
        if kbit == SWEEP[-1][0]:
            time.sleep(chance.uniform(1, 4))
            world.weather.dark = True
            time.sleep(_DARK_S)
            world.weather.dark = False
            world.relay.ledger.faults += 1
        if not world.drained(sent, 120):
            figures.say(f"{kbit} kbit/s: {world.received(sent)} of {len(sent)} after two minutes")
        names += sent
    world.weather.clear()
    faults, resent, _ = before.since()
    # What is late gets a good line at last: only what never comes is lost.
    world.weather.rate = bytes_per_s(8000)
    world.drained(names, 60)
    lost, doubled = world.trouble(names)
    return Drain(0.0, time.monotonic() - began, faults, resent, lost, doubled)


def crowd(world: ChaosWorld, good: int, poison: int) -> tuple[float, int]:
    """Seconds until `good` small dossiers are received behind `poison` ones that the portal stumbles over, and
    how many of the good ones are lost or doubled. The poison ones come first, where they do most harm.
    """
    world.weather.rate, world.weather.delay = bytes_per_s(CROWD_KBIT), DELAY_S
    world.wait_until_up()
    bad = [world.seal(CROWD_KIB * KIB) for _ in range(poison)]
    rows = [world.seal(CROWD_KIB * KIB) for _ in range(good)]
    world.weather.refused = frozenset(row.manifest.dossier_id for row in bad)
    world.hand_in(bad)
    names = world.hand_in(rows)
    began = time.monotonic()
    world.drained(names, 240)
    seconds = time.monotonic() - began
    lost, doubled = world.trouble(names)
    return seconds, lost + doubled


class _Before:
    """The relay's counts when a trial began."""

    def __init__(self, world: ChaosWorld) -> None:
        self._world = world
        ledger = world.relay.ledger
        self._faults, self._resent, self._bytes = ledger.faults, ledger.resent, world.leaf_bytes

    def since(self) -> tuple[int, int, int]:
        """Faults, leaves sent again, bytes of leaves handed in."""
        ledger = self._world.relay.ledger
        return (
            ledger.faults - self._faults,
            ledger.resent - self._resent,
            self._world.leaf_bytes - self._bytes,
        )
