"""Bad days on the pure flow: what fails, what is safe, which ways lead on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.identity import Identity, Printed
from kiosk_app.flow.screens import FinishedScreen, IdentityCardScreen, IdentityNumberScreen, Page, ScanScreen
from tests.stories.walk import HUONG, OLD_CHIP, PRINTED, STORED, Walk, practice


def at_the_card() -> Walk:
    """The key is complete and the chip is being read."""
    return (
        Walk()
        .to_number("birth_extract")
        .post(e.CardCodeSeen(PRINTED))
        .on()
        .post(e.CardPut(), OLD_CHIP)
        .pad("14032031")
        .on()
    )


def at_review() -> Walk:
    return Walk().to_number("birth_extract").with_code().birth_for_oneself()


def at_scan() -> Walk:
    walk = Walk().to_number("driving_licence_renewal").with_code().licence("car")
    assert walk.page == Page.SCAN
    return walk


def number_error(walk: Walk) -> str:
    content = walk.screen.content
    assert isinstance(content, IdentityNumberScreen)
    return content.error_id


def card_name(walk: Walk) -> str:
    content = walk.screen.content
    assert isinstance(content, IdentityCardScreen)
    return content.name


def ways(walk: Walk) -> tuple[str, ...]:
    assert walk.screen.fault is not None
    return tuple(str(way) for way in walk.screen.fault.ways)


def test_a_card_lifted_mid_read_is_put_back_and_read_with_the_same_key() -> None:
    walk = at_the_card().post(e.CardProgress(0.7), e.Trouble("card.removed"))
    assert ways(walk) == ("retry", "skip", "back")
    walk.tap(hand.TakeWay("retry"))
    assert walk.count(f.AwaitCard) == 2
    key = walk.last(f.ReadCard)
    walk.post(e.CardPut())
    assert (walk.count(f.ReadCard), walk.last(f.ReadCard)) == (3, key)
    walk.post(e.CardRead(HUONG))
    assert walk.question == "requester"


def test_lifting_the_card_to_read_its_dates_is_no_trouble() -> None:
    walk = Walk().to_number("birth_extract").pad(HUONG.number).on().post(e.CardPut(), OLD_CHIP).pad("1403")
    walk.post(e.Trouble("card.removed"))
    assert walk.page == Page.IDENTITY_KEY
    assert walk.visit.card.digits == "1403"
    assert walk.screen.fault is None


def test_a_wrong_key_is_tried_so_often_and_no_more() -> None:
    walk = at_the_card()
    for _ in range(2):
        walk.post(e.Trouble("card.key_refused"))
        assert "retry" in ways(walk)
        walk.tap(hand.TakeWay("retry")).post(e.CardPut()).pad("14032032").on()
    walk.post(e.Trouble("card.key_refused"))
    assert walk.screen.fault is not None
    assert (walk.screen.fault.code, ways(walk)) == ("card.locked", ("skip", "back"))
    reads = walk.count(f.ReadCard)
    # Neither the card put again, nor the number typed again, opens another try.
    walk.post(e.CardPut()).tap(hand.TakeWay("back"), hand.Erase()).pad("3").on().post(e.CardPut())
    assert walk.count(f.ReadCard) == reads
    assert walk.screen.fault is not None
    walk.tap(hand.TakeWay("skip"))
    assert walk.visit.identity is not None
    assert walk.visit.identity.assurance == "claimed"


def test_a_chip_that_says_another_number_is_not_taken() -> None:
    walk = at_the_card().post(e.CardRead(replace(HUONG, number="001154999999")))
    assert walk.visit.identity is None
    assert ways(walk) == ("retry", "back")


def test_a_chip_that_is_not_genuine_is_not_taken() -> None:
    walk = at_the_card().post(e.Trouble("card.not_genuine"))
    assert ways(walk) == ("skip", "end")
    walk.tap(hand.TakeWay("end"))
    assert walk.page == Page.FAREWELL


def test_a_second_card_leaves_nothing_of_the_first() -> None:
    walk = Walk().to_number("birth_extract").with_code().choose("self")
    walk.tap(hand.GoBack(), hand.GoBack())
    assert walk.page == Page.IDENTITY_NUMBER
    other = Identity("001190000456", "LÊ VĂN SƠN", HUONG.birth, assurance=HUONG.assurance)
    walk.tap(hand.ClearEntry()).with_card(other).choose("self")
    assert walk.visit.answers["name"] == "LÊ VĂN SƠN"
    walk.tap(hand.GoBack(), hand.GoBack(), hand.ClearEntry()).pad("001190000789").on().tap(hand.NoCard())
    assert walk.question == "holder_name"
    assert "LÊ VĂN SƠN" not in walk.visit.answers.values()


def test_a_chip_without_a_date_of_birth_keeps_the_one_that_opened_it() -> None:
    walk = at_the_card().post(e.CardRead(replace(HUONG, birth=None)))
    assert walk.visit.identity is not None
    assert walk.visit.identity.birth == HUONG.birth


def test_no_camera_leaves_the_pad() -> None:
    walk = Walk().to_number("birth_extract").post(e.Trouble("scanner.gone"))
    assert walk.screen.fault is None
    assert getattr(walk.screen.content, "camera", "") == "gone"
    walk.post(e.CardCodeSeen(Printed("12")))
    assert walk.visit.card.number == ""
    walk.with_card()
    assert walk.question == "requester"


def test_an_unreadable_page_is_taken_again() -> None:
    walk = at_scan().tap(hand.TakePhoto()).post(e.PageTaken(1, ("blurred", "dark"), False))
    content = walk.screen.content
    assert isinstance(content, ScanScreen)
    assert (content.acceptable, content.advice) == (False, "blurred")
    walk.tap(hand.AcceptPage())
    assert walk.count(f.FilePages) == 0
    walk.tap(hand.RetakePage())
    assert walk.last(f.DropPages).pages == (1,)
    walk.tap(hand.TakePhoto()).post(e.Trouble("page.unreadable"))
    assert ways(walk) == ("retry", "back")
    walk.tap(hand.TakeWay("retry"))
    walk.scan(2)
    assert walk.page == Page.REVIEW


def test_several_pages_of_one_paper_are_bound_together_even_after_a_failure() -> None:
    walk = (
        at_scan().tap(hand.TakePhoto()).post(e.PageTaken(1, ("good",), True)).tap(hand.AcceptPage(another=True))
    )
    walk.tap(hand.TakePhoto()).post(e.PageTaken(2, ("tilted",), True)).tap(hand.AcceptPage())
    assert walk.last(f.FilePages).pages == (1, 2)
    walk.post(e.Trouble("page.refused")).tap(hand.TakeWay("retry"))
    assert walk.last(f.FilePages).pages == (1, 2)
    assert walk.count(f.FilePages) == 2
    walk.post(e.PagesFiled("health", 9, 2, 80))
    assert walk.page == Page.REVIEW


def test_a_paper_is_replaced_only_when_another_is_bound() -> None:
    walk = at_scan().scan(1).tap(hand.EditRow(""), hand.EditRow("health"))
    assert walk.page == Page.SCAN
    walk.tap(hand.TakePhoto()).post(e.PageTaken(5, ("good",), True)).tap(hand.GoBack())
    assert walk.page == Page.REVIEW
    assert [entry.file for entry in walk.visit.attachments] == [101]
    walk.tap(hand.EditRow("health")).scan(7)
    assert [entry.file for entry in walk.visit.attachments] == [107]
    assert f.DropPages((101,)) in walk.effects


@pytest.mark.parametrize("code", ["printer.paper_out", "printer.gone", "printer.cover_open", "device.gone"])
def test_a_printer_that_fails_turns_the_screen_into_the_record(code: str) -> None:
    walk = at_review().declare().post(STORED, e.DeliveryWaitOver(), e.Trouble(code))
    assert ways(walk) == ("retry", "screen_record")
    assert isinstance(walk.screen.content, FinishedScreen)
    assert (walk.screen.content.print_state, walk.screen.content.qr) == ("refused", STORED.status_url)
    walk.tap(hand.TakeWay("retry"))
    assert walk.count(f.PrintRecord) == 2
    walk.post(e.SlipPrinted())
    assert isinstance(walk.screen.content, FinishedScreen)
    assert walk.screen.content.print_state == "printed"
    walk.post(e.Trouble("printer.paper_out"))
    assert walk.screen.fault is None, "the paper is already in the citizen's hand"


def test_only_a_paper_that_may_have_come_out_is_called_another_copy() -> None:
    walk = at_review().declare().post(STORED, e.DeliveryWaitOver(), e.Trouble("printer.paper_out"))
    walk.tap(hand.TakeWay("retry"))
    assert not walk.last(f.PrintRecord).record.reprint
    walk.post(e.Trouble("printer.unconfirmed")).tap(hand.TakeWay("retry"))
    assert walk.last(f.PrintRecord).record.reprint


@pytest.mark.parametrize(
    "code", ["store.disk_low", "store.failed", "store.keys_missing", "store.sealing_failed"]
)
def test_a_store_that_fails_at_the_greeting_closes_before_anything_is_asked(code: str) -> None:
    walk = Walk().tap(hand.ChooseLanguage("en"), hand.OpenTile("apply")).post(e.Trouble(code))
    assert (walk.page, walk.visit.language) == (Page.OUT_OF_SERVICE, "en")
    walk.tap(hand.End()).post(e.IdleAsked(), e.IdleOver(), e.FarewellOver())
    assert walk.page == Page.OUT_OF_SERVICE
    walk.post(e.ServiceRestored())
    assert walk.page == Page.HOME


@pytest.mark.parametrize("code", ["store.disk_low", "store.failed", "store.sealing_failed", "content.missing"])
def test_a_store_that_fails_at_submit_loses_no_answer_and_files_once(code: str) -> None:
    walk = at_review()
    answers = walk.visit.answers
    walk.declare().post(e.NotStored(code))
    assert (walk.page, ways(walk)) == (Page.REVIEW, ("retry", "end"))
    assert walk.visit.answers == answers
    walk.tap(hand.TakeWay("retry")).post(STORED, STORED)
    assert walk.count(f.Submit) == 2
    assert walk.screen.saved == "saved"


@pytest.mark.parametrize("code", ["store.failed", "store.disk_low", "content.missing", "service.withdrawn"])
def test_trouble_of_another_job_does_not_end_the_wait_for_the_submit(code: str) -> None:
    walk = at_review().declare().post(e.Trouble(code))
    assert walk.page == Page.SUBMITTING
    walk.post(STORED, e.NotStored("store.failed"))
    assert (walk.count(f.Submit), walk.screen.saved, walk.screen.fault) == (1, "saved", None)


def test_a_fault_does_not_follow_to_another_page() -> None:
    walk = at_review().declare().post(e.NotStored("store.failed")).tap(hand.EditRow("copies"))
    assert walk.question == "copies"
    assert walk.screen.fault is None
    walk = at_scan().post(e.Trouble("scanner.gone")).tap(hand.GoBack())
    assert walk.screen.fault is None


def test_a_code_that_nobody_listed_is_taken_for_the_plainest_of_its_kind() -> None:
    walk = at_the_card().post(e.Trouble("card.of_tomorrow"))
    assert walk.screen.fault is not None
    assert walk.screen.fault.code == "card.garbled"


def test_the_end_in_the_middle_is_asked_once_and_forgets_everything() -> None:
    walk = at_review().tap(hand.End())
    assert walk.screen.overlay == "end"
    walk.tap(hand.StayHere())
    assert walk.page == Page.REVIEW
    walk.tap(hand.End(), hand.End())
    assert walk.page == Page.FAREWELL
    assert walk.count(f.Wipe) == 1
    assert walk.count(f.Submit) == 0
    assert not getattr(walk.screen.content, "filed", True)


def test_an_idle_question_is_answered_by_staying() -> None:
    walk = at_review().post(e.IdleAsked())
    assert walk.screen.overlay == "inactivity"
    walk.tap(hand.GoOn(), hand.EditRow("copies"), hand.Tick("truth", True))
    assert walk.page == Page.REVIEW, "a tap on the covered page does nothing"
    assert walk.visit.reviewing.declarations == frozenset()
    walk.tap(hand.StayHere()).declare()
    assert walk.page == Page.SUBMITTING


def test_more_time_is_given_once_asked_for_and_not_to_whoever_comes_next() -> None:
    walk = at_review().post(e.IdleAsked()).tap(hand.StayLonger())
    assert walk.page == Page.REVIEW
    assert not walk.screen.overlay
    assert is_unhurried(walk)
    assert not is_unhurried(walk.post(e.IdleAsked()).tap(hand.StayHere()))
    assert not is_unhurried(walk.post(e.IdleAsked()).tap(hand.StayLonger(), hand.End(), hand.End()))
    assert not is_unhurried(Walk().tap(hand.StayLonger())), "only where it was asked"


def is_unhurried(walk: Walk) -> bool:
    return walk.visit.unhurried


@pytest.mark.parametrize("start", [at_the_card, at_scan, at_review])
def test_nobody_there_wipes_and_stops_every_device(start: object) -> None:
    assert callable(start)
    walk = start().post(e.IdleAsked(), e.IdleOver())
    assert walk.page == Page.FAREWELL
    assert {f.StopCamera(), f.StopCard(), f.Wipe(), f.SayFarewell()} <= set(walk.effects[-4:])
    count = len(walk.effects)
    walk.post(e.IdleOver(), e.CardRead(HUONG), STORED, e.Delivered("10:00"))
    assert len(walk.effects) == count
    walk.post(e.FarewellOver())
    assert walk.visit == replace(Walk().visit, now=walk.visit.now)


def test_while_sealing_nobody_leaves_before_the_store_has_answered() -> None:
    walk = at_review().declare().tap(hand.End()).post(e.IdleAsked(), e.IdleOver())
    assert walk.page == Page.SUBMITTING
    walk.post(STORED, e.IdleOver())
    assert walk.page == Page.FAREWELL
    assert getattr(walk.screen.content, "filed", False)


def test_a_kiosk_that_cannot_print_nor_send_still_says_where_the_dossier_is() -> None:
    walk = Walk(replace(practice(), payee=None)).to_number("driving_licence_renewal").with_code()
    walk.licence("motorcycle").declare().post(STORED, e.DeliveryWaitOver(), e.Trouble("printer.gone"))
    content = walk.screen.content
    assert isinstance(content, FinishedScreen)
    assert (content.state, content.code) == ("waiting", STORED.code)


def test_a_number_that_opens_no_chip_is_looked_at_again_beside_the_card() -> None:
    walk = Walk().to_number("birth_extract").pad(HUONG.number).on().post(e.CardPut())
    assert walk.last(f.ReadCard) == f.ReadCard(HUONG.number), "the newer card opens to its number alone"
    walk.post(e.Trouble("card.key_refused"))
    assert (walk.page, walk.screen.fault) == (Page.IDENTITY_NUMBER, None)
    assert number_error(walk) == "error.number_refused"
    walk.tap(hand.Erase()).pad("9")
    assert number_error(walk) == ""
    walk.on().post(e.CardPut())
    assert walk.last(f.ReadCard).number.endswith("9")


def test_wrong_numbers_are_tried_so_often_and_no_more() -> None:
    walk = Walk().to_number("birth_extract").pad(HUONG.number)
    for _ in range(2):
        walk.on().post(e.CardPut(), e.Trouble("card.key_refused"))
        assert walk.page == Page.IDENTITY_NUMBER
    walk.on().post(e.CardPut(), e.Trouble("card.key_refused"))
    assert walk.screen.fault is not None
    assert (walk.screen.fault.code, ways(walk)) == ("card.locked", ("skip", "back"))


def test_a_chip_from_before_asks_for_its_dates_once_and_no_more() -> None:
    walk = Walk().to_number("birth_extract").with_old_card()
    assert [effect for effect in walk.effects if isinstance(effect, f.ReadCard)] == [
        f.ReadCard(HUONG.number),
        f.ReadCard(HUONG.number, HUONG.birth, date(2031, 3, 14)),
    ]
    assert walk.question == "requester"


def test_the_name_on_a_chip_is_shown_before_it_is_judged_and_is_nobody_until_then() -> None:
    walk = Walk().to_number("birth_extract").pad(HUONG.number).on().post(e.CardPut(), e.CardWords(HUONG.name))
    assert card_name(walk) == HUONG.name
    walk.post(e.Trouble("card.not_genuine"))
    assert (walk.visit.identity, card_name(walk)) == (None, "")
    walk = Walk().to_number("birth_extract").pad(HUONG.number).on().post(e.CardPut(), e.CardWords(HUONG.name))
    walk.post(e.Trouble("card.removed")).tap(hand.TakeWay("retry")).post(e.CardPut())
    assert card_name(walk) == "", "the next card may be another's"


def test_a_card_that_opens_an_officers_word_shows_no_name() -> None:
    walk = Walk().tap(hand.OpenTile("status")).post(e.CardWords(HUONG.name))
    assert HUONG.name not in repr(walk.screen)


def test_of_a_chip_whose_code_was_held_to_the_camera_only_the_expiry_is_asked() -> None:
    walk = at_the_card()
    assert walk.last(f.ReadCard) == f.ReadCard(HUONG.number, HUONG.birth, date(2031, 3, 14))
