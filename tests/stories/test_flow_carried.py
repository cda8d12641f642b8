"""No line: what was filed goes by the citizen's own telephone, and nobody is told more than is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.carrying import CarryScreen, CodesMade, CodesRefused, MakeCodes
from kiosk_app.flow.screens import FinishedScreen, Page
from tests.stories.walk import FRIDAY, Walk, practice

CODE = "TAM-4WX7-09QK-M"
STORED = e.Stored("d-1", CODE, "10:00", FRIDAY.today, f"https://127.0.0.1/status?code={CODE}", None)
PARTS = ("1" * 300, "2" * 300, "3" * 300)
PLACE = "https://127.0.0.1/carry"


def filed(carry_url: str = PLACE) -> Walk:
    walk = Walk(replace(practice(), carry_url=carry_url)).to_number("birth_extract").with_card()
    walk.birth_for_oneself().declare().post(STORED)
    return walk.post(e.DeliveryWaitOver(), e.SlipPrinted())


def finished(walk: Walk) -> FinishedScreen:
    assert walk.page == Page.FINISHED
    content = walk.screen.content
    assert isinstance(content, FinishedScreen)
    return content


def shown(walk: Walk) -> CarryScreen:
    assert walk.page == Page.CARRY
    content = walk.screen.content
    assert isinstance(content, CarryScreen)
    return content


def carrying() -> Walk:
    walk = filed().tap(hand.SendByPhone())
    assert walk.last(MakeCodes) == MakeCodes("d-1")
    assert shown(walk).state == "making"
    return walk.post(CodesMade("d-1", PARTS))


def test_code_after_code_each_behind_the_fragment_of_the_portals_address() -> None:
    walk = carrying()
    for number, part in enumerate(PARTS, start=1):
        page = shown(walk)
        assert (page.number, page.count, page.qr) == (number, 3, f"{PLACE}?lang=vi#{part}")
        walk.on()
    assert finished(walk).carry == "sent"


def test_the_way_back_shows_the_code_before_and_then_leaves_it_to_the_machine() -> None:
    walk = carrying().on()
    assert shown(walk.tap(hand.GoBack())).number == 1
    assert finished(walk.tap(hand.GoBack())).carry == "offered"


def test_what_the_citizen_said_is_told_as_that_and_never_as_received() -> None:
    walk = carrying().on().on().on()
    page = finished(walk)
    assert page.state == "waiting"
    row = next(row for row in page.timeline if row.title_id == "timeline.waiting")
    assert (row.note_id, row.note_argument) == ("timeline.waiting.carried", "10:00")
    walk.tap(hand.Reprint())
    assert (walk.last(f.PrintRecord).record.state, walk.last(f.PrintRecord).record.carried) == (
        "waiting",
        "10:00",
    )


def test_the_receipt_that_comes_meanwhile_ends_the_scanning() -> None:
    walk = carrying().on().post(e.Delivered("10:06"))
    assert (shown(walk).state, finished(walk.on()).state) == ("received", "received")
    assert finished(walk).carry == ""
    walk.tap(hand.Reprint())
    assert walk.last(f.PrintRecord).record.carried == ""


@pytest.mark.parametrize("reason", ["too_large", "gone"])
def test_where_no_codes_can_be_made_the_machine_sends(reason: str) -> None:
    walk = filed().tap(hand.SendByPhone()).post(CodesRefused("d-1", reason))
    assert (shown(walk).state, shown(walk).qr) == (reason, "")
    assert finished(walk.on()).carry == "offered"


def test_codes_of_somebody_elses_dossier_are_never_shown() -> None:
    walk = filed().tap(hand.SendByPhone()).post(CodesMade("d-0", PARTS))
    assert shown(walk).qr == ""


def test_late_codes_are_nobodys_business() -> None:
    walk = filed().tap(hand.SendByPhone()).tap(hand.GoBack()).post(CodesMade("d-1", PARTS))
    assert finished(walk).carry == "offered"
    walk.tap(hand.End()).post(e.FarewellOver(), CodesMade("d-1", PARTS))
    assert walk.page == Page.HOME


def test_it_is_not_offered_where_the_portal_takes_none_nor_once_it_was_received() -> None:
    walk = filed(carry_url="")
    assert finished(walk).carry == ""
    assert finished(walk.tap(hand.SendByPhone())).carry == ""
    walk = filed().post(e.Delivered("10:06"))
    assert finished(walk).carry == ""
    assert walk.tap(hand.SendByPhone()).page == Page.FINISHED


def test_whoever_leaves_the_codes_alone_leaves_nothing_behind() -> None:
    walk = carrying().post(e.IdleAsked(), e.IdleOver())
    assert walk.page == Page.FAREWELL
    assert walk.visit.filed is None


def test_the_slip_may_fail_while_the_codes_are_shown() -> None:
    walk = Walk(replace(practice(), carry_url=PLACE)).to_number("birth_extract").with_card()
    walk.birth_for_oneself().declare().post(STORED, e.DeliveryWaitOver())
    walk.tap(hand.SendByPhone()).post(CodesMade("d-1", PARTS), e.Trouble("printer.paper_out"))
    assert shown(walk).number == 1
    walk.tap(hand.TakeWay("screen_record"), hand.GoBack())
    assert finished(walk).print_state == "refused"
