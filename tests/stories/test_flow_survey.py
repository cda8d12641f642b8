"""The question on the way out: only after a finished visit, free to leave alone, and it names nobody."""

from __future__ import annotations

import json

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.opinion import SurveyScreen
from kiosk_app.flow.screens import FarewellScreen, Page
from kiosk_app.ui.shown import plain
from tests.stories.walk import CANARIES, STORED, Walk

SURVEY = hand.OpenTile("survey")


def left() -> Walk:
    """Filed, thanked and gone from the last page."""
    walk = Walk().to_number("birth_extract").with_card().birth_for_oneself().declare()
    return walk.post(STORED, e.DeliveryWaitOver(), e.SlipPrinted()).on()


def asks(walk: Walk) -> bool:
    content = walk.screen.content
    assert isinstance(content, FarewellScreen)
    return content.asks


def missing(walk: Walk) -> bool:
    content = walk.screen.content
    assert isinstance(content, SurveyScreen)
    return content.missing


def test_whoever_ignores_it_touches_nothing_and_the_next_finds_the_greeting() -> None:
    walk = left()
    assert asks(walk)
    walk.post(e.FarewellOver())
    assert walk.page == Page.HOME
    assert walk.visit.opining is None
    assert walk.count(f.KeepOpinion) == 0


def test_after_a_visit_that_was_given_up_nobody_is_asked() -> None:
    walk = Walk().to_number("birth_extract").with_card().tap(hand.End(), hand.End())
    assert walk.page == Page.FAREWELL
    assert not asks(walk)
    walk.tap(SURVEY)
    assert walk.page == Page.FAREWELL


def test_a_face_and_its_reasons_are_kept_once_and_nothing_else_is() -> None:
    walk = left().tap(SURVEY, hand.Choose("2"), hand.Choose("4"))
    walk.tap(hand.Tick("machine", True), hand.Tick("waiting", True), hand.Tick("machine", False)).on()
    day = walk.visit.now.today
    assert walk.last(f.KeepOpinion) == f.KeepOpinion("birth_extract", day, 4, ("waiting",))
    assert walk.page == Page.FAREWELL
    content = walk.screen.content
    assert isinstance(content, FarewellScreen)
    assert (content.filed, content.asks, content.thanked) == (True, False, True)
    walk.on().tap(SURVEY)
    assert walk.count(f.KeepOpinion) == 1
    assert walk.effects[-1] == f.SayFarewell(), "the farewell has its own time again"


def test_without_a_face_it_asks_for_one_and_skipping_is_one_touch() -> None:
    walk = left().tap(SURVEY).on()
    assert missing(walk)
    walk.tap(hand.Choose("9"))
    assert missing(walk)
    walk.tap(hand.Choose("3"))
    assert not missing(walk)
    walk.tap(hand.GoBack())
    assert walk.page == Page.FAREWELL
    assert not asks(walk)
    assert walk.count(f.KeepOpinion) == 0


def test_left_alone_it_is_not_asked_again_and_nothing_is_kept() -> None:
    for gone in (e.IdleAsked(), hand.End()):
        walk = left().tap(SURVEY, hand.Choose("5")).post(e.FarewellOver())
        assert walk.page == Page.SURVEY, "the farewell's time does not cut an answer off"
        walk.post(gone)
        assert walk.page == Page.HOME
        assert walk.count(f.KeepOpinion) == 0
        assert f.ResetGlass() in walk.effects


def test_the_page_knows_nobody() -> None:
    walk = left().tap(SURVEY, hand.Choose("5"))
    shown = json.dumps(plain(walk.screen), ensure_ascii=False)
    assert not [canary for canary in (*CANARIES, STORED.code) if canary in shown]
