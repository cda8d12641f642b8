"""Whoever calls a person, or staff, at the farewell keeps the panel until it is closed or left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.calling import CallBackStored
from kiosk_app.flow.screens import Page
from kiosk_app.flow.staff import StaffAct, StaffAdmitted, StaffSession
from tests.stories.walk import FRIDAY, Walk, practice


def at_farewell() -> Walk:
    walk = Walk(replace(practice(), staff_door=True)).to_number("birth_extract").with_card()
    walk.tap(hand.End(), hand.End())
    assert walk.page == Page.FAREWELL
    return walk


def called() -> Walk:
    return at_farewell().tap(hand.CallPerson())


def calling_back() -> Walk:
    return called().tap(hand.OpenCallBack()).pad("0912345678")


def at_desk() -> Walk:
    walk = called().tap(hand.OpenStaff()).pad("246802").on()
    return walk.post(StaffAdmitted(1, StaffSession("attendant", FRIDAY)))


@pytest.mark.parametrize(
    ("walk", "panel"), [(called(), "person"), (calling_back(), "call_back"), (at_desk(), "staff")]
)
def test_the_end_of_the_farewell_leaves_an_open_panel_alone(walk: Walk, panel: str) -> None:
    walk.post(e.FarewellOver())
    assert (walk.page, walk.visit.overlay) == (Page.FAREWELL, panel)


def test_a_call_back_is_saved_and_read_before_the_greeting_comes() -> None:
    walk = calling_back().on().on().post(e.FarewellOver(), CallBackStored("10:00", FRIDAY.today))
    assert walk.visit.calling is not None
    assert walk.visit.calling.part == "saved"
    said = walk.count(f.SayFarewell)
    walk.on()
    assert (walk.visit.overlay, walk.count(f.SayFarewell)) == ("", said + 1), "its whole time again"
    assert walk.post(e.FarewellOver()).page == Page.HOME


@pytest.mark.parametrize("ending", [hand.GoOn(), hand.End(), e.IdleAsked(), e.IdleOver()])
def test_the_leaving_of_staff_is_noted_and_the_farewell_ends(ending: e.Event) -> None:
    walk = at_desk().post(e.FarewellOver(), ending)
    assert walk.last(StaffAct).act == "left"
    assert walk.post(e.FarewellOver()).page == Page.HOME


def test_a_panel_left_alone_at_the_farewell_is_asked_about_and_then_closed() -> None:
    walk = calling_back().post(e.IdleAsked())
    assert walk.visit.overlay == "inactivity"
    walk.post(e.IdleOver())
    assert (walk.page, walk.visit.overlay, walk.visit.calling) == (Page.HOME, "", None)
