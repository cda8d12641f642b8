"""The day on the bus in small: what citizens were told is what the portal has; what was planted is found."""

from __future__ import annotations

import json

import pytest

from tests.lab import bus


def test_nine_hours_without_a_line_lose_nothing_and_tell_the_truth(capsys: pytest.CaptureFixture[str]) -> None:
    assert bus.main(["--json", "--size", "5"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (found["visits"], found["cuts"], found["arrived_without_line"]) == (5, 2, 0)
    assert found["data_mb"] > found["sealed_mb"] > 0


@pytest.mark.long
def test_the_lab_finds_what_was_planted(capsys: pytest.CaptureFixture[str]) -> None:
    assert bus.main(["--json", "--plant"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"planted": 2, "found": 2}
