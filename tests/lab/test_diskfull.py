"""The full disk in small: a few fills lose nothing and still drain, and faults that were planted are found."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

import pytest

from tests.lab import diskfull
from tests.lab.filling.disk import NoDiskError, SmallDisk, small_disk
from tests.lab.filling.story import Means, Story, Told
from tests.not_checked import not_checked


@pytest.fixture
def disk() -> Iterator[SmallDisk]:
    try:
        with small_disk() as mounted:
            yield mounted
    except NoDiskError as error:
        not_checked(f"a small disk of our own takes the right to mount: {error}")


def test_whatever_room_is_left_nothing_is_lost_and_the_queue_drains(disk: SmallDisk) -> None:
    told, chance = Told(), random.Random(3)
    for number, pages in enumerate((0, 1, 2, 5, 9, 14, 20, 48)):
        Story(disk, told, Means()).play(3 * number + 1, pages * 4096, chance.choice((2_000, 60_000)))
    assert (told.lost, told.doubled, told.half, told.waited_in_vain) == (0, 0, 0, 0), told.notes
    assert 0 < told.refused < told.submits
    assert told.drained_after_full >= 8


@pytest.mark.long
@pytest.mark.timeout(240)
def test_the_lab_finds_what_was_planted(disk: SmallDisk, capsys: pytest.CaptureFixture[str]) -> None:
    assert diskfull.main(["--json", "--plant"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"planted": 3, "found": 3}
