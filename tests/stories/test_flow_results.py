""" "My results" behind "more": the code, and an honest word on whether the result is there."""

from __future__ import annotations

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.screens import Page, StatusScreen
from tests.stories.walk import STORED, Walk


def at_code() -> Walk:
    return Walk().tap(hand.OpenTile("other"), hand.OpenTile("results"))


def heard(state: str, step: int, source: str = "portal") -> bool:
    walk = at_code().post(e.ReceiptSeen(STORED.code))
    assert walk.last(f.AskStatus).code == STORED.code
    walk.post(e.StatusHeard(STORED.code, state, step, "", "18:42", source))
    content = walk.screen.content
    assert isinstance(content, StatusScreen)
    return content.collect


def test_two_touches_lead_to_the_code_and_back_leads_where_one_came_from() -> None:
    walk = at_code()
    assert walk.page == Page.STATUS_CODE
    assert walk.touches == 2
    assert isinstance(walk.effects[-1], f.SeekReceipt)
    walk.tap(hand.GoBack())
    assert walk.page == Page.MORE
    assert {f.StopCamera(), f.ForgetReceipt()} <= set(walk.effects)


def test_a_result_is_there_only_where_the_portal_says_so() -> None:
    assert heard("done", 4)


@pytest.mark.parametrize(
    ("state", "step", "source"),
    [("processing", 2, "portal"), ("refused", 3, "portal"), ("waiting", 0, "kiosk")],
)
def test_nobody_is_sent_for_what_is_not_there(state: str, step: int, source: str) -> None:
    assert not heard(state, step, source)
