"""The race for the last place in small: one wins, the others are told; and what was planted is found."""

from __future__ import annotations

import json

import pytest

from tests.lab import booking


def test_one_wins_the_last_place_and_the_others_hear_of_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert booking.main(["--json", "--size", "3", "--seed", "5"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (found["double_booked"], found["told"], found["untold"]) == (0, 6, 0)


@pytest.mark.long
@pytest.mark.timeout(240)
def test_the_lab_finds_what_was_planted(capsys: pytest.CaptureFixture[str]) -> None:
    assert booking.main(["--json", "--plant"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"planted": 3, "found": 3}
