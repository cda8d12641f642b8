"""Stillness grows with quiet pictures and their time, and is lost by one movement."""

from __future__ import annotations

import pytest

from drivers.scanner.still import Stillness


@pytest.mark.parametrize("rate", [8, 16, 30])
def test_it_takes_the_same_time_however_many_pictures_come(rate: int) -> None:
    still = Stillness()
    still.step(255.0, page_there=True, at_s=100.0)
    steps = [still.step(0.3, page_there=True, at_s=100.0 + (turn + 1) / rate) for turn in range(rate)]
    assert steps[0] < steps[rate // 2] < 1.0
    assert next(turn + 1 for turn, step in enumerate(steps) if step == 1.0) / rate == pytest.approx(
        0.85, abs=0.06
    )
    assert steps[-1] == 1.0


def test_two_pictures_a_second_apart_are_not_stillness() -> None:
    still = Stillness()
    still.step(255.0, page_there=True, at_s=0.0)
    assert still.step(0.3, page_there=True, at_s=1.0) < 0.5
    assert still.step(0.3, page_there=True, at_s=2.0) < 0.5


def test_a_hand_or_an_empty_mat_starts_it_anew() -> None:
    still = Stillness()
    for turn in range(20):
        still.step(0.3, page_there=True, at_s=turn / 16)
    assert still.step(5.0, page_there=True, at_s=1.3) == 0.0
    assert 0.0 < still.step(0.3, page_there=True, at_s=1.4) < 0.5
    assert still.step(0.3, page_there=False, at_s=1.5) == 0.0
