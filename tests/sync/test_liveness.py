"""Queue not empty and portal reachable: an attempt within T, whatever has happened before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from typing import NoReturn

import httpx
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from sync.contract.wire import ErrorCode
from sync.heartbeat import Heartbeat
from sync.store import QueueCounts
from sync.store.due import LONGEST_WAIT_SECONDS
from tests.sync.conftest import World, open_world
from tests.sync.fake_portal import Trouble, refuse

TEN_YEARS = 10 * 365 * 86400.0
#: Between two rounds of this story. In service there are two seconds, which only makes it sooner.
STEP_S = 30.0
WITHIN_S = LONGEST_WAIT_SECONDS + 2 * STEP_S
HTML = httpx.Response(200, content=b"<html>", headers={"content-type": "text/html"})


def later(seconds: str) -> httpx.Response:
    answer = refuse(ErrorCode.UNAVAILABLE, 503)
    answer.headers["retry-after"] = seconds
    return answer


TROUBLES: dict[str, httpx.Response | Exception] = {
    "no route": httpx.ConnectError("x"),
    "reset": httpx.ReadError("x"),
    "silence": httpx.ReadTimeout("x"),
    "captive": HTML,
    "stranger": refuse(ErrorCode.UNAUTHORISED, 401),
    "busy": later("5"),
    "busy for ever": later("999999"),
    "stumbles": httpx.Response(500),
    "limited": refuse(ErrorCode.RATE_LIMITED, 429),
}
PLACES: dict[str, Callable[[str], bool]] = {
    "everywhere": lambda path: True,
    "dossiers": lambda path: "/dossiers/" in path,
    "leaves": lambda path: "/leaves/" in path,
    "health": lambda path: path.endswith("/health"),
}


class Liveness(RuleBasedStateMachine):
    """The rounds as `Schedule` runs them: what one of them raises ends that round and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        self.world: World = self._stack.enter_context(open_world())
        self.heartbeat = Heartbeat(self.world.session, lambda: self.world.monotonic[0])
        self.seeds: Iterator[int] = count(1)

    @initialize()
    def begins(self) -> None:
        self.tick()

    @rule(size=st.sampled_from((10, 40_000, 400_000)))
    def a_citizen_submits(self, size: int) -> None:
        self.world.submit(next(self.seeds), (bytes(size),))

    @rule(trouble=st.sampled_from(sorted(TROUBLES)), place=st.sampled_from(sorted(PLACES)), after=st.booleans())
    def trouble_comes(self, trouble: str, place: str, after: bool) -> None:
        hook: Trouble = lambda method, path: TROUBLES[trouble] if PLACES[place](path) else None  # noqa: E731
        self.calm()
        if after:
            self.world.portal.after = hook
        else:
            self.world.portal.before = hook

    @rule(years=st.floats(-1, 1))
    def the_clock_jumps(self, years: float) -> None:
        self.world.clock.advance(years * TEN_YEARS)
        # A clock that has jumped from here by ten years at most, however often.
        self.world.clock.at = self.world.clock.at.replace(year=min(max(self.world.clock.at.year, 2016), 2036))

    @rule()
    def the_next_write_fails(self) -> None:
        store = self.world.store

        def fails() -> NoReturn:
            del vars(store)["write"]
            raise sqlite3.OperationalError("disk I/O error")

        # Once: what stands in the instance hides the method of its class.
        vars(store)["write"] = fails

    @rule(rounds=st.integers(1, 40))
    def time_passes(self, rounds: int) -> None:
        for _ in range(rounds):
            self.tick()

    @rule()
    def the_portal_is_reachable(self) -> None:
        """The promise itself."""
        self.calm()
        before = self.attempts()
        waited = 0.0
        while self.attempts() == before and self.waiting():
            assert waited <= WITHIN_S, self.world.outbox.line()
            self.tick()
            waited += STEP_S

    def teardown(self) -> None:
        self.calm()
        for _ in range(200):
            if not self.waiting():
                break
            self.tick()
        counts = self.world.outbox.counts()
        self._stack.close()
        assert counts == QueueCounts(0, 0)

    def tick(self) -> None:
        world = self.world
        for work in (self.heartbeat.round, world.pulls.round, world.transfer.round):
            try:
                work()
            except sqlite3.Error:
                continue
        world.pass_time(STEP_S)

    def calm(self) -> None:
        self.world.portal.before = self.world.portal.after = lambda method, path: None

    def attempts(self) -> int:
        return sum("/dossiers/" in request for request in self.world.portal.requests)

    def waiting(self) -> int:
        return self.world.outbox.counts().waiting


Liveness.TestCase.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
test_liveness = Liveness.TestCase
