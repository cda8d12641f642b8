"""A form that was filled at home is held to the camera: little is left to type, and everything is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.prepared import PreparedRefused, PreparedSeen, SeekPrepared
from kiosk_app.flow.screens import OverviewScreen, Page, ReviewScreen, ServicesScreen
from tests.stories.walk import HUONG, STORED, Walk, practice

VERSION = next(entry.version for entry in practice().procedures if entry.id == "birth_extract")
OWN = {"requester": "self", "registered_at": "00070", "copies": "2"}
FOR_ANOTHER = {
    "requester": "authorised",
    "relation": "family",
    "name": "Trần Văn Nhật",
    "birth": "1950",
    "registered_at": "00070",
    "copies": "3",
}


def shown(answers: dict[str, str], *, version: str = VERSION, procedure: str = "birth_extract") -> Walk:
    """The code was held to the camera on the page of services."""
    walk = Walk().tap(hand.OpenTile("apply"))
    return walk.post(PreparedSeen(procedure, version, "vi", answers))


def overview(walk: Walk) -> OverviewScreen:
    assert isinstance(walk.screen.content, OverviewScreen)
    return walk.screen.content


def known(walk: Walk) -> Walk:
    """From the overview through the consent to what comes after the card."""
    return walk.on().tap(hand.Tick("file", True)).on().with_code()


def test_nothing_is_typed_that_was_typed_at_home() -> None:
    walk = shown(OWN)
    assert (overview(walk).prepared, overview(walk).again, overview(walk).edition) == (3, 0, False)
    known(walk)
    assert walk.page == Page.REVIEW
    assert isinstance(walk.screen.content, ReviewScreen)
    assert {"requester", "registered_at", "copies"} <= {row.id for row in walk.screen.content.rows}
    walk.declare().post(STORED)
    answers = dict(walk.last(f.Submit).answers)
    assert answers["copies"] == "2"
    assert answers["name"] == HUONG.name


def test_each_answer_may_still_be_changed() -> None:
    walk = known(shown(OWN)).tap(hand.EditRow(""), hand.EditRow("copies"))
    assert walk.question == "copies"
    walk.tap(hand.ClearEntry()).pad("5").on()
    assert walk.page == Page.REVIEW
    assert walk.visit.answers["copies"] == "5"


def test_the_card_says_who_its_holder_is_whatever_the_code_says() -> None:
    walk = known(shown({**OWN, "name": "Kẻ Khác", "birth": "01/01/1990", "holder_name": "Kẻ Khác"}))
    assert walk.visit.answers["name"] == HUONG.name
    assert "Kẻ Khác" not in repr(replace(walk.visit, prepared=None))


def test_what_was_prepared_for_another_person_is_theirs() -> None:
    walk = known(shown(FOR_ANOTHER))
    assert walk.page == Page.SCAN
    assert walk.visit.answers["name"] == "Trần Văn Nhật"
    assert walk.visit.answers["birth"] == "1950"


def test_only_what_is_missing_or_wrong_is_asked() -> None:
    wrong = {**FOR_ANOTHER, "birth": "31/02/1950", "registered_at": "99999", "gone": "x", "copies": "21"}
    walk = shown(wrong, version="2025-01-01")
    assert (overview(walk).prepared, overview(walk).again, overview(walk).edition) == (3, 4, True)
    known(walk)
    asked = []
    while walk.page == Page.QUESTION:
        asked.append(walk.question)
        if walk.question == "registered_at":
            walk.tap(hand.Typed("hoan kiem")).choose("00070")
        else:
            walk.pad("01021950" if walk.question == "birth" else "2").on()
    assert asked == ["birth", "registered_at", "copies"]
    assert walk.page == Page.SCAN


def test_an_answer_that_another_answer_made_pointless_is_left_out() -> None:
    walk = known(shown({**OWN, "relation": "family"}))
    assert "relation" not in walk.visit.answers


def test_changing_who_it_is_for_does_not_leave_the_prepared_name() -> None:
    walk = known(shown(FOR_ANOTHER)).tap(hand.GoBack())
    while walk.question != "requester":
        walk.tap(hand.GoBack())
    walk.choose("self")
    assert walk.visit.answers["name"] == HUONG.name
    assert walk.page == Page.REVIEW


@pytest.mark.parametrize("reason", ["foreign", "broken"])
def test_another_code_is_told_in_one_sentence_until_a_hand_goes_on(reason: str) -> None:
    walk = Walk().tap(hand.OpenTile("apply")).post(PreparedRefused(reason))
    assert isinstance(walk.screen.content, ServicesScreen)
    assert walk.screen.content.refused == reason
    walk.tap(hand.OpenGroup("birth"))
    assert isinstance(walk.screen.content, ServicesScreen)
    assert walk.screen.content.refused == ""


@pytest.mark.parametrize("procedure", ["no_such", "passport"])
def test_what_cannot_be_finished_here_is_told_so(procedure: str) -> None:
    walk = shown({}, procedure=procedure)
    assert isinstance(walk.screen.content, ServicesScreen)
    assert walk.screen.content.refused == "unknown"


def test_going_back_forgets_what_was_prepared() -> None:
    walk = shown(OWN).tap(hand.GoBack())
    assert (walk.page, walk.visit.prepared) == (Page.SERVICES, None)
    walk.tap(hand.OpenService("birth_extract"))
    assert overview(walk).prepared == 0


def test_the_farewell_forgets_it_too() -> None:
    walk = known(shown(FOR_ANOTHER)).tap(hand.End(), hand.End())
    assert walk.page == Page.FAREWELL
    assert walk.visit.prepared is None


def test_a_code_under_an_open_panel_or_on_another_page_leads_nowhere() -> None:
    code = PreparedSeen("birth_extract", VERSION, "vi", OWN)
    walk = Walk().post(code)
    assert walk.page == Page.HOME
    walk.tap(hand.OpenTile("apply")).post(e.IdleAsked(), code)
    assert (walk.page, walk.visit.prepared) == (Page.SERVICES, None)


def test_the_language_of_the_code_is_taken_unless_a_hand_chose_one() -> None:
    english = PreparedSeen("birth_extract", VERSION, "en", OWN)
    assert Walk().tap(hand.OpenTile("apply")).post(english).visit.language == "en"
    strange = replace(english, language="xx")
    assert Walk().tap(hand.OpenTile("apply")).post(strange).visit.language == "vi"
    chosen = replace(english, language="vi")
    walk = Walk().tap(hand.ChooseLanguage("en"), hand.OpenTile("apply")).post(chosen)
    assert walk.visit.language == "en"


def test_the_camera_looks_on_the_page_of_services_alone() -> None:
    walk = Walk().tap(hand.OpenTile("apply"))
    assert walk.effects == [SeekPrepared()]
    walk.tap(hand.OpenService("birth_extract"))
    assert walk.effects[1:] == [f.StopCamera()]
    walk.tap(hand.GoBack())
    assert walk.effects[2:] == [SeekPrepared()]
