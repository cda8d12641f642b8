"""Being told: offered only where somebody sends, asked of whoever agreed, and kept out of the answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk_app.catalogue.contact_file import load_contact
from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.contact import Contact
from kiosk_app.flow.screens import ConsentScreen, Page
from tests.stories.walk import CATALOGUE, HUONG, PRINTED, STORED, Walk, practice


def walk_with(*kinds: str) -> Walk:
    contacting = load_contact(CATALOGUE / "contact.toml", kinds)
    walk = Walk(replace(practice(), contacting=contacting))
    return walk.tap(hand.OpenTile("apply"), hand.OpenService("birth_extract"), hand.GoOn())


def to_contact(walk: Walk, *, told: bool) -> Walk:
    ticks = [hand.Tick("file", True)] + ([hand.Tick("notice", True)] if told else [])
    walk.tap(*ticks, hand.GoOn()).post(e.CardCodeSeen(PRINTED)).tap(hand.GoOn())
    return walk.post(e.CardPut(), e.CardRead(HUONG)).birth_for_oneself()


def offered(walk: Walk) -> list[str]:
    content = walk.screen.content
    assert isinstance(content, ConsentScreen)
    return [purpose.id for purpose in content.purposes]


def test_where_nobody_sends_nothing_is_promised() -> None:
    assert offered(walk_with()) == ["file"]


def test_a_phone_number_goes_with_the_dossier_and_not_among_its_answers() -> None:
    walk = walk_with("phone", "email")
    assert offered(walk) == ["file", "notice"]
    to_contact(walk, told=True)
    assert walk.question == "contact_kind"
    walk.choose("phone").pad("0912345678").on()
    walk.declare()
    order = walk.last(f.Submit)
    assert order.contact == Contact("phone", "0912345678")
    assert "0912345678" not in dict(order.answers).values()
    assert "notice" in [consent.purpose for consent in order.consents]
    walk.post(STORED, e.DeliveryWaitOver())
    assert "0912345678" not in repr(walk.last(f.PrintRecord).record)


def test_an_address_that_no_message_could_reach_is_said_at_once() -> None:
    walk = to_contact(walk_with("phone", "email"), told=True).choose("email")
    walk.write("hương ở nhà")
    assert walk.visit.asking.error is not None
    assert walk.visit.asking.error.error == "error.email"
    walk.write("huong@thu.example.vn").declare()
    assert walk.last(f.Submit).contact == Contact("email", "huong@thu.example.vn")


def test_with_one_way_alone_nobody_has_to_choose_it() -> None:
    walk = to_contact(walk_with("email"), told=True)
    assert walk.question == "contact_email"


@pytest.mark.parametrize("told", [True, False])
def test_whoever_does_not_agree_is_asked_for_no_address(told: bool) -> None:
    walk = to_contact(walk_with("phone"), told=told)
    if told:
        assert walk.page == Page.QUESTION
        return
    walk.declare()
    assert walk.last(f.Submit).contact is None
