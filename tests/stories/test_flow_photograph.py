"""The face on the chip: read where a procedure needs it, shown on the review, and no part of what is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.screens import IdentityCardScreen, Page, ReviewScreen
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.text import NO_TEXT, Text
from kiosk_app.runtime.draft_form import draft_of
from tests.stories.walk import HUONG, Walk, practice

FACE = 77001
REASON = Text({"vi": "Ảnh được đọc để so với giấy phép.", "en": "It is compared with the licence."})


def needing() -> Setting:
    """The catalogue, with one procedure that needs the face."""
    setting = practice()
    return replace(
        setting,
        procedures=tuple(
            replace(entry, photograph=REASON if entry.id == "birth_extract" else NO_TEXT)
            for entry in setting.procedures
        ),
    )


def read(walk: Walk, photograph: int = FACE) -> Walk:
    walk.to_number("birth_extract").pad(HUONG.number).on()
    return walk.post(e.CardPut(), e.CardRead(HUONG, None, photograph))


def shown(walk: Walk) -> tuple[int, str]:
    content = walk.screen.content
    assert isinstance(content, ReviewScreen)
    return content.photograph, content.photograph_reason


def told(walk: Walk) -> str:
    """The reason on the page that waits for the card."""
    content = walk.to_number("birth_extract").pad(HUONG.number).on().screen.content
    assert isinstance(content, IdentityCardScreen)
    return content.photograph_reason


def test_it_is_asked_of_the_chip_only_where_the_procedure_needs_it() -> None:
    assert read(Walk(needing())).last(f.ReadCard).photograph is True
    assert read(Walk(), 0).last(f.ReadCard).photograph is False
    assert not any(entry.photograph != NO_TEXT for entry in practice().procedures), "none needs it today"


def test_why_it_is_read_is_told_before_the_card_is_laid_down() -> None:
    assert told(Walk(needing())) == REASON.read("vi")
    assert told(Walk()) == ""


def test_it_is_shown_on_the_review_with_the_reason_and_filed_nowhere() -> None:
    walk = read(Walk(needing())).birth_for_oneself()
    assert (walk.page, *shown(walk)) == (Page.REVIEW, FACE, REASON.read("vi"))
    assert str(FACE) not in repr(draft_of(walk.visit))
    walk.declare()
    assert str(FACE) not in repr(walk.last(f.Submit))


def test_who_goes_on_without_a_card_is_shown_nobodys_face() -> None:
    walk = read(Walk(needing())).tap(hand.GoBack())
    assert walk.page == Page.IDENTITY_NUMBER
    walk.on().tap(hand.NoCard())
    assert walk.visit.photograph == 0


def test_a_word_that_is_opened_by_card_needs_no_face() -> None:
    walk = Walk(needing())
    walk.to_number("birth_extract").pad(HUONG.number).on()
    walk.visit = replace(walk.visit, opening="TAM-1234-5678-9")
    assert walk.post(e.CardPut()).last(f.ReadCard).photograph is False


@pytest.mark.parametrize("leaves", [(hand.End(), hand.End()), (e.IdleOver(),)])
def test_nothing_of_it_is_left_for_the_next(leaves: tuple[e.Event, ...]) -> None:
    walk = read(Walk(needing())).post(*leaves)
    assert any(isinstance(effect, f.Wipe) for effect in walk.effects)
    assert walk.visit.photograph == 0
