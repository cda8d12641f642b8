"""The real sync and the real portal over a bad line: slow, far, reset, garbled, dark.

    python -m tests.lab.chaos [--json] [--seed S] [--size KIB] [--plant]

Three kiosks at once: KIB of sealed leaves over a clean 384 kbit/s at 80 ms round trip, the same with each
request reset with probability 0.3 at a uniformly random byte, and a sweep from 16 to 384 kbit/s with changed
bytes and a line that goes dark. Then a crowd of small dossiers with and without one in a hundred that the
portal stumbles over. Last, a dossier's whole life over and over, the line cut at each single request in each
place where it can be cut. With --plant sync has three faults that must be found: it sends from zero after a
reset, it never tries again, it waits too long.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TypeVar

from tests import figures
from tests.lab.chaosing.trials import RESET, Drain, crowd, drain, sweep
from tests.lab.chaosing.weather import Weather
from tests.lab.chaosing.world import ChaosWorld
from tests.lab.cutting.everywhere import cut_everywhere, open_town
from tests.lab.cutting.life import Lives

T = TypeVar("T")
ABOUT = "A bad line: how much of it is used, what is sent twice, what one poison dossier costs the others."
SIZE_KIB = 4096
LEAST_CLEAN, LEAST_RESETS, MOST_RESENT, MOST_DELAY = 0.90, 0.85, 1.0, 0.05
_CROWD, _POISON = 99, 1
_PLANT_KIB = 768
_SOON = 3.0


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("chaos", ABOUT, SIZE_KIB, plant=True, arguments=arguments)
    began = time.monotonic()
    if options.plant:
        told, missed = plant(options.seed)
    else:
        told, missed = play(options.seed, options.size)
    told["seconds_s"] = round(time.monotonic() - began, 1)
    limits = {"leaves_resent_per_fault": MOST_RESENT, "poison_delay_ratio": MOST_DELAY, "lost": 0, "doubled": 0}
    figures.tell("a bad line", told, as_json=options.json, limits={} if options.plant else limits)
    for miss in missed:
        figures.say(miss)
    return 1 if missed else 0


def play(seed: int, kib: int) -> tuple[dict[str, int | float | str], list[str]]:
    """The figures, and what misses its limit. Raises PartError."""
    with ExitStack() as stack:
        clean, resets, swept = (_open(stack, seed + number) for number in range(3))
        figures.say(f"{kib} KiB over 384 kbit/s, clean and with resets; a sweep beside them")
        quiet, cut, rates = _together(
            lambda: drain(clean, kib, reset=0.0),
            lambda: drain(resets, kib, reset=RESET),
            lambda: sweep(swept, random.Random(seed)),
        )
        figures.say(f"{_CROWD} small ones, and the same behind {_POISON} that the portal stumbles over")
        (alone, wrong), (behind, wrong_behind) = _together(
            lambda: crowd(clean, _CROWD, 0), lambda: crowd(resets, _CROWD, _POISON)
        )
    figures.say("a whole life, the line cut at each single request")
    requests, cuts, wrong_life = lives()
    faults, resent = cut.faults + rates.faults, cut.resent + rates.resent
    told: dict[str, int | float | str] = {
        "link_use_clean_ratio": round(quiet.use, 3),
        "link_use_resets_ratio": round(cut.use, 3),
        "leaves_resent_per_fault": round(resent / max(faults, 1), 3),
        "poison_delay_ratio": round(max(0.0, behind / alone - 1), 3),
        "faults": faults,
        "leaves_resent": resent,
        "clean_s": round(quiet.seconds, 1),
        "resets_s": round(cut.seconds, 1),
        "sweep_s": round(rates.seconds, 1),
        "crowd_s": round(alone, 1),
        "requests_of_a_life": requests,
        "lives_with_a_cut": cuts,
        "lost": quiet.lost + cut.lost + rates.lost,
        "doubled": quiet.doubled + cut.doubled + rates.doubled,
    }
    held = {
        f"link use on a clean line is below {LEAST_CLEAN}": quiet.use >= LEAST_CLEAN,
        f"link use under resets is below {LEAST_RESETS}": cut.use >= LEAST_RESETS,
        "more than a leaf is sent twice for a fault": resent <= MOST_RESENT * faults,
        "one poison dossier delays the others": behind / alone - 1 < MOST_DELAY,
        "something was lost or doubled": told["lost"] == told["doubled"] == wrong == wrong_behind == 0,
    }
    missed = [miss for miss, holds in held.items() if not holds]
    return told, missed + [wrong_life] * bool(wrong_life)


def lives() -> tuple[int, int, str]:
    """Requests of a life, lives with one of them cut, and what was wrong after the last."""
    with open_town() as town:
        lived = Lives(town)
        whole = lived.live()
        wrongs = list(cut_everywhere(lived, whole))
    return len(whole), len(wrongs), wrongs[-1]


@dataclass(frozen=True, slots=True)
class _Plant:
    """A fault of sync, and what shows that it was found."""

    kind: str
    shows: Callable[[Drain], bool]


PLANTS = (
    _Plant("from-zero", lambda seen: seen.resent_per_fault > MOST_RESENT),
    _Plant("never-again", lambda seen: seen.lost > 0),
    _Plant("timid", lambda seen: seen.use < LEAST_RESETS),
)


def plant(seed: int) -> tuple[dict[str, int | float | str], list[str]]:
    """How many of the planted faults were found, and which were not."""
    with ExitStack() as stack:
        worlds = [_open(stack, seed + number, each.kind) for number, each in enumerate(PLANTS)]
        seen = _together(*[_drained(world) for world in worlds])
    missed = [each.kind for each, drained in zip(PLANTS, seen, strict=True) if not each.shows(drained)]
    told: dict[str, int | float | str] = {"planted": len(PLANTS), "found": len(PLANTS) - len(missed)}
    return told, [f"NOT found: {kind}" for kind in missed]


def _drained(world: ChaosWorld) -> Callable[[], Drain]:
    return lambda: drain(world, _PLANT_KIB, reset=RESET, patience=_SOON)


def _open(stack: ExitStack, seed: int, planted: str = "") -> ChaosWorld:
    """In the main thread: the kernel ends parts with the thread that they come from."""
    world = ChaosWorld(Weather(), seed, planted)
    stack.callback(world.close)
    world.open()
    return world


def _together(*trials: Callable[[], T]) -> list[T]:
    with ThreadPoolExecutor(len(trials)) as pool:
        return [under_way.result() for under_way in [pool.submit(trial) for trial in trials]]


if __name__ == "__main__":
    sys.exit(main())
