"""The jumping clock in small: no stall, no loss, no wrong trust, and faults that were planted are found."""

from __future__ import annotations

import json

import pytest

from tests.lab import clock


def test_a_few_jumps_stall_lose_and_deceive_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    status = clock.main(["--json", "--size", "24", "--seed", "5"])
    said = capsys.readouterr()
    told = json.loads(said.out.splitlines()[-1])
    assert (told["stalls"], told["lost"], told["wrong_trust"]) == (0, 0, 0), said.err
    assert told["jumps"] >= 24
    assert status == 0


@pytest.mark.long
@pytest.mark.timeout(240)
def test_the_lab_finds_what_was_planted(capsys: pytest.CaptureFixture[str]) -> None:
    assert clock.main(["--json", "--plant"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"planted": 3, "found": 3}
