"""A fee that changes at midnight: nobody files for one that was not shown, and paper says what was filed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.flow.procedure import Condition, Procedure, Rate
from kiosk_app.flow.screens import Page, ReviewScreen
from tests.stories.walk import STORED, Walk, practice

OLD, NEW = 135_000, 200_000
#: Two minutes before midnight in Hà Nội, and one after.
EVENING = Moment(datetime(2026, 11, 20, 16, 58, tzinfo=UTC), TimeTrust.TRUSTED)
NIGHT = Moment(datetime(2026, 11, 20, 17, 1, tzinfo=UTC), TimeTrust.TRUSTED)


def _until_today(procedure: Procedure) -> Procedure:
    """Its fee for everybody, whatever they choose, ends this evening."""
    asked = procedure.fields[0]
    everybody = Condition(asked.id, tuple(option.id for option in asked.options))
    rates = (Rate(OLD, when=everybody, valid_to=date(2026, 11, 20)),)
    return replace(
        procedure, fee=replace(procedure.fee, amount=NEW, valid_from=None, valid_to=None, rates=rates)
    )


def at_review() -> Walk:
    setting = practice()
    procedures = tuple(
        _until_today(entry) if entry.id == "driving_licence_renewal" else entry for entry in setting.procedures
    )
    walk = Walk(replace(setting, procedures=procedures), EVENING).to_number("driving_licence_renewal")
    walk.with_card().licence()
    while walk.page == Page.SCAN:
        walk.scan()
    assert walk.page == Page.REVIEW
    return walk


def ticked(walk: Walk) -> Walk:
    content = walk.screen.content
    assert isinstance(content, ReviewScreen)
    return walk.tap(*(hand.Tick(each.id, True) for each in content.declarations))


def test_a_fee_that_was_not_shown_is_not_filed_and_the_review_says_why() -> None:
    walk = ticked(at_review())
    walk.now = NIGHT
    walk.on()
    content = walk.screen.content
    assert isinstance(content, ReviewScreen)
    assert content.missing == "fee"
    assert content.fee.amount == "200.000"
    assert not any(each.ticked for each in content.declarations)
    ticked(walk).on()
    assert walk.page == Page.SUBMITTING
    assert walk.last(f.Submit).fee == NEW


def test_what_was_filed_before_midnight_stands_on_the_paper_after_it() -> None:
    walk = ticked(at_review()).on()
    assert walk.last(f.Submit).fee == OLD
    walk.now = NIGHT
    walk.post(replace(STORED, payment=None), e.DeliveryWaitOver())
    assert walk.last(f.PrintRecord).record.fee == "135.000"


def test_a_midnight_that_changes_no_fee_asks_nobody_again() -> None:
    walk = Walk(practice(), EVENING).to_number("birth_extract").with_code().birth_for_oneself()
    ticked(walk)
    walk.now = NIGHT
    walk.on()
    assert walk.page == Page.SUBMITTING
