"""Staff at the kiosk: in by a code, told of the machine and of nobody, locked out again by themselves."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.faults import FAULTS
from kiosk_app.flow.screens import OutOfServiceScreen, Page
from kiosk_app.flow.show.staff import concerns, rows
from kiosk_app.flow.staff import (
    ATTENDANT,
    REASONS,
    Act,
    AroundSeen,
    CheckStaffCode,
    FaultNoted,
    LookAround,
    MachineSeen,
    StaffAct,
    StaffActed,
    StaffAdmitted,
    StaffRefused,
    StaffSession,
    Told,
)
from kiosk_app.flow.staff_screens import StaffCodeScreen, StaffScreen
from kiosk_app.ui.shown import plain
from tests.stories.walk import CANARIES, FRIDAY, Walk, practice

WELL = MachineSeen("empty", "ready", "ready", clock_trusted=True, disk_free=71, line="up", paper_left=310)
SESSION = StaffSession(ATTENDANT, FRIDAY)


def door(walk: Walk) -> Walk:
    return walk.tap(hand.CallPerson(), hand.OpenStaff())


def walking() -> Walk:
    return Walk(replace(practice(), staff_door=True))


def inside(walk: Walk, seen: MachineSeen = WELL) -> Walk:
    door(walk).pad("246802").on()
    return walk.post(StaffAdmitted(walk.visit.codes_asked, SESSION), AroundSeen(seen))


def panel(walk: Walk) -> StaffScreen:
    assert isinstance(walk.screen.panel, StaffScreen)
    return walk.screen.panel


def test_six_digits_are_asked_about_and_shown_nowhere() -> None:
    walk = door(walking()).pad("24680")
    walk.on()
    assert walk.count(CheckStaffCode) == 0
    walk.pad("29").on()
    assert walk.last(CheckStaffCode).code == "246802"
    assert "246802" not in repr(walk.visit) + repr(walk.effects)
    assert "246802" not in json.dumps(plain(walk.screen))


def test_a_wrong_code_tells_how_many_tries_are_left_and_then_how_long_to_wait() -> None:
    walk = door(walking()).pad("111111").on().post(StaffRefused(1, 2))
    shown = walk.screen.panel
    assert isinstance(shown, StaffCodeScreen)
    assert (shown.told, shown.left, shown.typed) == ("wrong", 2, 0)
    walk.pad("111111").on().post(StaffRefused(2, 0, 299))
    shown = walk.screen.panel
    assert isinstance(shown, StaffCodeScreen)
    assert (shown.told, shown.minutes) == ("locked", 5)


def test_an_answer_that_comes_after_the_door_was_left_opens_nothing() -> None:
    walk = door(walking()).pad("246802").on().tap(hand.GoBack()).post(StaffAdmitted(1, SESSION))
    assert walk.screen.overlay == "person"


def test_a_late_answer_to_one_code_neither_admits_nor_refuses_another() -> None:
    walk = door(walking()).pad("246802").on().tap(hand.GoBack(), hand.OpenStaff()).pad("000000").on()
    walk.post(StaffAdmitted(1, SESSION), StaffRefused(1, 2))
    shown = walk.screen.panel
    assert isinstance(shown, StaffCodeScreen)
    assert (shown.told, walk.count(LookAround)) == ("", 0)
    assert walk.post(StaffRefused(2, 4)).screen.overlay == "staff_code"
    walk.pad("246802").on().post(StaffAdmitted(3, SESSION))
    assert walk.screen.overlay == "staff"


def test_a_late_answer_of_the_visit_before_opens_nothing_in_the_next() -> None:
    walk = door(walking()).pad("246802").on().tap(hand.End(), hand.End()).post(e.FarewellOver())
    door(walk).pad("000000").on().post(StaffAdmitted(1, SESSION))
    assert walk.screen.overlay == "staff_code"


def test_a_kiosk_without_a_code_has_no_door() -> None:
    walk = door(Walk())
    assert walk.screen.overlay == "person"


def test_the_panel_shows_no_citizen_and_gives_the_visit_back() -> None:
    walk = walking().to_number("birth_extract").with_code()
    before = walk.visit
    inside(walk)
    shown = json.dumps(plain(walk.screen.panel), ensure_ascii=False)
    assert not [canary for canary in CANARIES if canary in shown]
    assert panel(walk).verdict_id == "staff.verdict.good"
    walk.on()
    assert walk.last(StaffAct).act is Act.LEFT
    assert replace(walk.visit, now=before.now, codes_asked=before.codes_asked) == before


@pytest.mark.parametrize("leaves", [e.IdleAsked(), hand.End(), hand.CallPerson(), hand.ClosePanel()])
def test_every_way_out_locks(leaves: e.Event) -> None:
    walk = inside(walking()).post(leaves)
    assert walk.visit.staff is None
    assert StaffAct(Act.LEFT) in walk.effects
    walk.post(hand.StaffDoes("close", REASONS[0]))
    assert walk.last(StaffAct).act is Act.LEFT, "nothing more can be done"


@pytest.mark.parametrize(
    ("changed", "worst"),
    [
        ({"printer": "paper_out"}, "paper"),
        ({"printer": "near_end"}, "near_end"),
        ({"paper_left": 12}, "near_end"),
        ({"reader": "no_reader", "parked": 3}, "reader"),
        ({"parked": 3, "line": "down"}, "parked"),
        ({"line": "down", "waiting": 2}, "line"),
        ({"clock_trusted": False}, "clock"),
        ({"pages": "jam", "parked": 1}, "pages"),
        ({"pages": "near_end", "clock_trusted": False}, "pages_low"),
        ({"disk_low": True, "camera": "gone"}, "disk"),
        ({"closed": REASONS[0], "disk_low": True}, "closed"),
    ],
)
def test_the_verdict_names_what_is_worst(changed: dict[str, object], worst: str) -> None:
    seen = replace(WELL, **changed)  # type: ignore[arg-type]  # the names are checked by replace itself
    assert concerns(seen)[0] == worst
    assert worst == "closed" or any(row.tone != "good" for row in rows(seen))


def test_an_act_is_done_once_and_its_end_is_told_with_a_fresh_look() -> None:
    walk = inside(walking()).tap(hand.StaffDoes("test"), hand.StaffDoes("test"))
    assert [each for each in walk.effects if isinstance(each, StaffAct)] == [StaffAct(Act.TEST)]
    looks = sum(isinstance(each, LookAround) for each in walk.effects)
    walk.post(StaffActed(Act.TEST, Told.PRINTED))
    assert (panel(walk).doing, panel(walk).told) == ("", Told.PRINTED)
    assert sum(isinstance(each, LookAround) for each in walk.effects) == looks + 1
    walk.tap(hand.StaffDoes("close", "service.withdrawn"))
    assert walk.last(StaffAct).act is Act.TEST, "no reason but those that are offered"


def test_faults_are_shown_by_their_codes_and_only_known_ones() -> None:
    noted = (FaultNoted("printer.paper_out", "18:42"), FaultNoted("nobody.knows", "18:41"))
    walk = inside(walking(), replace(WELL, faults=noted)).tap(hand.ShowStaffPart("faults"))
    assert [row.code for row in panel(walk).faults] == ["printer.paper_out"]
    assert set(REASONS) <= set(FAULTS)
    walk.tap(hand.GoBack())
    assert (walk.screen.overlay, panel(walk).part) == ("staff", "machine")


def test_stopping_the_service_leaves_staff_at_the_panel_and_tells_citizens_why_and_since_when() -> None:
    walk = inside(walking()).tap(hand.ShowStaffPart("closing"), hand.StaffDoes("close", "service.repair"))
    walk.post(e.Trouble("service.repair", since=FRIDAY), StaffActed(Act.CLOSE, Told.CLOSED))
    assert (walk.page, walk.screen.overlay) == (Page.OUT_OF_SERVICE, "staff")
    walk.on()
    content = walk.screen.content
    assert isinstance(content, OutOfServiceScreen)
    assert (content.code, content.since, content.day) == ("service.repair", FRIDAY.clock, "")
    inside(walk, replace(WELL, closed="service.repair")).tap(hand.StaffDoes("open"))
    walk.post(StaffActed(Act.OPEN, Told.OPENED), e.ServiceRestored())
    assert (walk.page, walk.screen.overlay) == (Page.HOME, "staff")
