"""The kill lab in small: a few kills lose nothing, and faults that were planted are found."""

from __future__ import annotations

import json
import os

import pytest

from tests.lab import kill


@pytest.fixture(autouse=True)
def _environment_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lab sets what its parts inherit; after the test it is as before."""
    for name in ("PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))


@pytest.mark.timeout(240)
def test_a_few_kills_lose_double_and_halve_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    status = kill.main(["--json", "--size", "9", "--seed", "5"])
    said = capsys.readouterr()
    told = json.loads(said.out.splitlines()[-1])
    assert (told["lost"], told["doubled"], told["half"]) == (0, 0, 0), said.err
    assert told["kills"] >= 9
    assert told["kills_of_the_window"] == 1
    assert told["delivered"] >= told["submitted"] > 0
    assert status == 0


@pytest.mark.long
@pytest.mark.timeout(240)
def test_the_lab_finds_what_was_planted(capsys: pytest.CaptureFixture[str]) -> None:
    assert kill.main(["--json", "--plant", "--size", "20", "--seed", "5"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["found"] == told["planted"] == 3
