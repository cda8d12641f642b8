"""Every request of a life, cut in each of its places; one life for each cut."""

from __future__ import annotations

import logging
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from portal.places import Places
from portal.setup import Setup
from tests.lab.cutting.life import Lives
from tests.lab.cutting.line import Cut, Passed
from tests.lab.cutting.town import Town
from tests.portal.world import START_MS, World
from tests.sync.worlds import MEMORY


@contextmanager
def open_town() -> Iterator[Town]:
    """A new portal and a new kiosk, in memory where there is such a place."""
    # Each cut is a warning of sync's, and none of them is news here.
    logging.getLogger("sync").addHandler(logging.NullHandler())
    with tempfile.TemporaryDirectory(prefix="tam", dir=MEMORY) as name:
        state, kiosk = Path(name) / "state", Path(name) / "kiosk"
        kiosk.mkdir()
        Setup(Places(state), lambda: START_MS, secrets.token_bytes).run(practice=True)
        with (
            closing(World.in_folder(state, guesses_per_minute=10_000, asks_per_minute=10_000)) as portal,
            closing(Town(kiosk, portal)) as town,
        ):
            yield town


def cut_everywhere(lives: Lives, whole: list[Passed]) -> Iterator[str]:
    """What went wrong in each life, empty for nothing; ends at the first wrong, whose traces would stay."""
    for number, each in enumerate(whole):
        for cut in each.cuts():
            wrong = wrong_with(lives, whole, number, cut)
            yield wrong
            if wrong:
                return


def wrong_with(lives: Lives, whole: list[Passed], number: int, cut: Cut) -> str:
    """One life, cut there; what is wrong after it, named."""
    told = f"{whole[number].label}, request {number}, cut {cut}"
    try:
        passed = lives.live(number, cut)
    except AssertionError as error:
        return f"{told}: {error}"
    return "" if passed[number].label == whole[number].label else f"{told}: met {passed[number].label}"
