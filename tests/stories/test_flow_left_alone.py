"""A citizen who walks away after filing leaves the code on paper; a kiosk that outlives midnight reads anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.payment import PaymentAsked
from kiosk_app.flow.screens import HomeScreen
from tests.stories.walk import Walk, practice

ASKED = PaymentAsked("TAM00000000ABCDEF", 135000, "qr")
STORED = e.Stored("id", "TAM-0000-0000-0", "10:00", date(2026, 11, 20), "https://portal.example", ASKED)


def test_whoever_leaves_at_the_fee_still_gets_the_code_on_paper() -> None:
    walk = (
        Walk()
        .to_number("driving_licence_renewal")
        .with_card()
        .licence("motorcycle")
        .declare()
        .post(STORED, e.IdleAsked(), e.IdleOver())
    )
    assert walk.page == "finished"
    assert walk.last(f.PrintRecord).record.fee_state == "later"
    walk.post(e.SlipPrinted(), e.IdleAsked(), e.IdleOver())
    assert walk.page == "farewell"


def test_the_next_person_finds_the_greeting_as_it_was_whatever_size_and_colour_were_chosen() -> None:
    walk = Walk().post(e.IdleAsked())
    assert walk.page == "home"
    assert walk.effects[-1] == f.ResetGlass()
    assert walk.count(f.Wipe) == 0


def test_the_content_of_a_new_day_is_taken_up_between_visits_only() -> None:
    tomorrow = replace(practice(), hotline="1900 1111")
    walk = Walk().to_number("birth_extract").post(e.NewSetting(tomorrow))
    assert walk.visit.setting.hotline != "1900 1111"
    idle = Walk().post(e.NewSetting(tomorrow))
    assert idle.visit.setting.hotline == "1900 1111"


def test_after_a_restart_the_greeting_says_what_became_of_the_visit() -> None:
    filed = Walk().post(e.Interrupted("TAM-1111-1111-1"))
    assert isinstance(filed.screen.content, HomeScreen)
    assert filed.screen.content.notice_id == "home.notice.filed"
    assert filed.screen.content.notice_argument == "TAM-1111-1111-1"
    nothing = Walk().post(e.Interrupted())
    assert isinstance(nothing.screen.content, HomeScreen)
    assert nothing.screen.content.notice_id == "home.notice.nothing"
    gone = nothing.tap(hand.OpenTile("apply"), hand.GoBack())
    assert isinstance(gone.screen.content, HomeScreen)
    assert gone.screen.content.notice_id == ""
