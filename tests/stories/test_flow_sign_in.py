"""Without a card, a sign-in with VNeID is offered where the site has it; it needs the line and is no wall."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.identity import Assurance, Identity
from kiosk_app.flow.screens import Page, SignInScreen
from tests.stories.walk import HUONG, Walk, practice

SHOWN = e.SignInShown("https://dang-nhap.example.vn/k/1", 300)
SIGNED_IN = e.SignedIn(Identity(HUONG.number, HUONG.name, date(1954, 3, 14), assurance=Assurance.VNEID))


def at_sign_in() -> Walk:
    walk = Walk(replace(practice(), sign_in=True)).to_number("birth_extract")
    return walk.pad(HUONG.number).on().tap(hand.NoCard())


def state(walk: Walk) -> str:
    content = walk.screen.content
    assert isinstance(content, SignInScreen)
    return content.state


def test_who_signs_in_is_known_as_a_person() -> None:
    walk = at_sign_in()
    assert (walk.page, state(walk), walk.count(f.StartSignIn)) == (Page.SIGN_IN, "asking", 1)
    walk.post(SHOWN)
    content = walk.screen.content
    assert isinstance(content, SignInScreen)
    assert (content.url, content.until) == (SHOWN.url, "10:05")
    walk.post(SIGNED_IN)
    assert walk.page == Page.QUESTION
    walk.birth_for_oneself().declare()
    assert walk.last(f.Submit).identity.assurance is Assurance.VNEID


def test_another_persons_account_is_not_taken_for_the_number_that_was_given() -> None:
    walk = at_sign_in().post(SHOWN, e.SignedIn(replace(SIGNED_IN.identity, number="001190000456")))
    assert (walk.page, state(walk)) == (Page.SIGN_IN, "other")
    assert walk.visit.identity is None


@pytest.mark.parametrize(
    ("event", "shown"),
    [
        (e.SignInEnded("failed"), "failed"),
        (e.SignInEnded("expired"), "expired"),
        (e.Trouble("line.cut"), "cut"),
        (e.Trouble("line.nonsense"), "cut"),
    ],
)
def test_when_it_fails_it_may_be_tried_again_or_left_out(event: e.Event, shown: str) -> None:
    walk = at_sign_in().post(event)
    assert state(walk) == shown
    walk.tap(hand.GoOn())
    assert (state(walk), walk.count(f.StartSignIn)) == ("asking", 2)
    walk.tap(hand.NoCard())
    assert walk.visit.identity is not None
    assert walk.visit.identity.assurance is Assurance.CLAIMED
    assert walk.count(f.StopAsking) == 1


def test_back_leads_to_the_card_and_a_late_sign_in_changes_nothing() -> None:
    walk = at_sign_in().post(SHOWN).tap(hand.GoBack()).post(SIGNED_IN)
    assert walk.page == Page.IDENTITY_CARD
    assert walk.visit.identity is None


def test_where_the_site_has_no_sign_in_the_number_stays_a_claim_at_once() -> None:
    walk = Walk().to_number("birth_extract").pad(HUONG.number).on().tap(hand.NoCard())
    assert walk.visit.identity is not None
    assert walk.visit.identity.assurance is Assurance.CLAIMED
