"""Whoever stands at the kiosk is not restarted away: the lock that the updater looks at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Visit, begin
from kiosk_app.runtime.visit_lock import VisitLock
from kiosk_app.update.gate import nobody_there
from tests.stories.walk import practice


@pytest.fixture
def home() -> Visit:
    return begin(practice())


def alone(spool: Path) -> bool:
    with nobody_there(spool) as said:
        return said


def test_a_visit_holds_the_lock_until_it_is_over(tmp_path: Path, home: Visit) -> None:
    lock = VisitLock(tmp_path)
    lock.follow(home)
    assert alone(tmp_path)
    lock.follow(replace(home, page=Page.SERVICES))
    lock.follow(replace(home, page=Page.OVERVIEW))
    assert not alone(tmp_path)
    lock.follow(replace(home, page=Page.FAREWELL))
    assert not alone(tmp_path)
    lock.follow(home)
    assert alone(tmp_path)


def test_staff_at_their_panel_are_somebody(tmp_path: Path, home: Visit) -> None:
    lock = VisitLock(tmp_path)
    lock.follow(replace(home, page=Page.OUT_OF_SERVICE, overlay="staff"))
    assert not alone(tmp_path)


def test_a_window_that_died_in_a_visit_lets_go(tmp_path: Path, home: Visit) -> None:
    lock = VisitLock(tmp_path)
    lock.follow(replace(home, page=Page.SERVICES))
    lock.close()
    assert alone(tmp_path)


def test_while_the_machine_is_about_to_restart_a_visit_does_not_wait(tmp_path: Path, home: Visit) -> None:
    lock = VisitLock(tmp_path)
    with nobody_there(tmp_path) as said:
        assert said
        lock.follow(replace(home, page=Page.SERVICES))
    lock.follow(replace(home, page=Page.OVERVIEW))
    assert not alone(tmp_path)


def test_where_the_file_cannot_be_made_visits_go_on_and_no_update_comes(tmp_path: Path, home: Visit) -> None:
    lock = VisitLock(tmp_path / "gone")
    lock.follow(replace(home, page=Page.SERVICES))
    lock.close()
    assert not alone(tmp_path / "gone")
