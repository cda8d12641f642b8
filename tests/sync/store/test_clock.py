"""The sender's clock is believed since the portal confirmed it, until it jumps."""

from __future__ import annotations

import pytest

from sync.contract.times import Trust
from sync.store.clock import JUMP_SECONDS, SystemClock


@pytest.mark.parametrize("jump", [10 * 365 * 86400.0, -10 * 365 * 86400.0, JUMP_SECONDS + 1])
def test_a_confirmed_clock_is_trusted_until_it_jumps(jump: float) -> None:
    wall, uptime = [1_795_000_000.0], [7.0]
    clock = SystemClock(lambda: wall[0], lambda: uptime[0])
    assert clock.now().trust is Trust.ESTIMATED
    clock.confirm()
    wall[0], uptime[0] = wall[0] + 86400, uptime[0] + 86400
    assert clock.now().trust is Trust.TRUSTED
    wall[0] += jump
    assert clock.now().trust is Trust.ESTIMATED
    # Back again is no proof: somebody set it twice.
    wall[0] -= jump
    assert clock.now().trust is Trust.ESTIMATED
    clock.confirm()
    assert clock.now().trust is Trust.TRUSTED
