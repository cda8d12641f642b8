"""The whole rogue-sync lab: it is quick enough to run whole, and a kiosk that trusts too much is found."""

from __future__ import annotations

import json

import pytest

from tests.lab import rogue_sync
from tests.lab.rogue.plants import PLANTS, Plant


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    for name in ("kiosk", "portal.alarms"):
        caplog.set_level("CRITICAL", name)


def test_no_attack_succeeds(capsys: pytest.CaptureFixture[str]) -> None:
    status = rogue_sync.main(["--json"])
    said = capsys.readouterr()
    told = json.loads(said.out.splitlines()[-1])
    assert told["succeeded"] == 0, said.err
    assert told["attacks"] == len(rogue_sync.ATTACKS) > 80
    assert status == 0


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_a_kiosk_that_trusts_too_much_is_found(plant: Plant) -> None:
    with plant.planted():
        succeeded = rogue_sync.attack(plant.against, bool)
    assert [note for note in succeeded if "tripped" not in note]


def test_no_two_attacks_have_one_name() -> None:
    names = [each.name for each in rogue_sync.ATTACKS]
    assert len(set(names)) == len(names)
