"""The journeys lab in short: two roads to their ends by touch, and each planted fault is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk_app.ui.engine import use_software_renderer
from tests.lab import journeys
from tests.lab.journeying import plants
from tests.lab.journeying.booth import application
from tests.lab.journeying.tours import Told, go
from tests.lab.journeying.world import BIRTH, TOURS, shipped

use_software_renderer()
_FEW = (BIRTH, "certified_copy")


@pytest.fixture(autouse=True, scope="module")
def glass() -> None:
    application()


def test_two_roads_by_touch_to_their_ends(tmp_path: Path) -> None:
    told, setting = Told(), shipped()
    go(told, TOURS[0], setting, [entry for entry in setting.procedures if entry.id in _FEW], tmp_path, 1)
    found = journeys.figures_of(told)
    assert (told.stuck, told.persons.missing, told.warnings) == ([], [], [])
    assert journeys.kept(found)
    assert found["completed_touch"] == len(_FEW)


@pytest.mark.parametrize("plant", plants.PLANTS, ids=lambda plant: plant.name)
def test_a_planted_fault_is_found(plant: plants.Plant, tmp_path: Path) -> None:
    assert journeys.finds(plant, tmp_path, 1)
