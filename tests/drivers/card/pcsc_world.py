"""PC/SC without PC/SC: a service, readers and cards that a test unplugs, restarts and lifts as it likes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from drivers.card.pcsc import PcscError, Slot
from drivers.card.simulator.applet import ATR, SimulatedChip

NO_SERVICE, NO_READER, NO_CARD, TIMEOUT = 0x8010001D, 0x80100009, 0x8010000C, 0x8010000A
Answer = Callable[[bytes], bytes]


@dataclass
class Place:
    """One reader; `events` counts insertions and removals."""

    chip: SimulatedChip | None = None
    events: int = 0
    between: Callable[[bytes, Answer], bytes] | None = None


@dataclass
class World:
    """`generation` grows with each start of the service: older contexts are void."""

    places: dict[str, Place] = field(default_factory=dict)
    running: bool = True
    generation: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)
    contexts: int = 0

    def change(self, act: Callable[[], None]) -> None:
        with self.changed:
            act()
            self.changed.notify_all()

    def plug(self, name: str) -> Place:
        place = Place()
        self.change(lambda: self.places.__setitem__(name, place))
        return place

    def unplug(self, name: str) -> None:
        self.change(lambda: self.places.__delitem__(name))

    def put(self, name: str, chip: SimulatedChip) -> None:
        self._turn(name, chip)

    def lift(self, name: str) -> None:
        self._turn(name, None)

    def stop(self) -> None:
        self.change(lambda: setattr(self, "running", False))

    def start(self) -> None:
        def act() -> None:
            self.running, self.generation = True, self.generation + 1

        self.change(act)

    def _turn(self, name: str, chip: SimulatedChip | None) -> None:
        def act() -> None:
            self.places[name].chip = chip
            self.places[name].events += 1

        self.change(act)


class FakeContext:
    """The shape of `drivers.card.pcsc.Context` over a World."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._cancelled = False
        with world.changed:
            self._generation = world.generation
            if not world.running:
                raise PcscError("SCardEstablishContext", NO_SERVICE)
            world.contexts += 1

    def _check(self) -> None:
        if not self._world.running or self._generation != self._world.generation:
            raise PcscError("SCardGetStatusChange", NO_SERVICE)

    def slots(self) -> tuple[Slot, ...]:
        with self._world.changed:
            self._check()
            return self._seen()

    def _seen(self) -> tuple[Slot, ...]:
        return tuple(
            Slot(name, place.events << 16, place.chip is not None, False, ATR if place.chip else b"")
            for name, place in self._world.places.items()
        )

    def wait(self, slots: Sequence[Slot], milliseconds: int) -> None:
        world = self._world

        def over() -> bool:
            gone = not world.running or self._generation != world.generation
            return self._cancelled or gone or self._seen() != tuple(slots)

        with world.changed:
            # A settling look need not wait: nothing changes here without a test's hand.
            world.changed.wait_for(over, timeout=milliseconds / 1000 if milliseconds > 1000 else 0)
            if self._cancelled:
                raise PcscError("SCardGetStatusChange", 0x80100002)
            self._check()

    def connect(self, slot: Slot) -> FakeLink:
        with self._world.changed:
            self._check()
            place = self._world.places.get(slot.name)
            if place is None:
                raise PcscError("SCardConnect", NO_READER)
            if place.chip is None:
                raise PcscError("SCardConnect", NO_CARD)
            place.chip.reset()
            return FakeLink(self, place, place.chip)

    def cancel(self) -> None:
        def act() -> None:
            self._cancelled = True

        self._world.change(act)

    def release(self) -> None:
        self._world.contexts -= 1


class FakeLink:
    def __init__(self, context: FakeContext, place: Place, chip: SimulatedChip) -> None:
        self._context = context
        self._place = place
        self._chip = chip

    def transmit(self, command: bytes) -> bytes:
        self._context._check()
        answer = self._chip.transmit
        return self._place.between(command, answer) if self._place.between else answer(command)

    def reset(self) -> None:
        self._context._check()
        self._chip.reset()

    def close(self) -> None:
        pass
