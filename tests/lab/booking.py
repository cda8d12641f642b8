"""The last place of a time, wanted by two kiosks and the web page at once over a line that drops.

    python -m tests.lab.booking [--json] [--seed S] [--size ROUNDS] [--plant]

Each round has one place left at a desk. Two kiosks (the real flow and its work) and the portal's own page press
at the same moment, each on a thread of its own; a fifth of the questions never arrives, and of the answers a
fifth never comes back, so whoever heard nothing asks again. Then the store is held against what each screen
showed. With --plant three faults are to be found: a desk that gives away one place too many, a kiosk that says
"booked" before it heard so, and a page that does not offer the next time.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date, timedelta
from unittest import mock

from drivers.cancel import Cancel
from kiosk_app.flow.booking import TakeTime, TimeTaken
from kiosk_app.runtime.booking_work import BookingWork
from kiosk_app.runtime.workers import Job
from portal.store import bookings
from tests import figures
from tests.lab.racing.racers import KioskRacer, Outcome, Prize, Racer, WebRacer
from tests.lab.racing.town import Town, open_town

ABOUT = "The last place at a desk, wanted by two kiosks and the web at once, over a line that drops."
LOST_RATIO = 0.2
LIMITS = {"double_booked": 0, "held_for_nobody": 0, "untold": 0, "none_won": 0}
_FIRST = date(2026, 11, 24)
_DAYS, _TIMES, _DESKS = 12, 44, 3
_PLANTED_ROUNDS = 12


@dataclass
class Told:
    """`attempts` counts presses; `told` who lost, heard it and was offered the next free time."""

    rounds: int = 0
    attempts: int = 0
    won: int = 0
    won_by_web: int = 0
    told: int = 0
    untold: int = 0
    double_booked: int = 0
    held_for_nobody: int = 0
    none_won: int = 0
    notes: list[str] = field(default_factory=list)

    def count(self, prize: Prize, outcomes: list[Outcome], standing: list[str]) -> None:
        """`standing`: the codes that the store keeps for the one place; the last outcome is the web's."""
        shown = [each.code for each in outcomes if each.code]
        self.rounds += 1
        self.attempts += sum(each.tries for each in outcomes)
        self.won += len(shown)
        self.won_by_web += outcomes[-1].code != ""
        losers = [each for each in outcomes if not each.code]
        self.told += sum(each.told and each.offered != "" for each in losers)
        self.untold += sum(not (each.told and each.offered != "") for each in losers)
        self.double_booked += max(0, len(shown) - 1) + max(0, len(standing) - 1)
        self.held_for_nobody += len(set(standing) - set(shown))
        self.none_won += not shown
        if len(shown) != 1 or standing != shown:
            self.notes.append(f"{prize.desk} {prize.day} {prize.at}: shown {shown}, standing {standing}")


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("booking", ABOUT, 150, plant=True, arguments=arguments)
    if options.plant:
        return _plant(options)
    began = time.monotonic()
    with open_town(options.seed, LOST_RATIO) as town:
        told = play(town, options.seed, options.size)
    for note in told.notes[:20]:
        figures.say(note)
    found: dict[str, int | float | str] = {
        "rounds": told.rounds,
        "attempts": told.attempts,
        "double_booked": told.double_booked,
        "told": told.told,
        "untold": told.untold,
        "held_for_nobody": told.held_for_nobody,
        "none_won": told.none_won,
        "won_by_web": told.won_by_web,
        "lost_on_the_way": town.lost,
        "seconds_s": round(time.monotonic() - began, 1),
    }
    figures.tell("the last place", found, as_json=options.json, limits=LIMITS)
    return 1 if any(int(found[name]) for name in LIMITS) else 0


def play(town: Town, seed: int, rounds: int, work: type[BookingWork] = BookingWork) -> Told:
    """Each round another time at one of the desks, with all places but the last taken before."""
    told, chance = Told(), random.Random(seed)
    racers: list[Racer] = [KioskRacer(town, "A", work), KioskRacer(town, "B", work), WebRacer(town)]
    every = [
        (desk, day, time_) for desk in range(1, _DESKS + 1) for day in range(_DAYS) for time_ in range(_TIMES)
    ]
    with ThreadPoolExecutor(len(racers)) as pool:
        for number, day, at in chance.sample(every, rounds):
            minutes = 8 * 60 + at * 15
            prize = Prize(
                f"C0{number}", _FIRST + timedelta(days=day), f"{minutes // 60:02d}:{minutes % 60:02d}"
            )
            town.fill(prize.desk, prize.day, prize.at, number - 1)
            for racer in racers:
                racer.ready(prize)
            start = threading.Barrier(len(racers))
            under_way = [pool.submit(_race, racer, start) for racer in racers]
            outcomes = [each.result() for each in under_way]
            told.count(prize, outcomes, town.confirmed(prize.desk, prize.day, prize.at))
    return told


def _race(racer: Racer, start: threading.Barrier) -> Outcome:
    start.wait()
    return racer.go()


class _Hasty(BookingWork):
    """Says "booked" without having heard so."""

    def take(self, order: TakeTime) -> Job:
        real = super().take(order)

        def hasty(cancel: Cancel) -> None:
            real(cancel)
            self._post(TimeTaken("HEN-000-000"))

        return hasty


def _plant(options: figures.Options) -> int:
    take = bookings.take
    one_too_many = mock.patch.object(
        bookings, "take", lambda session, wanted, most, by, draw: take(session, wanted, most + 1, by, draw)
    )
    silent = mock.patch("portal.public.book.next_free", return_value=None)
    rounds = min(options.size, _PLANTED_ROUNDS)
    found = {
        "a place too many": _seen(options.seed, rounds, one_too_many).double_booked > 0,
        "booked before it was": _seen(options.seed, rounds, nullcontext(), _Hasty).double_booked > 0,
        "the next is not offered": _seen(options.seed, rounds, silent).untold > 0,
    }
    for name, is_found in found.items():
        if not is_found:
            figures.say(f"NOT found: {name}")
    told: dict[str, int | float | str] = {"planted": len(found), "found": sum(found.values())}
    figures.tell("the last place, with faults planted", told, as_json=options.json)
    return 0 if all(found.values()) else 1


def _seen(
    seed: int, rounds: int, planted: AbstractContextManager[object], work: type[BookingWork] = BookingWork
) -> Told:
    with open_town(seed, LOST_RATIO) as town, planted:
        return play(town, seed, rounds, work)


if __name__ == "__main__":
    sys.exit(main())
