"""Taps at the reader of this process; one that got stuck is left behind and another takes its place."""

from __future__ import annotations

import random
from collections.abc import Callable

from drivers.card.chip.anchors import Anchors
from drivers.card.chip.session import Terms
from drivers.card.reader import CardReader
from drivers.card.simulated import SimulatedCardReader
from drivers.card.simulator.issuer import practice_anchor
from drivers.switchboard import Switchboard
from tests import figures
from tests.lab.tapping.desk import Count, Desk, Footprint, is_warm
from tests.lab.tapping.plan import draw
from tests.lab.tapping.watched import watched
from tests.memory_switchboard import MemorySwitchboard

_SAY_EACH = 1000
#: More readers than this are not worth losing; the figures are bad enough by then.
_MOST_STUCK = 3


def trusting() -> Terms:
    """The practice issuer is believed, so that each judgement can be told from the others."""
    return Terms(anchors=Anchors((practice_anchor(),)))


def tap_at_home(
    size: int, seed: int, open_reader: Callable[[Switchboard, Terms], CardReader] = SimulatedCardReader
) -> tuple[Count, Footprint]:
    """The counts, and how much memory (MiB) and how many threads came to stay after the first taps."""
    board, chance, count = MemorySwitchboard(), random.Random(seed), Count()

    def desk_with(reader: CardReader) -> Desk:
        # This reader looks anew at each question, and only then does a card lie there.
        return Desk(board, reader, chance, lambda state: reader.status().state is state, count)

    desk, warm = desk_with(open_reader(board, trusting())), Footprint.now()
    with watched():
        for done in range(1, size + 1):
            if not desk.tap(draw(chance)):
                if count.stuck > _MOST_STUCK:
                    break
                board = MemorySwitchboard()
                desk = desk_with(open_reader(board, trusting()))
            if is_warm(done, size):
                warm = Footprint.now()
            if done % _SAY_EACH == 0:
                figures.say(f"{done:,} taps, {len(count.wrong)} not as they should be")
        now = Footprint.now()
    if not count.stuck:
        desk.reader.close()
    return count, Footprint(now.rss_mb - warm.rss_mb, now.threads - warm.threads)
