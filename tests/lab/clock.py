"""A wall clock that jumps up to ten years either way, in visits, submits, uploads and receipts.

    python -m tests.lab.clock [--json] [--seed S] [--size JUMPS] [--plant]

The clocks are injected: the wall clock is set by hand before, between and in the middle of everything, while
the one that counts seconds goes on. Whatever was filed arrives within the longest wait, drafts live for their
time, and no time is called trusted that is more than minutes off. With --plant three faults are to be found: a
clock that stays trusted once it was, waits by the wall clock, and rows that go by their date alone.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

from sync.contract.times import Trust, format_time
from sync.store import Moment
from sync.store.clock import SystemClock
from sync.store.connection import Connection
from tests import figures
from tests.lab.jumping.story import Hands, Means, Told, play

ABOUT = "A wall clock that jumps ten years either way: nothing stalls or is lost, and no wrong time is trusted."
_JUMPS_A_STORY = 12
_LIMITS = {"stalls": 0, "lost": 0, "wrong_trust": 0}


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("clock", ABOUT, 480, plant=True, arguments=arguments)
    # A line that is down every few seconds would be said every few seconds.
    with figures.hushed("sync"):
        return _run(options)


def _run(options: figures.Options) -> int:
    began = time.monotonic()
    if options.plant:
        return _plant(options)
    told = fight(options.seed, options.size, Means())
    for note in told.notes[:20]:
        figures.say(note)
    found: dict[str, int | float | str] = {
        "jumps": told.jumps,
        "stalls": told.stalls,
        "lost": told.lost,
        "wrong_trust": told.wrong_trust,
        "submits": told.submits,
        "seconds_s": round(time.monotonic() - began, 1),
    }
    figures.tell("a clock that jumps", found, as_json=options.json, limits=_LIMITS)
    return 0 if not any(int(found[name]) for name in _LIMITS) else 1


def fight(seed: int, jumps: int, means: Means) -> Told:
    told, number = Told(), 0
    while told.jumps < jumps:
        play(told, seed, number, _JUMPS_A_STORY, means)
        number += 1
    return told


def _plant(options: figures.Options) -> int:
    size = min(options.size, 5 * _JUMPS_A_STORY)
    sticky = fight(options.seed, size, Means(make_clock=_Sticky))
    waits = fight(options.seed, size, Means(wait_clock=lambda hands: hands.wall))
    dated = fight(options.seed, size, Means(each_step=_by_date))
    found = (sticky.wrong_trust > 0) + (waits.stalls > 0) + (dated.lost > 0)
    figures.say("all planted faults were found" if found == 3 else "a planted fault was NOT found")
    figures.tell("planted faults of the clock", {"planted": 3, "found": found}, as_json=options.json)
    return 0 if found == 3 else 1


class _Sticky(SystemClock):
    """Once trusted, always trusted."""

    def __init__(self, hands: Hands) -> None:
        super().__init__(hands.wall, lambda: hands.uptime)
        self._hands = hands
        self._ever = False

    def confirm(self) -> None:
        self._ever = True

    def now(self) -> Moment:
        at = datetime.fromtimestamp(self._hands.wall(), UTC)
        return Moment(at, Trust.TRUSTED if self._ever else Trust.ESTIMATED)


def _by_date(store: Connection, clock: SystemClock) -> None:
    """Whatever is dated a year ago goes."""
    year = format_time(datetime.fromtimestamp(clock.now().epoch - 365 * 86400, UTC))
    with store.write() as database:
        database.execute(
            "DELETE FROM outbox WHERE submitted_at < ? AND dossier_id NOT IN (SELECT dossier_id FROM payments)",
            (year,),
        )


if __name__ == "__main__":
    sys.exit(main())
