"""The contract lab in small: the citizens' pages answer as described, and planted faults are found."""

from __future__ import annotations

import json

import pytest

from tests.lab import contract
from tests.lab.contracting.fronts import open_fronts
from tests.lab.contracting.plants import PLANTS
from tests.lab.contracting.trial import Trial


@pytest.mark.filterwarnings("default")
def test_the_citizens_pages_answer_as_described_and_a_planted_fault_is_found() -> None:
    plant = next(each for each in PLANTS if each.front == "public")
    with open_fronts() as fronts:
        front = next(each for each in fronts if each.name == "public")
        trial = Trial()
        trial.run(front, 1, 4)
        assert not trial.findings
        assert not trial.errors
        assert trial.cases > 50
        front.gate.app = plant.around(front.gate.app)
        trial.run(front, 1, 4)
        assert any(plant.what in finding.what for finding in trial.findings.values())


@pytest.mark.long
@pytest.mark.timeout(400)
@pytest.mark.filterwarnings("default")
def test_every_face_of_the_portal_answers_as_described(capsys: pytest.CaptureFixture[str]) -> None:
    status = contract.main(["--json", "--size", "8"])
    said = capsys.readouterr()
    told = json.loads(said.out.splitlines()[-1])
    assert told["findings"] == 0, said.err
    assert told["cases"] > 1000
    assert status == 0


@pytest.mark.long
@pytest.mark.timeout(400)
@pytest.mark.filterwarnings("default")
def test_the_lab_finds_what_was_planted(capsys: pytest.CaptureFixture[str]) -> None:
    assert contract.main(["--json", "--plant", "--size", "8"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["found"] == told["planted"] == 3
