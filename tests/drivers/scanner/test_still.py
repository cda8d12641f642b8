"""Stillness grows with quiet pictures and is lost by one movement."""

from __future__ import annotations

from drivers.scanner.still import Stillness


def test_it_grows_to_one_and_stays() -> None:
    still = Stillness()
    steps = [still.step(0.3, page_there=True) for _ in range(12)]
    assert steps[0] < steps[3] < steps[7] == 1.0
    assert steps[-1] == 1.0


def test_a_hand_or_an_empty_mat_starts_it_anew() -> None:
    still = Stillness()
    for _ in range(8):
        still.step(0.3, page_there=True)
    assert still.step(5.0, page_there=True) == 0.0
    assert still.step(0.3, page_there=True) > 0.0
    assert still.step(0.3, page_there=False) == 0.0
