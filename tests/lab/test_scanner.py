"""The scanner lab in small: some faults through the real scanimage, a short pile, and what was planted."""

from __future__ import annotations

import pytest

from drivers.scanner.escl.mishap import Mishap
from drivers.scanner.page.eye import Eye
from tests.lab import scanner
from tests.lab.scanning import pile, plays, process
from tests.not_checked import unless

pytestmark = unless(plays.lacking())


def test_a_few_faults_are_shown_right_and_no_accepted_page_is_lost() -> None:
    told, eye = plays.Told(), Eye()
    for mishap in (Mishap.JAM, Mishap.DIES, Mishap.HALF_PAGE):
        plays.mid_feed(mishap, eye, told)
    plays.before(Mishap.STOPPED, eye, told)
    plays.killed(eye, told)
    plays.empty(eye, told)
    eye.close()
    plays.backend("SANE_STATUS_COVER_OPEN", told)
    assert told.wrong == []
    assert told.pages_lost == 0
    assert told.faults == 7


def test_a_source_that_calls_every_fault_by_one_name_is_found() -> None:
    told, eye = plays.Told(), Eye()
    plays.mid_feed(Mishap.JAM, eye, told, scanner._made(scanner._OneName))
    eye.close()
    assert told.wrong == ["jam: the page says scanner.gone, scanner.gone"]


def test_a_short_pile_comes_whole() -> None:
    came = pile.scan(8, 4)
    assert (came.pages, came.fault) == (8, "")


@pytest.mark.long
def test_the_device_process_is_killed_in_mid_feed() -> None:
    told = plays.Told()
    process.play(told)
    assert told.wrong == []
    assert told.pages_lost == 0


@pytest.mark.long
def test_the_lab_finds_what_was_planted() -> None:
    assert scanner.main(["--json", "--plant"]) == 0
