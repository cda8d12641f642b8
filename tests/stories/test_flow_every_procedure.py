"""Every procedure of the catalogue is walked to its true end, with answers made from its own questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.procedure import Field, FieldKind, Procedure, Scope
from kiosk_app.flow.questions import all_fields
from kiosk_app.flow.screens import OverviewScreen, Page, ServicesScreen
from tests.stories.walk import FRIDAY, STORED, Walk, practice

ALL = {entry.id: entry for entry in practice().procedures}
HERE = sorted(entry.id for entry in ALL.values() if entry.scope is Scope.ALL_HERE)
ELSEWHERE = sorted(set(ALL) - set(HERE))
#: No road of any procedure has more steps than this.
_MANY = 80


def answer(walk: Walk, field: Field, turn: int) -> None:
    """What a person might say; the `turn` picks among the options, so that other questions open."""
    match field.kind:
        case FieldKind.CHOICE | FieldKind.FILE:
            walk.choose(field.options[turn % len(field.options)].id)
        case FieldKind.PEOPLE:
            count = len(getattr(walk.screen.content, "people", ()))
            walk.tap(hand.AddPerson() if count < (field.least or 1) else hand.GoOn())
        case FieldKind.PICK:
            walk.tap(hand.Typed("hoan kiem")).choose("00070")
        case FieldKind.DATE:
            walk.pad("01022027" if field.future else "01022020").on()
        case FieldKind.NUMBER:
            walk.pad(str(max(field.least or 1, 2))).on()
        case FieldKind.PHONE:
            walk.pad("0912345678").on()
        case FieldKind.PERSONAL_NUMBER:
            walk.pad(f"0011540001{field.person:02d}").on()
        case _:
            walk.write("Trần Văn Nhật")


def walked(procedure: str, turn: int, card: bool) -> Walk:
    walk = Walk().to_number(procedure)
    walk = walk.with_code() if card else walk.without_card()
    for _ in range(_MANY):
        if walk.page == Page.QUESTION:
            field = next(each for each in all_fields(walk.visit) if each.id == walk.question)
            if walk.visit.asking.text:
                walk.on()
            else:
                answer(walk, field, turn)
            assert not walk.visit.asking.error, (field.id, walk.visit.asking)
        elif walk.page == Page.SCAN:
            walk.scan()
        else:
            break
    return walk


@pytest.mark.parametrize("card", [True, False], ids=["card", "no card"])
@pytest.mark.parametrize("turn", [0, 1, 2, 3])
@pytest.mark.parametrize("procedure", HERE)
def test_what_can_be_done_here_is_filed(procedure: str, turn: int, card: bool) -> None:
    walk = walked(procedure, turn, card)
    assert walk.page == Page.REVIEW
    walk.declare().post(STORED, e.DeliveryWaitOver())
    assert walk.page == Page.FINISHED
    assert walk.last(f.Submit).procedure == procedure
    assert walk.last(f.PrintRecord).record.procedure_code == ALL[procedure].code
    walk.on().post(e.FarewellOver())
    assert walk.page == Page.HOME


@pytest.mark.parametrize("procedure", ELSEWHERE)
def test_what_cannot_be_finished_here_says_so_and_asks_nothing(procedure: str) -> None:
    group = ALL[procedure].life_events[0]
    walk = Walk().tap(hand.OpenTile("apply"), hand.OpenGroup(group), hand.OpenService(procedure))
    shown = walk.screen.content
    assert isinstance(shown, OverviewScreen)
    assert shown.scope != "all_here"
    assert shown.where
    assert (shown.ready_date, walk.screen.trail) == ("", ())
    walk.on()
    assert walk.page == Page.SERVICES
    back = walk.screen.content
    assert isinstance(back, ServicesScreen)
    assert procedure in [entry.id for entry in back.services]
    walk.tap(hand.GoBack(), hand.GoBack())
    assert walk.page == Page.HOME


def test_every_service_stands_in_a_group() -> None:
    content = Walk().tap(hand.OpenTile("apply")).screen.content
    assert isinstance(content, ServicesScreen)
    assert {name for group in content.groups for name in group.services} == set(ALL)
    assert content.services == ()


@pytest.mark.parametrize(
    "typed", ["lam the can cuoc", "khai si", "so do", "bao hiem y te", "passport", "vneid"]
)
def test_a_word_that_people_use_finds_something(typed: str) -> None:
    content = Walk().tap(hand.OpenTile("apply"), hand.Search(typed)).screen.content
    assert isinstance(content, ServicesScreen)
    assert content.services
    assert len(content.services) < len(ALL) / 2


def shown_on(day: date, procedure: Procedure) -> str:
    """Everything that the page says of money."""
    walk = Walk()
    at = replace(FRIDAY, at=FRIDAY.at.replace(year=day.year, month=day.month, day=day.day))
    walk.now = at
    walk.tap(hand.OpenTile("apply"), hand.OpenService(procedure.id))
    shown = walk.screen.content
    assert isinstance(shown, OverviewScreen)
    return " ".join([shown.fee.amount, shown.fee.counter, *(line.amount for line in shown.fee.lines)])


def test_a_figure_whose_period_is_over_is_never_shown() -> None:
    """The half price of an ID card ends with 2026; a fee without a successor leaves no figure at all."""
    card = ALL["id_card_exchange"]
    assert shown_on(date(2026, 12, 31), card).split() == ["25.000"]
    assert shown_on(date(2027, 1, 1), card).split() == ["50.000"]


@pytest.mark.parametrize("procedure", HERE)
def test_no_rate_is_shown_outside_its_period(procedure: str) -> None:
    fee = ALL[procedure].fee
    for rate in (fee, *fee.rates):
        if rate.valid_from and rate.amount == 0:
            assert not shown_on(date(2025, 12, 30), ALL[procedure]).strip()
