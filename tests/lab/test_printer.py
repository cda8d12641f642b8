"""The printer lab in small: every fault once, a few receipts, and a "printed" that nobody confirmed."""

from __future__ import annotations

import random

import pytest

from drivers.printer.typeset import Faces
from tests.lab import printer
from tests.lab.printing import plays
from tests.lab.printing.peer import Trouble
from tests.lab.printing.reading import READER, Reading, distance
from tests.not_checked import unless


@pytest.mark.parametrize("trouble", Trouble)
def test_a_fault_is_shown_as_what_it_is_and_the_next_paper_is_whole(trouble: Trouble) -> None:
    told = plays.Told()
    plays.play(trouble, random.Random(f"short {trouble}"), Faces(), told)
    assert told.wrong == []
    assert told.false_printed == 0


def test_a_printed_that_nobody_confirmed_is_found() -> None:
    told = plays.Told()
    chance = random.Random(2)
    for _ in range(6):
        plays.play(Trouble.OUT, chance, Faces(), told, printer.hasty)
    assert told.false_printed > 0


@unless(None if READER else "no Tesseract to read receipts by")
def test_strangers_read_a_few_receipts() -> None:
    seen = printer.show(1, 4, emulate=False)
    assert (seen.raster_differs, seen.codes_unread, seen.too_long) == (0, 0, 0)
    assert seen.reading.letters > 300
    assert seen.reading.wrong_ratio <= 0.04, "so few letters say little; the lab reads many"


def test_a_letter_that_always_comes_out_as_another_is_named() -> None:
    reading = Reading()
    for _ in range(15):
        reading.add("lưu hồ sơ", "luu hồ sơ")
    assert reading.wrong_letters == ["ư"]
    assert reading.wrong == 15
    assert distance("phiếu", "phiu") == 1


@pytest.mark.long
def test_the_lab_finds_what_was_planted() -> None:
    assert printer.main(["--json", "--plant", "--size", "24", "--seed", "3"]) == 0
