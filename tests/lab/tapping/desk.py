"""Taps at one reader, each under watch: what it came to, whether it came to anything, what it left behind."""

from __future__ import annotations

import gc
import queue
import random
import resource
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from drivers.cancel import Cancel
from drivers.card.reader import AccessKey, CardReader, CardReading, CardState, Need
from drivers.card.simulator.placing import FAULT, SECOND
from drivers.errors import DeviceFault
from tests.lab.tapping.oracle import Hand, Happened, Tap, complaint
from tests.lab.tapping.plan import access_key, other_than
from tests.lab.tapping.watched import WatchedCard, stage_of
from tests.memory_switchboard import MemorySwitchboard

Outcome = CardReading | DeviceFault
#: A reading may take 30 s of patience; these cards are quick, so whatever lasts so long will not end.
STUCK_S = 25.0
_MIB = 1 << 20
_WARM = 0.15


@dataclass
class Count:
    """`wrong`: the taps that ended in a wrong sentence, told by codes and places."""

    taps: int = 0
    stuck: int = 0
    read: int = 0
    disturbed: int = 0
    wrong: list[str] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)

    @property
    def ended_well_ratio(self) -> float:
        return 1.0 if not self.taps else 1 - (len(self.wrong) + self.stuck) / self.taps


@dataclass
class Desk:
    """`reader` looks at the cards of `board`. `settle` waits until the reader shows that state.

    Without `swaps` a card that another would take the place of is lifted only.
    """

    board: MemorySwitchboard
    reader: CardReader
    chance: random.Random
    settle: Callable[[CardState], bool]
    count: Count = field(default_factory=Count)
    swaps: bool = True

    def tap(self, tap: Tap) -> bool:
        """False where the reader did not come back: it can be used no more."""
        cancel, acted = Cancel(), threading.Event()
        self._lay(tap)

        def at_command(number: int) -> None:
            if number == tap.at + 1 and tap.hand in (Hand.LEAVES, Hand.SWAPS):
                acted.set()
                if tap.hand is Hand.LEAVES:
                    cancel.cancel()
                else:
                    other = other_than(tap.persona, self.chance).name if self.swaps else ""
                    self.board.turn(card=other, extra={})

        WatchedCard.at_command = at_command
        card = WatchedCard.last if tap.hand is not Hand.NO_CARD else None
        outcome = in_time(lambda: self.reader.read(access_key(tap), needs_of(tap), lambda _: None, cancel))
        WatchedCard.at_command = lambda _: None
        self.count.taps += 1
        if outcome is None:
            self.count.stuck += 1
            return False
        self._judge(tap, card or WatchedCard.last, acted.is_set(), outcome)
        self.board.turn(card="", extra={})
        self.settle(CardState.EMPTY)
        return True

    def _lay(self, tap: Tap) -> None:
        if tap.hand is Hand.NO_CARD:
            return
        extra = {FAULT: str(tap.fault)} if tap.fault else {}
        if tap.hand is Hand.TWO_CARDS:
            extra[SECOND] = other_than(tap.persona, self.chance).name
        self.board.turn(card=tap.persona.name, extra=extra)
        if tap.hand is Hand.TWO_CARDS:
            self.settle(CardState.TWO_CARDS)
        else:
            mute = tap.fault is not None and tap.fault.kind == "mute"
            self.settle(CardState.MUTE if mute else CardState.PRESENT)

    def _judge(self, tap: Tap, card: WatchedCard | None, acted: bool, outcome: Outcome) -> None:
        hit = card.hit if card is not None and tap.hand is not Hand.NO_CARD else None
        happened = Happened(stage_of(hit) if hit else None, acted)
        if tap.fault is not None and tap.fault.kind == "mute":
            happened = Happened(stage_of(b"\x00\xa4\x02"), acted)
        wrong = complaint(tap, happened, outcome)
        self.count.disturbed += happened.stage is not None or acted
        self.count.read += isinstance(outcome, CardReading)
        self.count.said[outcome.code.value if isinstance(outcome, DeviceFault) else outcome.trust.value] += 1
        if wrong:
            fault = tap.fault or tap.hand
            self.count.wrong.append(f"{tap.persona.name}, {tap.key}, {fault} at {happened.stage}: {wrong}")


def needs_of(tap: Tap) -> frozenset[Need]:
    return frozenset({Need.MRZ, Need.VIETNAMESE_TEXT} if tap.words else {Need.MRZ})


def read(reader: CardReader, key: AccessKey, cancel: Cancel | None = None) -> Outcome | None:
    """A plain reading, None where it gets stuck."""
    needs = frozenset({Need.MRZ, Need.VIETNAMESE_TEXT})
    return in_time(lambda: reader.read(key, needs, lambda _: None, cancel or Cancel()))


def in_time(call: Callable[[], Outcome]) -> Outcome | None:
    """What `call` comes to, None if it does not within `STUCK_S`. An exception of it is raised here."""
    came: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()

    def work() -> None:
        try:
            came.put(call())
        except BaseException as error:  # carried over and raised by the caller
            came.put(error)

    threading.Thread(target=work, name="lab-tap", daemon=True).start()
    try:
        outcome = came.get(timeout=STUCK_S)
    except queue.Empty:
        return None
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


@dataclass
class Footprint:
    """Memory and threads of this process, held against an earlier look once all caches are warm."""

    rss_mb: float
    threads: int

    @staticmethod
    def now() -> Footprint:
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        # A thread's name outlives its work by a moment.
        return Footprint(pages * resource.getpagesize() / _MIB, threading.active_count())


def is_warm(done: int, size: int) -> bool:
    """Whether this is the tap after which nothing may grow."""
    return done == max(1, int(size * _WARM))
