"""Where the city published a roster: in by one's own card and code, and the citizen's page keeps its reader."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.board import Board
from kiosk_app.flow.screens import Page
from kiosk_app.flow.staff import (
    COLLABORATOR,
    OFFICIAL,
    Act,
    AroundSeen,
    CheckOwnCode,
    CheckStaffCode,
    MachineSeen,
    ReadStaffCard,
    StaffAct,
    StaffAdmitted,
    StaffCardRefused,
    StaffCardSeen,
    StaffRefused,
    StaffSession,
)
from kiosk_app.flow.staff_screens import StaffCodeScreen, StaffScreen
from kiosk_app.ui.shown import plain
from tests.stories.walk import CANARIES, FRIDAY, HUONG, Walk, practice

WELL = MachineSeen("empty", "ready", "ready", clock_trusted=True, disk_free=71, line="up", paper_left=310)
HA = StaffSession(COLLABORATOR, FRIDAY, "CTV-012", "Lê Thu Hà")


def walking() -> Walk:
    return Walk(replace(practice(), staff_door=True)).post(e.NewBoard(Board(by_card=True)))


def door(walk: Walk) -> Walk:
    return walk.tap(hand.CallPerson(), hand.OpenStaff())


def shown(walk: Walk) -> StaffCodeScreen:
    assert isinstance(walk.screen.panel, StaffCodeScreen)
    return walk.screen.panel


def laid(walk: Walk) -> Walk:
    return door(walk).pad("000123").on()


def inside(walk: Walk, session: StaffSession = HA) -> Walk:
    laid(walk).post(StaffCardSeen(walk.visit.codes_asked, session.person, session.role, session.name))
    walk.pad("135791").on().post(StaffAdmitted(walk.visit.codes_asked, session), AroundSeen(WELL))
    assert walk.screen.overlay == "staff"
    return walk


def test_the_digits_of_the_card_then_the_card_then_ones_own_code() -> None:
    walk = door(walking())
    assert shown(walk).part == "access"
    walk.pad("000123").on()
    assert walk.last(ReadStaffCard) == ReadStaffCard(1, "000123")
    assert (shown(walk).part, shown(walk).reader_place != "") == ("card", True)
    walk.post(StaffCardSeen(1, "CTV-012", COLLABORATOR, "Lê Thu Hà"))
    assert (shown(walk).part, shown(walk).name, shown(walk).role) == ("own", "Lê Thu Hà", COLLABORATOR)
    walk.pad("135791").on()
    assert walk.last(CheckOwnCode) == CheckOwnCode(2, "CTV-012", "135791")
    assert walk.count(CheckStaffCode) == 0
    assert "135791" not in repr(walk.visit) + repr(walk.effects) + json.dumps(plain(walk.screen))
    walk.post(StaffAdmitted(2, HA), AroundSeen(WELL))
    assert isinstance(walk.screen.panel, StaffScreen)
    assert (walk.screen.panel.name, walk.screen.panel.may_close) == ("Lê Thu Hà", False)


@pytest.mark.parametrize("reason", ["no_card", "not_read", "not_genuine", "unknown"])
def test_a_card_that_opens_nothing_says_why_and_begins_again(reason: str) -> None:
    walk = laid(walking()).post(StaffCardRefused(1, reason))
    assert (shown(walk).part, shown(walk).told) == ("access", reason)


def test_a_wrong_code_keeps_the_card_and_a_shut_door_begins_with_it_again() -> None:
    walk = laid(walking()).post(StaffCardSeen(1, "CTV-012", COLLABORATOR, "Lê Thu Hà"))
    walk.pad("111111").on().post(StaffRefused(2, 3))
    assert (shown(walk).part, shown(walk).told, shown(walk).left, shown(walk).name) == (
        *("own", "wrong", 3),
        "Lê Thu Hà",
    )
    walk.pad("111111").on().post(StaffRefused(3, 0, 300))
    assert (shown(walk).part, shown(walk).told, shown(walk).name) == ("access", "locked", "")


def test_a_late_card_opens_no_door_that_was_left() -> None:
    walk = laid(walking()).tap(hand.GoBack()).post(StaffCardSeen(1, "CTV-012", COLLABORATOR, "Lê Thu Hà"))
    assert shown(walk).part == "access"
    walk.pad("000123").on().post(StaffCardSeen(1, "CTV-012", COLLABORATOR, "Lê Thu Hà"))
    assert shown(walk).part == "card"


def test_the_reader_is_taken_from_the_citizens_page_and_given_back() -> None:
    walk = walking().to_number("birth_extract").pad(HUONG.number).on()
    assert walk.page == Page.IDENTITY_CARD
    laid(walk)
    assert isinstance(walk.effects[-2], f.StopCard)
    walk.post(e.CardPut(), e.CardRead(HUONG))
    assert (walk.page, walk.visit.identity) == (Page.IDENTITY_CARD, None)
    walk.tap(hand.GoBack(), hand.GoBack())
    assert isinstance(walk.effects[-1], f.AwaitCard)
    walk.tap(hand.ClosePanel()).post(e.CardPut(), e.CardRead(HUONG))
    assert walk.visit.identity == HUONG


def test_the_reader_is_given_back_after_the_panel_too_and_the_visit_is_as_it_was() -> None:
    walk = walking().to_number("birth_extract").pad(HUONG.number).on()
    before = walk.visit
    inside(walk)
    assert not [canary for canary in CANARIES if canary in json.dumps(plain(walk.screen.panel))]
    walk.on()
    assert isinstance(walk.effects[-1], f.AwaitCard)
    assert replace(walk.visit, codes_asked=0) == replace(before, codes_asked=0, now=walk.visit.now)


def test_a_collaborator_feeds_the_machine_and_does_not_close_the_point() -> None:
    walk = inside(walking())
    walk.tap(
        hand.ShowStaffPart("closing"), hand.StaffDoes(Act.CLOSE, "service.pause"), hand.StaffDoes(Act.OPEN)
    )
    assert walk.count(StaffAct) == 0
    walk.tap(hand.StaffDoes(Act.NEW_ROLL))
    assert walk.last(StaffAct).act is Act.NEW_ROLL


def test_an_official_does() -> None:
    walk = inside(walking(), StaffSession(OFFICIAL, FRIDAY, "CB-001", "Trần Nam"))
    walk.tap(hand.StaffDoes(Act.CLOSE, "service.pause"))
    assert walk.last(StaffAct) == StaffAct(Act.CLOSE, "service.pause")


def test_whoever_walks_away_from_the_reader_leaves_nothing_waiting() -> None:
    walk = laid(walking()).post(e.IdleAsked())
    assert walk.screen.overlay == ""
    assert isinstance(walk.effects[-1], f.StopCard)
