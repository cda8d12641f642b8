"""Every page of every procedure on several days: each amount and number of days on it holds on that day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import pytest

from kiosk_app.catalogue.procedures import load_procedures
from kiosk_app.flow import journey
from kiosk_app.flow import touches as hand
from kiosk_app.flow.identity import Identity
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.flow.procedure import Procedure, Rate, Scope
from kiosk_app.flow.screens import Screen
from kiosk_app.flow.show.screen import present
from kiosk_app.ui.shown import plain
from tests.stories.walk import CATALOGUE, HUONG, Walk, practice

#: Before the rules of the catalogue, at their first days, today, the last day of a rate, the next, much later.
DAYS = (
    date(2025, 6, 30),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 11, 23),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2031, 1, 1),
)
#: How pages write an amount: dots between thousands. A number of a law or a code never looks so.
_AMOUNT = re.compile(r"(?<![\w.])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![\w.])")


@cache
def loaded(day: date) -> tuple[Procedure, ...]:
    return load_procedures(CATALOGUE / "procedures", day)


def rates(procedure: Procedure) -> tuple[Rate, ...]:
    return (procedure.fee, *procedure.fee.rates)


def amounts(found: tuple[Rate, ...], copies: int = 1) -> set[str]:
    figures = {figure for rate in found for figure in (rate.amount, rate.counter) if figure}
    return {f"{figure * times:,}".replace(",", ".") for figure in figures for times in {1, copies}}


def at(day: date) -> Moment:
    return Moment(datetime.combine(day, time(3), tzinfo=UTC), TimeTrust.TRUSTED)


def pages(day: date, procedure: Procedure) -> Iterator[tuple[str, Screen]]:
    """What a citizen may see of it: list, overview, consent, each question and paper, the review, the fee."""
    setting = replace(practice(), procedures=loaded(day))
    walk = Walk(setting, at(day)).tap(hand.OpenTile("apply"), hand.OpenGroup(procedure.life_events[0]))
    yield "services", walk.screen
    yield "overview", walk.tap(hand.OpenService(procedure.id)).screen
    if procedure.scope is not Scope.ALL_HERE:
        return
    yield "consent", walk.on().screen
    identity: Identity = HUONG
    free = replace(
        procedure,
        fields=tuple(replace(field, when=None) for field in procedure.fields),
        documents=tuple(replace(document, when=None) for document in procedure.documents),
    )
    visit = replace(walk.visit, identity=identity, procedure=free)
    for field in free.fields:
        yield field.id, present(journey.ask(visit, field).visit)
    for document in free.documents:
        yield document.id, present(journey.scan(visit, document).visit)
    held = replace(visit, procedure=replace(procedure, documents=(), fields=()))
    yield "review", present(journey.after_document(held).visit)


def said(screen: Screen) -> str:
    return json.dumps(plain(screen), ensure_ascii=False)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_amount_on_a_page_holds_on_that_day(day: date) -> None:
    wrong = []
    everybody = tuple(rate for entry in loaded(day) for rate in rates(entry) if rate.in_force(day))
    for procedure in loaded(day):
        holds = amounts(tuple(rate for rate in rates(procedure) if rate.in_force(day)))
        # The page of a group shows the prices of all that stands in it.
        others = amounts(everybody)
        for page, screen in pages(day, procedure):
            shown = set(_AMOUNT.findall(said(screen)))
            wrong += [(procedure.id, page, each) for each in shown - (others if page == "services" else holds)]
    assert wrong == []


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_nothing_is_shown_of_a_procedure_outside_its_own_days(day: date) -> None:
    for procedure in loaded(day):
        assert (procedure.valid_from or date.min) <= day <= (procedure.valid_to or date.max)


def test_a_page_that_shows_an_ended_amount_is_found() -> None:
    """The half price of an ID card is on its page in 2026, and no more of it on the first day of 2027."""
    last, next_day = date(2026, 12, 31), date(2027, 1, 1)
    card = next(entry for entry in loaded(last) if entry.id == "id_card_exchange")
    ended = amounts(tuple(rate for rate in rates(card) if rate.valid_to == last))
    assert ended
    shown = {day: " ".join(said(screen) for _, screen in pages(day, card)) for day in (last, next_day)}
    assert all(amount in shown[last] for amount in ended)
    overview = dict(pages(next_day, card))["overview"]
    assert not any(amount in said(overview) for amount in ended)


def test_days_of_tomorrow_come_from_tomorrows_rates() -> None:
    """Each rate that ends has its first and last day tried above: a new one must not be forgotten here."""
    for path in loaded(date(2026, 11, 23)):
        for rate in rates(path):
            if rate.valid_to is not None:
                assert {rate.valid_to, rate.valid_to + timedelta(days=1)} <= set(DAYS), path.id
