"""Every page of every procedure on several days: each amount and number of days on it holds on that day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk_app.assistant.answers import answer
from kiosk_app.assistant.facts import Fact
from kiosk_app.catalogue.figures import check_figures, of_day
from kiosk_app.catalogue.procedures import load_procedure, load_procedures
from kiosk_app.catalogue.strict import ContentError
from kiosk_app.flow import journey
from kiosk_app.flow import touches as hand
from kiosk_app.flow.identity import Identity
from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.flow.payment import money
from kiosk_app.flow.procedure import Fee, Procedure, Rate, Scope
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


def pages(day: date, procedure: Procedure, listed: tuple[Procedure, ...] = ()) -> Iterator[tuple[str, Screen]]:
    """What a citizen may see of it: list, overview, consent, each question and paper, the review, the fee."""
    setting = replace(practice(), procedures=listed or loaded(day))
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


#: Amounts that nothing else on any page could be.
_PLANTED = re.compile(r"(?<![\w.])7\.[0-9]{3}\.000(?![\w.])")
_NOW = date(2026, 11, 23)
WHOLE = tuple(load_procedure(path)[1] for path in sorted((CATALOGUE / "procedures").glob("*.toml")))


@st.composite
def periods(draw: st.DrawFn) -> tuple[date | None, date | None]:
    """Before, around and after the day that is looked at, open at either end too."""
    days = st.none() | st.integers(-2, 2).map(lambda far: _NOW + timedelta(days=far))
    first, last = draw(days), draw(days)
    return (last, first) if first and last and last < first else (first, last)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WHOLE), st.data())
def test_whatever_period_a_figure_has_no_page_shows_it_outside(whole: Procedure, data: st.DataObject) -> None:
    """Every amount and every figure of a sentence gets a period; pages, guide, slip and answers are read."""
    shown: set[str] = set()

    def planted(rate: Rate, number: int) -> Rate:
        first, last = data.draw(periods())
        figures = [7_000_000 + 1000 * (2 * number + each) for each in range(2)]
        if Rate(None, valid_from=first, valid_to=last).in_force(_NOW):
            shown.update(money(figure, language) for figure in figures for language in ("vi", "en"))
        return replace(
            rate,
            amount=figures[0] if rate.amount else rate.amount,
            counter=figures[1] if rate.counter else rate.counter,
            valid_from=first,
            valid_to=last,
        )

    fee = whole.fee
    rates = tuple(planted(rate, number) for number, rate in enumerate(fee.rates, start=1))
    own = planted(replace(fee, rates=()), 0)
    assert isinstance(own, Fee)
    standing = replace(whole, fee=replace(own, rates=rates), valid_from=None)
    for number, figure in enumerate(whole.figures):
        first, last = data.draw(periods())
        periodic = replace(figure, valid_from=first, valid_to=last)
        listed = (*standing.figures[:number], periodic, *standing.figures[number + 1 :])
        if allowed(candidate := replace(standing, figures=listed)):
            standing = candidate
    over = [figure.says.read("vi") for figure in standing.figures if not figure.in_force(_NOW)]
    for page, words in everything(of_day(standing, _NOW)):
        found = set(_PLANTED.findall(words))
        assert found <= shown, (whole.id, page)
        assert not [phrase for phrase in over if phrase in words], (whole.id, page)


def allowed(procedure: Procedure) -> bool:
    """A figure with a period stands only where a page can do without it; the checker refuses the others."""
    try:
        check_figures(procedure, procedure.id)
    except ContentError:
        return False
    return True


def everything(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """All that may be read of it today: pages, the whole guide, what is told of it, the slip at the end."""
    setting = replace(practice(), procedures=(procedure,))
    for language in ("vi", "en"):
        walk = Walk(setting, at(_NOW)).tap(hand.ChooseLanguage(language))
        walk.tap(hand.OpenTile("apply"), hand.OpenGroup(procedure.life_events[0]))
        yield "services", said(walk.screen)
        yield "overview", said(walk.tap(hand.OpenService(procedure.id)).screen)
        yield "guide", said(walk.tap(hand.OpenGuide()).screen)
        for fact in Fact:
            yield fact, repr(answer(procedure, fact, language, _NOW))
    if procedure.scope is Scope.ALL_HERE:
        yield from ((page, said(screen)) for page, screen in pages(_NOW, procedure, (procedure,)))
