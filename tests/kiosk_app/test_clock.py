"""A clock is believed since a time server was heard, until somebody sets it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk_app.clock import ProvenClock, SystemClock
from kiosk_app.flow.moment import Moment, TimeTrust

TEN_YEARS = 10 * 365 * 86400.0


def test_a_clock_that_jumps_is_believed_no_more_until_a_server_is_heard_again(tmp_path: Path) -> None:
    heard, wall, uptime = tmp_path / "synchronized", [1_795_000_000.0], [100.0]
    clock = SystemClock(heard=heard, wall=lambda: wall[0], uptime=lambda: uptime[0])

    def trusted() -> bool:
        return clock.now().trust is TimeTrust.TRUSTED

    assert not trusted()
    heard.touch()
    assert trusted()
    wall[0], uptime[0] = wall[0] + 3600, uptime[0] + 3600
    assert trusted()
    for jump in (TEN_YEARS, -2 * TEN_YEARS):
        wall[0] += jump
        assert not trusted()
    os.utime(heard, (1, 1))
    assert trusted()
    heard.unlink()
    assert not trusted()
    assert clock.monotonic() == uptime[0]


def test_a_rehearsals_shift_is_a_jump_like_any_other(tmp_path: Path) -> None:
    heard, offset = tmp_path / "synchronized", [0.0]
    heard.touch()
    clock = SystemClock(lambda: offset[0], heard=heard, wall=lambda: 1_795_000_000.0, uptime=lambda: 5.0)
    assert clock.now().trust is TimeTrust.TRUSTED
    offset[0] = TEN_YEARS
    assert clock.now().trust is TimeTrust.ESTIMATED
    offset[0] = 0.0
    assert clock.now().trust is TimeTrust.TRUSTED


class Hand:
    """Set by hand."""

    def __init__(self, at: datetime) -> None:
        self.moment, self.uptime = Moment(at, TimeTrust.TRUSTED), 50.0

    def now(self) -> Moment:
        return self.moment

    def monotonic(self) -> float:
        return self.uptime


def test_nobody_lives_long_before_a_time_that_was_signed() -> None:
    noon, second = datetime(2026, 11, 22, 5, tzinfo=UTC), timedelta(seconds=1)
    hand, signed = Hand(noon), [datetime.min.replace(tzinfo=UTC)]
    clock = ProvenClock(hand, lambda: signed[0])
    assert (clock.now(), clock.behind) == (hand.moment, False)
    signed[0] = noon + timedelta(hours=20)
    assert clock.now() == hand.moment, "slow is not wrong"
    hand.moment = Moment(datetime(1970, 1, 1, tzinfo=UTC), TimeTrust.TRUSTED)
    assert (clock.now(), clock.behind) == (Moment(signed[0], TimeTrust.ESTIMATED), True)
    hand.uptime += 90
    assert clock.now().at == signed[0] + 90 * second, "and time goes on"
    signed[0] += 30 * second
    hand.uptime += 1
    assert clock.now().at == signed[0] + 61 * second, "never back"
    signed[0] += timedelta(days=9)
    assert clock.now().at == signed[0]
    hand.moment = Moment(signed[0] + second, TimeTrust.TRUSTED)
    assert (clock.now(), clock.behind) == (hand.moment, False)
