"""Waiting: not too little, not too long, and not stopped by any clock."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.backoff import Backoff
from sync.breaker import Breaker
from sync.heartbeat import Heartbeat
from sync.schedule import Schedule
from sync.store import LineState
from sync.store.due import LONGEST_WAIT_SECONDS
from tests.sync.conftest import World
from tests.sync.worlds import blobs_in


@given(st.integers(1, 10_000), st.floats(0, 0.999), st.none() | st.floats(0, 1e9))
def test_a_wait_is_bounded_whatever_is_asked_for(failures: int, chance: float, asked: float | None) -> None:
    assert 0 <= Backoff(lambda: chance).wait(failures, asked) <= LONGEST_WAIT_SECONDS


def test_the_first_retry_is_immediate_and_the_ceiling_doubles_to_its_cap() -> None:
    backoff = Backoff(lambda: 1.0, cap=60.0)
    assert [backoff.wait(n) for n in range(1, 9)] == [0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]
    assert Backoff(lambda: 0.0).wait(5, 30.0) == 30.0


def test_a_fleet_that_was_told_the_same_time_does_not_come_back_at_it() -> None:
    for asked in (30.0, 1e6):
        waits = {Backoff(lambda: kiosk / 1000).wait(1, asked) for kiosk in range(1000)}  # noqa: B023 - used at once
        assert len(waits) == 1000
        assert max(waits) - min(waits) > min(asked, 720.0) / 5


def test_an_open_breaker_lets_one_probe_through_and_no_crowd() -> None:
    now = [0.0]
    breaker = Breaker(Backoff(lambda: 1.0, 60.0), lambda: now[0])
    assert breaker.closed()
    breaker.failed()
    breaker.failed()
    assert not breaker.closed()
    assert not breaker.probe_now()
    now[0] = 2.0
    assert [breaker.probe_now() for _ in range(3)] == [True, False, False]
    assert breaker.succeeded()
    assert breaker.closed()
    assert not breaker.succeeded()


def test_the_line_is_seen_to_fail_and_to_come_back_while_nobody_sends(world: World) -> None:
    heartbeat = Heartbeat(world.session, lambda: world.monotonic[0])
    assert heartbeat.round() == 1
    assert world.outbox.line().state is LineState.UP
    world.portal.before = lambda method, path: httpx.ConnectError("no route")
    world.pass_time(61)
    assert heartbeat.round() == 0
    assert world.outbox.line().state is LineState.DOWN
    world.portal.before = lambda method, path: None
    world.pass_time(1)
    assert heartbeat.round() == 1
    assert world.outbox.line().state is LineState.UP


def test_a_clock_that_the_portal_confirms_is_trusted_from_then_on(world: World) -> None:
    confirmed: list[bool] = []
    world.session.trust_clock = lambda: confirmed.append(True)
    world.clock.advance(-86400)
    world.session.probe()
    assert confirmed == []
    world.clock.advance(86400 + 240)
    world.session.probe()
    assert confirmed == [True]


def ran(event: threading.Event) -> bool:
    """Long enough for any machine; a job that runs at all answers at once."""
    return event.wait(30)


def test_a_ring_starts_the_work_and_a_clock_set_back_does_not_stop_it(folder: Path) -> None:
    offset = [timedelta(0)]
    done = threading.Event()

    def work() -> int:
        done.set()
        return 1

    schedule = Schedule({"work": (3000.0, work)}, blobs_in(folder), lambda: datetime.now(UTC) + offset[0])
    schedule.start()
    assert ran(done)
    done.clear()
    schedule.kick()
    assert ran(done)
    done.clear()
    assert schedule.watch() == 0
    # The machine's clock is now ten years earlier than the time the next run was planned for.
    offset[0] = timedelta(days=-3650)
    assert schedule.watch() == 1
    assert ran(done)
    schedule.stop()


@pytest.mark.parametrize(("named", "is_given_up"), [("SQLITE_FULL", True), ("SQLITE_BUSY", False)])
def test_a_round_that_finds_the_disk_full_gives_up_the_ballast_and_is_tried_again(
    folder: Path, caplog: pytest.LogCaptureFixture, named: str, is_given_up: bool
) -> None:
    blobs = blobs_in(folder)
    blobs.prepare()
    rounds = threading.Semaphore(0)

    def work() -> int:
        rounds.release()
        error = sqlite3.OperationalError("a text that may quote a value")
        error.sqlite_errorname, error.sqlite_errorcode = named, getattr(sqlite3, named)
        raise error

    schedule = Schedule({"work": (0.05, work)}, blobs, lambda: datetime.now(UTC))
    schedule.start()
    assert rounds.acquire(timeout=30)
    assert rounds.acquire(timeout=30)
    schedule.stop()
    assert (blobs.folder / "ballast").exists() is not is_given_up
    assert named in caplog.text
    assert "quote" not in caplog.text


def test_a_round_that_trips_over_a_bug_is_run_again_and_stops_no_other(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tripped, others = threading.Semaphore(0), threading.Semaphore(0)

    def trips() -> int:
        tripped.release()
        raise RuntimeError("a bug")

    def works() -> int:
        others.release()
        return 0

    rounds = {"trips": (0.05, trips), "works": (0.05, works)}
    schedule = Schedule(rounds, blobs_in(folder), lambda: datetime.now(UTC))
    schedule.start()
    for _ in range(3):
        assert tripped.acquire(timeout=30)
        assert others.acquire(timeout=30)
    schedule.stop()
    assert "a bug" in caplog.text


def test_what_got_on_a_moment_ago_is_no_news_of_the_line() -> None:
    now = [0.0]
    breaker = Breaker(Backoff(lambda: 1.0, 60.0), lambda: now[0])
    assert not breaker.is_lively()
    breaker.progressed()
    now[0] = 39.0
    assert breaker.is_lively()
    breaker.failed()
    assert not breaker.is_lively()
    breaker.succeeded()
    now[0] = 41.0
    assert not breaker.is_lively()
