"""How a process behind the wall lives: naps, bells, a store that goes and comes, the end of the leash."""

from __future__ import annotations

import logging

import pytest

from portal.store.outage import Outage, StoreUnavailableError
from portal.working import LONGEST_NAP_S, NAP_S, keep_working


class Bed:
    """Notes each nap; the leash ends after `turns` of them."""

    def __init__(self, turns: int) -> None:
        self.turns = turns
        self.naps: list[float] = []
        self.struck = 0

    def strike(self) -> None:
        self.struck += 1

    def rest(self, timeout_s: float) -> bool:
        self.naps.append(timeout_s)
        return len(self.naps) < self.turns


class Job:
    """Does as it is told, turn by turn: True, False, or an exception."""

    def __init__(self, *turns: bool | Exception) -> None:
        self.turns = iter(turns)
        self.made = 0

    def make(self) -> Job:
        self.made += 1
        return self

    def __call__(self) -> bool:
        turn = next(self.turns)
        if isinstance(turn, Exception):
            raise turn
        return turn


def test_no_nap_while_there_is_work_and_the_others_hear_of_it() -> None:
    bed = Bed(4)
    keep_working("x", Job(True, True, False, True).make, bed)
    assert bed.naps == [0, 0, NAP_S, 0]
    assert bed.struck == 3


def test_a_store_that_is_away_is_looked_for_more_and_more_rarely_and_told_of_twice(
    caplog: pytest.LogCaptureFixture,
) -> None:
    gone = [StoreUnavailableError(Outage.GONE) for _ in range(6)]
    bed, job = Bed(8), Job(*gone, False, False)
    with caplog.at_level(logging.INFO):
        keep_working("opener", job.make, bed)
    assert bed.naps == [NAP_S, 1.0, 2.0, 4.0, LONGEST_NAP_S, LONGEST_NAP_S, NAP_S, NAP_S]
    assert [record.getMessage() for record in caplog.records] == [
        "store.unavailable role=opener reason=store.gone",
        "store.back role=opener",
    ]
    assert job.made == 1


def test_a_store_that_is_away_at_the_start_is_waited_for_too() -> None:
    job, tries = Job(True), iter((StoreUnavailableError(Outage.GONE), None))

    def make() -> Job:
        trouble = next(tries)
        if trouble is not None:
            raise trouble
        return job

    bed = Bed(2)
    keep_working("x", make, bed)
    assert bed.naps == [NAP_S, 0]


def test_whatever_else_trips_it_is_the_end_of_the_process() -> None:
    with pytest.raises(KeyError):
        keep_working("x", Job(False, KeyError("x")).make, Bed(9))
