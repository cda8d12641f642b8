"""The chaos lab in small: over a line that resets and garbles everything arrives, once, and little twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.lab import chaos
from tests.lab.chaosing.tap import Ledger, Tap, Then
from tests.lab.chaosing.trials import DELAY_S, bytes_per_s
from tests.lab.chaosing.weather import Weather
from tests.lab.chaosing.world import ChaosWorld


class Drawn:
    """A chance that was drawn before: `fault` decides whether, `at` where."""

    def __init__(self, fault: float, at: int) -> None:
        self.fault, self.at = fault, at

    def random(self) -> float:
        return self.fault

    def randrange(self, end: int) -> int:
        return min(self.at, end - 1)

    def choice(self, of: tuple[Then, Then]) -> Then:
        return of[0]


REQUEST = b"PUT /v1/health HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"


@pytest.mark.parametrize("at", [0, 10, len(REQUEST) - 6, len(REQUEST) - 1])
@pytest.mark.parametrize("cut", [1, 7, len(REQUEST)])
def test_a_request_is_reset_at_the_byte_that_was_drawn(at: int, cut: int) -> None:
    ledger = Ledger()
    tap = Tap(Weather(reset=0.5), ledger, Drawn(0.4, at))  # type: ignore[arg-type]  # as much of it as is used
    pieces = [REQUEST[start : start + cut] for start in range(0, len(REQUEST), cut)]
    passed = [step for piece in pieces for step in tap.feed(piece)]
    assert b"".join(piece for piece, _ in passed) == REQUEST[:at]
    assert passed[-1][1] is Then.RESET
    assert ledger.faults == 1


def test_requests_on_one_connection_are_told_apart() -> None:
    ledger = Ledger()
    tap = Tap(Weather(reset=0.5), ledger, Drawn(0.9, 0))  # type: ignore[arg-type]  # as much of it as is used
    passed = list(tap.feed(REQUEST + REQUEST[:20])) + list(tap.feed(REQUEST[20:]))
    assert b"".join(piece for piece, _ in passed) == 2 * REQUEST
    assert (ledger.requests, ledger.faults) == (2, 0)


@pytest.fixture
def world() -> Iterator[ChaosWorld]:
    with closing(ChaosWorld(Weather(rate=bytes_per_s(20_000), delay=DELAY_S), seed=3)) as opened:
        opened.open()
        opened.wait_until_up()
        yield opened


@pytest.mark.timeout(240)
def test_resets_and_garble_lose_nothing_double_nothing_and_repeat_a_leaf_at_most(world: ChaosWorld) -> None:
    world.weather.reset, world.weather.garble = 0.25, 0.1
    names = world.submit(*[200_000] * 5)
    assert world.drained(names, 180)
    world.weather.clear()
    assert world.trouble(names) == (0, 0)
    ledger = world.relay.ledger
    assert ledger.faults > 0
    assert ledger.resent <= ledger.faults


@pytest.mark.long
@pytest.mark.timeout(300)
def test_the_lab_finds_what_was_planted() -> None:
    told, missed = chaos.plant(seed=1)
    assert missed == []
    assert told["found"] == told["planted"]
