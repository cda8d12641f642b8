"""Taps through a real pcscd with virtual readers, and pcscd killed in mid-reading: a process of its own.

    python -m tests.lab.tapping.through_service TAPS KILLS SEED

The PC/SC library finds its service once in a process's life, so whoever tried another one before is of no use.
The outcome is one JSON object.
"""

from __future__ import annotations

import json
import os
import queue
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from drivers.cancel import Cancel
from drivers.card.pcsc_reader import PcscCardReader
from drivers.card.persona import load_persona
from drivers.card.private_pcscd import PrivatePcscd
from drivers.card.reader import CardReading, CardState, CardStatus
from drivers.card.vpcd import VirtualCard
from drivers.errors import DeviceFault, FaultCode
from tests import figures
from tests.lab.tapping.at_home import trusting
from tests.lab.tapping.desk import Desk, Footprint, is_warm, read
from tests.lab.tapping.plan import draw
from tests.lab.tapping.watched import WatchedCard, watched
from tests.memory_switchboard import MemorySwitchboard

_PATIENCE_S = 20.0
_LATEST_KILL = 16
_SAY_EACH = 50
#: A service that died under a reading is gone; its card may have been seen to go first.
_GONE = frozenset({FaultCode.CARD_NO_READER, FaultCode.CARD_REMOVED})


@dataclass
class _Eye:
    """Follows the reader's status."""

    seen: queue.SimpleQueue[CardStatus] = field(default_factory=queue.SimpleQueue)
    now: CardState = CardState.NO_SERVICE

    def settle(self, state: CardState) -> bool:
        """Wait until `state` shows; False where it does not."""
        until = time.monotonic() + _PATIENCE_S
        while self.now is not state:
            try:
                self.now = self.seen.get(timeout=max(0.01, until - time.monotonic())).state
            except queue.Empty:
                return False
        return True


@dataclass
class _Kills:
    recovered: int = 0
    said: int = 0
    stuck: int = 0
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def main(taps: str, kills: str, seed: str) -> int:
    chance = random.Random(int(seed))
    with _service() as (pcscd, board), watched():
        eye, reader = _Eye(), PcscCardReader(terms=trusting())
        subscription = reader.watch(eye.seen.put)
        eye.settle(CardState.EMPTY)
        # Another card at once would be the same one to a service that looks a few times a second.
        desk = Desk(board, reader, chance, lambda state: _drained(eye, state), swaps=False)
        warm = Footprint.now()
        for done in range(1, int(taps) + 1):
            if not desk.tap(draw(chance, mute=False)):
                break
            if is_warm(done, int(taps)):
                warm = Footprint.now()
            if done % _SAY_EACH == 0:
                figures.say(f"{done} taps through pcscd, {len(desk.count.wrong)} not as they should be")
        after = _Kills()
        for _ in range(int(kills)):
            _kill(pcscd, board, reader, eye, after, chance)
        now = Footprint.now()
        subscription.close()
        reader.close()
    count = desk.count
    told = {
        "taps": count.taps,
        "stuck": count.stuck + after.stuck,
        "wrong": count.wrong + after.wrong,
        "wrong_taps": len(count.wrong),
        "read": count.read,
        "disturbed": count.disturbed,
        "rss_growth_mb": now.rss_mb - warm.rss_mb,
        "threads_growth": now.threads - warm.threads,
        "recoveries": after.recovered,
        "recovery_p95_s": _p95(after.seconds),
    }
    print(json.dumps(told))
    return 0


@contextmanager
def _service() -> Iterator[tuple[PrivatePcscd, MemorySwitchboard]]:
    board, stop = MemorySwitchboard(), Cancel()
    with tempfile.TemporaryDirectory(prefix="taps", dir="/tmp") as folder, PrivatePcscd(Path(folder)) as pcscd:
        os.environ.update(pcscd.environment)
        card = threading.Thread(target=VirtualCard(pcscd.port, board).run, args=(stop,))
        card.start()
        try:
            # After a crash the service has to be where the card looks for it.
            again = PrivatePcscd(pcscd.run_dir, pcscd.port)
            pcscd.stop()
            with again:
                yield again, board
        finally:
            stop.cancel()
            card.join()


def _drained(eye: _Eye, state: CardState) -> bool:
    """What was seen before is old news: of several the last one counts."""
    while not eye.seen.empty():
        eye.now = eye.seen.get().state
    return eye.settle(state)


def _kill(
    pcscd: PrivatePcscd,
    board: MemorySwitchboard,
    reader: PcscCardReader,
    eye: _Eye,
    after: _Kills,
    chance: random.Random,
) -> None:
    """pcscd dies under a reading and comes back: the reading says so, the next card is read."""
    person, at, dead = load_persona("mai"), chance.randrange(1, _LATEST_KILL), threading.Event()

    def at_command(number: int) -> None:
        if number == at:
            dead.set()
            pcscd.kill()

    board.turn(card=person.name, extra={})
    _drained(eye, CardState.PRESENT)
    WatchedCard.at_command = at_command
    cut = read(reader, person.bac_key())
    WatchedCard.at_command = lambda _: None
    if cut is None:
        after.stuck += 1
    elif not dead.is_set() or not isinstance(cut, DeviceFault) or cut.code not in _GONE:
        after.wrong.append(f"killed at {at}: {cut.code if isinstance(cut, DeviceFault) else 'read'}")
    if not dead.is_set():
        pcscd.kill()
    eye.settle(CardState.NO_SERVICE)
    pcscd.start()
    began = time.monotonic()
    eye.settle(CardState.PRESENT)
    after.seconds.append(time.monotonic() - began)
    found = read(reader, person.bac_key())
    if isinstance(found, CardReading) and found.number == person.printed.number:
        after.recovered += 1
    else:
        after.wrong.append(f"after a kill at {at}: {found.code if isinstance(found, DeviceFault) else 'stuck'}")
    board.turn(card="")
    _drained(eye, CardState.EMPTY)


def _p95(seconds: list[float]) -> float:
    if len(seconds) < 2:
        return round(sum(seconds), 2)
    return round(statistics.quantiles(seconds, n=20, method="inclusive")[-1], 2)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
