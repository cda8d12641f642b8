"""A foreigner comes with a passport: number and two dates off the page with the photograph, then the reader."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from datetime import date

import pytest

from drivers.card.chip.anchors import Anchors
from drivers.card.chip.session import Terms
from drivers.card.persona import load_persona
from drivers.card.simulated import SimulatedCardReader
from drivers.card.simulator.issuer import practice_anchor
from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.identity import Assurance, Identity, PrintedZone
from kiosk_app.flow.screens import (
    IdentityCardScreen,
    IdentityKeyScreen,
    IdentityNumberScreen,
    IdentityPassportScreen,
    Page,
    ReviewScreen,
)
from kiosk_app.runtime.card_work import CardWork
from kiosk_app.runtime.workers import Worker
from tests.memory_switchboard import MemorySwitchboard
from tests.stories.walk import Walk

ELEANOR = load_persona("passport")
NUMBER = ELEANOR.printed.number
READ = Identity(
    number=NUMBER,
    name="WHITCOMBE ELEANOR JANE",
    birth=ELEANOR.printed.birth,
    sex="Nữ",
    nationality="AUS",
    assurance=Assurance.CHIP_CONSISTENT,
    document="passport",
)


@pytest.fixture
def worker() -> Iterator[Worker]:
    broken: list[BaseException] = []
    made = Worker("card", lambda _name, error: broken.append(error))
    yield made
    made.close()
    assert broken == []


def typed(number: str = NUMBER, birth: str = "23081991", expiry: str = "17042033") -> Walk:
    """As far as the reader."""
    walk = Walk().to_number("birth_extract").tap(hand.UsePassport(), hand.Typed(number)).on()
    return walk.pad(birth).on().pad(expiry).on()


def part(walk: Walk) -> tuple[str, str, str]:
    content = walk.screen.content
    assert isinstance(content, IdentityKeyScreen)
    entry = content.entry
    return content.document, content.part, f"{entry.day}/{entry.month}/{entry.year}"


def test_four_touches_beside_typing_lead_to_the_reader() -> None:
    walk = Walk().to_number("birth_extract")
    before = walk.touches
    walk.tap(hand.UsePassport())
    assert walk.page == Page.IDENTITY_PASSPORT
    walk.tap(hand.Typed("px 041-7263")).on()
    assert part(walk) == ("passport", "birth", "//")
    walk.pad("23081991").on()
    assert part(walk)[:2] == ("passport", "expiry")
    walk.pad("17042033").on()
    assert walk.touches - before == 4
    content = walk.screen.content
    assert isinstance(content, IdentityCardScreen)
    assert (content.document, content.state) == ("passport", "waiting")
    walk.post(e.CardPut())
    order = walk.last(f.ReadCard)
    assert order == f.ReadCard(NUMBER, date(1991, 8, 23), date(2033, 4, 17), "passport")


def test_a_foreigner_goes_through_a_whole_visit(worker: Worker) -> None:
    """With the prepared passport on the simulated reader, and what is filed at the end."""
    told: queue.SimpleQueue[e.Event] = queue.SimpleQueue()
    board = MemorySwitchboard()
    board.turn(card="passport")
    reader = SimulatedCardReader(board, Terms(anchors=Anchors((practice_anchor(),))))
    work = CardWork(reader, worker, told.put)
    walk = typed().post(e.CardPut())
    work.read(walk.last(f.ReadCard))
    while not isinstance(said := told.get(timeout=30.0), e.CardRead):
        assert isinstance(said, e.CardProgress | e.CardWords)
        walk.post(said)
    reader.close()
    walk.post(said)
    assert walk.visit.identity is not None
    assert walk.visit.identity.name == READ.name
    assert walk.question == "requester"
    walk.birth_for_oneself()
    assert walk.visit.answers["name"] == READ.name
    assert walk.visit.answers["birth"] == "23/08/1991"
    content = walk.screen.content
    assert isinstance(content, ReviewScreen)
    assert (content.rows[0].value, content.rows[0].note) == (READ.name, "•••• 7263")
    walk.declare()
    order = walk.last(f.Submit)
    assert (order.identity.number, order.identity.document) == (NUMBER, "passport")
    chip = order.identity.chip
    assert chip is not None
    assert (chip.issuer, chip.trust, chip.genuine, chip.access) == ("AUS", "consistent", "proven", "pace-cam")
    assert (chip.proofs, chip.reasons[0]) == (("mapping",), "issuer_unknown")
    assert (order.identity.nationality, order.identity.residence, order.identity.origin) == ("AUS", "", "")


ZONE = PrintedZone("passport", NUMBER, date(1991, 8, 23), date(2033, 4, 17))


@pytest.mark.parametrize("on_its_page", [True, False])
def test_the_camera_reads_all_three_parts_of_the_key_and_they_are_shown(on_its_page: bool) -> None:
    walk = Walk().to_number("birth_extract")
    if on_its_page:
        walk.tap(hand.UsePassport())
    walk.post(e.ZoneSeen(ZONE))
    content = walk.screen.content
    assert isinstance(content, IdentityPassportScreen)
    assert (content.text, content.birth, content.expiry) == (NUMBER, "23/08/1991", "17/04/2033")
    walk.on()
    assert walk.page == Page.IDENTITY_CARD
    walk.post(e.CardPut())
    order = walk.last(f.ReadCard)
    assert (order.number, order.birth, order.expiry) == (NUMBER, ZONE.birth, ZONE.expiry)


def test_what_the_camera_read_can_be_typed_over_and_a_refusal_shows_each_part_again() -> None:
    walk = Walk().to_number("birth_extract").post(e.ZoneSeen(ZONE)).tap(hand.Typed("PX0417268")).on()
    walk.post(e.CardPut(), e.Trouble("card.key_refused"))
    content = walk.screen.content
    assert isinstance(content, IdentityPassportScreen)
    assert (content.text, content.error_id) == ("PX0417268", "error.passport_refused")
    walk.tap(hand.Typed(NUMBER)).on()
    assert part(walk) == ("passport", "birth", "23/08/1991")


def test_back_from_the_reader_leads_to_what_the_camera_read() -> None:
    walk = Walk().to_number("birth_extract").post(e.ZoneSeen(ZONE)).on().tap(hand.GoBack())
    assert walk.page == Page.IDENTITY_PASSPORT


def test_an_older_cards_zone_spares_both_dates() -> None:
    zone = PrintedZone("card", "001190012345", date(1990, 2, 28), date(2030, 2, 28))
    walk = Walk().to_number("birth_extract").post(e.ZoneSeen(zone)).on()
    walk.post(e.CardPut(), e.Trouble("card.key_more"))
    order = walk.last(f.ReadCard)
    assert (order.number, order.birth, order.expiry) == (zone.number, zone.birth, zone.expiry)


def test_without_a_camera_the_passport_is_typed_and_nobody_is_told_of_trouble() -> None:
    walk = Walk().to_number("birth_extract").tap(hand.UsePassport()).post(e.Trouble("scanner.gone"))
    content = walk.screen.content
    assert isinstance(content, IdentityPassportScreen)
    assert (walk.visit.fault, content.camera) == (None, False)


def test_a_slip_is_looked_for_with_everything_that_was_typed_still_there() -> None:
    walk = typed(number="PX0417268").post(e.CardPut(), e.Trouble("card.key_refused"))
    content = walk.screen.content
    assert isinstance(content, IdentityPassportScreen)
    assert (content.text, content.error_id) == ("PX0417268", "error.passport_refused")
    walk.tap(hand.Typed(NUMBER)).on()
    assert part(walk) == ("passport", "birth", "23/08/1991")
    walk.on()
    assert part(walk) == ("passport", "expiry", "17/04/2033")
    walk.on().post(e.CardPut(), e.CardRead(READ))
    assert walk.page == Page.QUESTION


def test_wrong_keys_are_counted_over_both_ways() -> None:
    walk = typed()
    for _ in range(walk.visit.setting.card_attempts):
        if walk.page == Page.IDENTITY_PASSPORT:
            walk.on().on().on()
        walk.post(e.CardPut(), e.Trouble("card.key_refused"))
    assert walk.visit.fault is not None
    assert walk.visit.fault.code == "card.locked"
    walk.post(e.CardPut())
    assert walk.count(f.ReadCard) == walk.visit.setting.card_attempts
    walk.tap(hand.GoBack(), hand.GoBack(), hand.GoBack(), hand.GoBack())
    assert (walk.page, walk.visit.card.failures) == (Page.IDENTITY_NUMBER, walk.visit.setting.card_attempts)


def test_back_leads_page_by_page_to_the_number_of_a_card() -> None:
    walk = typed()
    for page in (Page.IDENTITY_KEY, Page.IDENTITY_KEY, Page.IDENTITY_PASSPORT, Page.IDENTITY_NUMBER):
        walk.tap(hand.GoBack())
        assert walk.page == page
    assert (walk.visit.card.number, walk.visit.card.document) == ("", "card")
    walk.with_card()
    assert walk.last(f.ReadCard).document == "card"


@pytest.mark.parametrize("number", ["", "PX041", "ABCDEFGH", "PX04172630"])
def test_a_number_that_no_passport_has_is_named_at_once(number: str) -> None:
    walk = Walk().to_number("birth_extract").tap(hand.UsePassport(), hand.Typed(number)).on()
    content = walk.screen.content
    assert isinstance(content, IdentityPassportScreen)
    assert content.error_id == "error.passport_number"
    walk.tap(hand.Typed("PX041726"))
    assert walk.visit.card.error is None


def test_another_passport_than_the_typed_one_is_not_taken() -> None:
    other = Identity("PX0000001", "X", date(1991, 8, 23), assurance=Assurance.CHIP_TRUSTED, document="passport")
    walk = typed().post(e.CardPut(), e.CardRead(other))
    assert walk.visit.fault is not None
    assert walk.visit.fault.code == "card.other_person"


def test_without_the_passport_its_number_stays_a_claim_and_no_sign_in_is_offered() -> None:
    """VNeID knows people by twelve digits."""
    walk = typed()
    walk.tap(hand.NoCard())
    walk.write("Eleanor Jane Whitcombe")
    assert walk.question == "requester", "the birth is typed already"
    walk.birth_for_oneself().declare()
    identity = walk.last(f.Submit).identity
    assert (identity.assurance, identity.document, identity.number) == ("claimed", "passport", NUMBER)


def test_a_practice_visit_has_a_card_and_no_passport() -> None:
    walk = Walk().tap(hand.OpenTile("practice")).on().on()
    while walk.page != Page.IDENTITY_NUMBER:
        walk.tap(hand.Tick("file", True)).on()
    content = walk.screen.content
    assert isinstance(content, IdentityNumberScreen)
    assert content.passport is False
    walk.tap(hand.UsePassport())
    assert walk.page == Page.IDENTITY_NUMBER


def test_a_passport_opens_the_word_that_was_left_for_its_number() -> None:
    code = "TAM-1234-5678-9"
    locked = e.StatusHeard(code, "supplement", 2, "", "10:00", "portal", locked=True)
    walk = Walk().tap(hand.OpenTile("status"), hand.Typed(code), hand.GoOn()).post(locked)
    walk.tap(hand.OpenByCard(), hand.UsePassport(), hand.Typed(NUMBER)).on().pad("23081991").on()
    walk.tap(hand.NoCard())
    assert walk.page == Page.IDENTITY_KEY, "nothing but the chip opens a word"
    walk.pad("17042033").on().post(e.CardPut(), e.CardRead(READ))
    assert walk.page == Page.STATUS
    assert walk.last(f.AskStatus) == f.AskStatus(code, by_card=True)
    assert NUMBER not in repr(walk.visit)
