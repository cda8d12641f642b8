"""A chip that is forged or a copy: the visit may go on as a claim, and the officer hears of the chip."""

from __future__ import annotations

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.identity import ChipFound, Identity
from kiosk_app.flow.screens import Page
from tests.stories.walk import HUONG, Walk

COPY = ChipFound("VNM", "failed", "failed", "pace", ("active", "chip"), ("clone",), "0f" * 32)
GOOD = ChipFound("VNM", "trusted", "proven", "pace", ("active",))


def refused() -> Walk:
    walk = Walk().to_number("birth_extract").pad(HUONG.number).on()
    return walk.post(e.CardPut(), e.ChipRefused(COPY), e.Trouble("card.not_genuine"))


def filed(walk: Walk) -> f.Submit:
    walk.write("Nguyễn Thị Hường").pad("14031954").on()
    walk.birth_for_oneself().declare()
    return walk.last(f.Submit)


def test_who_goes_on_without_a_card_files_a_claim_with_the_refused_chip_beside_it() -> None:
    walk = refused()
    assert walk.visit.fault is not None
    assert walk.visit.fault.code == "card.not_genuine"
    identity = filed(walk.tap(hand.TakeWay("skip"))).identity
    assert (identity.assurance, identity.chip) == ("claimed", COPY)


def test_neither_another_number_nor_a_passport_makes_it_forgotten() -> None:
    walk = refused().tap(hand.GoBack())
    assert walk.page == Page.IDENTITY_NUMBER
    walk.tap(hand.UsePassport(), hand.GoBack(), hand.ClearEntry())
    identity = filed(walk.pad(HUONG.number).on().tap(hand.NoCard())).identity
    assert identity.chip == COPY


def test_a_card_in_order_laid_down_afterwards_stands_for_itself() -> None:
    walk = refused().tap(hand.GoBack()).on()
    walk.post(e.CardPut(), e.CardRead(_good()))
    walk.birth_for_oneself().declare()
    assert walk.last(f.Submit).identity.chip == GOOD


def test_the_next_citizen_has_no_part_in_it() -> None:
    walk = refused().tap(hand.End(), hand.End())
    walk.post(e.FarewellOver())
    walk.to_number("birth_extract").pad(HUONG.number).on().tap(hand.NoCard())
    assert walk.visit.identity is not None
    assert walk.visit.identity.chip is None


@pytest.mark.parametrize("page", [Page.IDENTITY_NUMBER, Page.IDENTITY_CARD])
def test_a_late_word_of_a_chip_that_is_not_being_read_changes_nothing(page: Page) -> None:
    walk = Walk().to_number("birth_extract").pad(HUONG.number)
    if page is Page.IDENTITY_CARD:
        walk.on()
    walk.post(e.ChipRefused(COPY))
    assert walk.visit.card.refused is None


def _good() -> Identity:
    return Identity(HUONG.number, HUONG.name, HUONG.birth, assurance=HUONG.assurance, chip=GOOD)
