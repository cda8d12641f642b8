"""Whole visits on the pure flow: three procedures, with the card, with its code, without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.identity import Assurance
from kiosk_app.flow.screens import FeeScreen, FinishedScreen, Page, QuestionScreen, ReviewScreen
from tests.stories.walk import ASKED, HUONG, STORED, Walk

PAID = e.Stored(STORED.dossier, STORED.code, STORED.clock, STORED.day, STORED.status_url, ASKED)


def test_a_copy_of_ones_own_birth_record_with_the_card() -> None:
    walk = Walk().to_number("birth_extract").with_card().birth_for_oneself()
    assert walk.page == Page.REVIEW
    assert walk.trail() == [
        ("overview", "done"),
        ("identity", "done"),
        ("questions", "done"),
        ("review", "now"),
        ("finished", "next"),
    ]
    walk.declare()
    order = walk.last(f.Submit)
    assert order.identity == HUONG
    assert dict(order.answers) == {
        "requester": "self",
        "name": HUONG.name,
        "birth": "14/03/1954",
        "registered_at": "00070@2025-07-01",
        "copies": "2",
    }
    assert (order.fee, order.fee_basis) == (0, "77/2025/NQ-HĐND")
    assert [entry.purpose for entry in order.consents] == ["file", "declaration.truth"]
    walk.post(STORED)
    assert walk.page == Page.SUBMITTING
    walk.post(e.DeliveryWaitOver())
    assert isinstance(walk.screen.content, FinishedScreen)
    assert walk.screen.content.state == "waiting"
    assert walk.trail()[-2:] == [("review", "seal"), ("finished", "now")]
    record = walk.last(f.PrintRecord).record
    assert (record.state, record.code, record.fee, record.fee_state) == ("waiting", STORED.code, "0", "free")
    assert (record.holder, record.number) == ("N••• T••• HƯỜNG", "•••• 0123")
    walk.post(e.SlipPrinted(), e.Delivered("10:06", "H26-THỬ-1")).tap(hand.Reprint())
    again = walk.last(f.PrintRecord).record
    assert (again.state, again.official_code, again.reprint) == ("received", "H26-THỬ-1", True)
    walk.on()
    assert walk.page == Page.FAREWELL
    assert walk.touches <= 25


def test_for_another_person_the_letter_of_authority_is_scanned() -> None:
    walk = Walk().to_number("birth_extract").with_code().choose("authorised")
    walk.choose("family").write("Trần Văn Nhật").tap(hand.YearAlone()).pad("1950").on()
    walk.tap(hand.Typed("hoan kiem")).choose("00070").pad("1").on()
    assert walk.page == Page.SCAN
    assert ("scan", "now") in walk.trail()
    walk.scan().declare().post(STORED, e.Delivered("10:06"))
    order = walk.last(f.Submit)
    answers = dict(order.answers)
    assert (answers["name"], answers["birth"], answers["relation"]) == ("Trần Văn Nhật", "1950", "family")
    assert order.identity == HUONG
    assert [(entry.document, entry.file, entry.pages) for entry in order.attachments] == [
        ("authorisation", 101, 1)
    ]
    assert {"declaration.truth", "declaration.send_papers"} <= {entry.purpose for entry in order.consents}
    record = walk.last(f.PrintRecord).record
    assert (record.state, record.attachments) == ("received", (("Giấy ủy quyền", 1),))
    assert walk.touches <= 25


def test_the_social_pension_without_a_card_is_marked_as_claimed() -> None:
    walk = Walk().to_number("elderly_allowance").without_card()
    # Name and birth are asked once: the procedure's own questions are answered by them.
    walk.choose("start")
    assert walk.question == "residence.street"
    walk.write("12 Hàng Bạc").tap(hand.Typed("hoan kiem")).choose("00070")
    walk.choose("none").choose("cash").pad("0912345678").on()
    content = walk.screen.content
    assert isinstance(content, ReviewScreen)
    assert content.rows[0].note_id == "assurance.claimed"
    assert [row.id for row in content.rows if row.note_id == "review.from_card"] == []
    assert all(row.id for row in content.rows[1:]), "what was only claimed can be changed"
    assert "0912345678" not in repr(content)
    walk.declare()
    order = walk.last(f.Submit)
    assert order.identity.assurance is Assurance.CLAIMED
    assert dict(order.answers)["name"] == dict(order.answers)["holder_name"] == "Nguyễn Thị Hường"
    walk.post(STORED, e.DeliveryWaitOver())
    assert isinstance(walk.screen.content, FinishedScreen)
    assert not walk.screen.content.take_card
    assert walk.touches <= 25


def test_an_optional_question_may_be_left_empty() -> None:
    walk = Walk().to_number("elderly_allowance").with_code().choose("start").on()
    walk.tap(hand.Typed("hoan kiem")).choose("00070").choose("none").choose("cash").on()
    assert walk.page == Page.REVIEW
    walk.declare()
    assert "phone" not in dict(walk.last(f.Submit).answers)


@pytest.mark.parametrize("news", ["paid", "over", "doubled"])
def test_a_driving_licence_paid_by_the_bank(news: str) -> None:
    walk = Walk().to_number("driving_licence_renewal").with_code().licence()
    assert [name for name, _ in walk.trail()] == [
        "overview",
        "identity",
        "questions",
        "scan",
        "review",
        "fee",
        "finished",
    ]
    walk.scan().declare()
    assert walk.last(f.Submit).fee == 135_000
    walk.post(PAID)
    assert walk.page == Page.FEE
    assert ("review", "seal") in walk.trail()
    assert ("fee", "now") in walk.trail()
    content = walk.screen.content
    assert isinstance(content, FeeScreen)
    assert (content.amount, content.payee, content.until) == ("135.000", "TRUNG TAM MAU", "10:15")
    assert walk.count(f.PrintRecord) == 0
    walk.post(e.Delivered("10:06"), e.PaymentNews(news))
    assert walk.page == Page.FINISHED
    record = walk.last(f.PrintRecord).record
    assert (record.fee, record.fee_state, record.payment_reference) == ("135.000", "paid", ASKED.reference)
    assert walk.touches <= 25


def test_a_fee_may_be_paid_later_and_the_paper_says_so() -> None:
    walk = Walk().to_number("driving_licence_renewal").with_card().licence("motorcycle")
    walk.declare().post(PAID).tap(hand.NoBankApp(), hand.PayLater())
    assert walk.last(f.PrintRecord).record.fee_state == "later"
    walk.post(e.SlipPrinted(), e.PaymentNews("paid"))
    assert isinstance(walk.screen.content, FinishedScreen)
    assert walk.screen.content.fee_state == "paid"


def test_a_part_of_the_fee_is_said_and_only_the_rest_asked_for() -> None:
    rest = replace(ASKED, amount=ASKED.amount - 35_000, qr="the rest")
    walk = Walk().to_number("driving_licence_renewal").with_code().licence("motorcycle").declare().post(PAID)
    walk.tap(hand.CheckPayment()).post(e.PaymentNews("under", 35_000, rest))
    for _ in range(2):
        content = walk.screen.content
        assert isinstance(content, FeeScreen)
        assert (content.state, content.received, content.amount) == ("part", "35.000", "100.000")
        assert content.qr == rest.qr
        walk.tap(hand.CheckPayment()).post(e.PaymentSilent())
    walk.tap(hand.PayLater())
    record = walk.last(f.PrintRecord).record
    assert (record.fee_state, record.fee_received, record.fee_left) == ("part", "35.000", "100.000")
    finished = walk.screen.content
    assert isinstance(finished, FinishedScreen)
    assert (finished.fee_state, finished.fee_received, finished.fee_left) == ("part", "35.000", "100.000")
    walk.post(e.PaymentNews("paid", ASKED.amount))
    assert isinstance(walk.screen.content, FinishedScreen)
    assert walk.screen.content.fee_state == "paid"


def test_a_bank_that_stays_silent_is_not_called_paid() -> None:
    walk = Walk().to_number("driving_licence_renewal").with_code().licence("motorcycle").declare().post(PAID)
    for event in (e.PaymentSilent(), e.Trouble("line.cut")):
        walk.tap(hand.CheckPayment())
        assert isinstance(walk.screen.content, FeeScreen)
        assert walk.screen.content.state == "checking"
        walk.post(event)
        assert isinstance(walk.screen.content, FeeScreen)
        assert walk.screen.content.state == "not_yet"
    walk.tap(hand.End())
    assert walk.page == Page.FINISHED, "nobody leaves a filed dossier without its code"
    assert walk.last(f.PrintRecord).record.fee_state == "later"


def test_a_fee_without_a_way_to_pay_here_is_never_called_free() -> None:
    walk = Walk().to_number("driving_licence_renewal").with_code().licence("motorcycle").declare()
    walk.post(STORED, e.DeliveryWaitOver())
    record = walk.last(f.PrintRecord).record
    assert (record.fee, record.fee_state) == ("135.000", "later")
    assert "fee" not in [name for name, _ in walk.trail()]


def test_where_is_my_dossier_takes_three_touches_at_most() -> None:
    heard = e.StatusHeard("TAM-1234-5678-9", "processing", 2, "H26-THỬ-7", "09:00, 20/11/2026", "portal")
    walk = Walk().tap(hand.OpenTile("status"), hand.Typed("tam 1234 5678 9"), hand.GoOn()).post(heard)
    assert walk.page == Page.STATUS
    assert walk.touches <= 3
    walk.tap(hand.GoBack(), hand.GoBack())
    assert walk.page == Page.HOME


def test_a_late_answer_about_another_code_is_not_shown() -> None:
    walk = Walk().tap(hand.OpenTile("status"), hand.Typed("TAM-1234-5678-9"), hand.GoOn())
    walk.post(e.StatusHeard("TAM-9999-9999-9", "done", 4, "", "", "portal"))
    assert walk.page == Page.STATUS_CODE
    walk.tap(hand.Typed("TAM-1234-5678-0")).post(e.StatusHeard("TAM-1234-5678-9", "done", 4, "", "", "portal"))
    assert walk.page == Page.STATUS_CODE


def test_a_code_may_be_typed_without_its_prefix_and_with_letters_for_digits() -> None:
    walk = Walk().tap(hand.OpenTile("status"), hand.Typed("O234 5678 I"), hand.GoOn())
    walk.post(e.StatusHeard("TAM-0234-5678-1", "waiting", 0, "", "", "kiosk"))
    assert walk.page == Page.STATUS


def test_a_code_nobody_knows_is_said_and_a_cut_line_offers_another_try() -> None:
    walk = Walk().tap(hand.OpenTile("status"), hand.Typed("TAM-1234"), hand.GoOn())
    assert walk.visit.status_error == "error.code_incomplete"
    walk.tap(hand.Typed("TAM-1234-5678-9"), hand.GoOn()).post(e.Trouble("status.unknown_code"))
    assert walk.visit.status_error == "error.code_unknown"
    walk.tap(hand.GoOn()).post(e.Trouble("line.cut"))
    assert walk.visit.fault is not None
    walk.tap(hand.TakeWay("retry"))
    assert walk.count(f.AskStatus) == 3
    walk.post(e.Trouble("line.cut")).tap(hand.TakeWay("back"))
    assert walk.page == Page.HOME


def test_the_language_may_change_anywhere_and_every_answer_stays() -> None:
    walk = Walk().to_number("birth_extract").with_card().choose("self").tap(hand.Typed("hoan kiem"))
    before = (walk.visit.answers, walk.visit.asking, walk.visit.identity)
    walk.tap(hand.ChooseLanguage("en"))
    assert (walk.visit.answers, walk.visit.asking, walk.visit.identity) == before
    content = walk.screen.content
    assert isinstance(content, QuestionScreen)
    assert content.question == "In which ward or commune of today?"
    walk.tap(hand.ChooseLanguage("xx"))
    assert walk.visit.language == "en"
    walk.choose("00070").pad("1").on().declare().post(STORED, e.DeliveryWaitOver())
    assert walk.last(f.Submit).language == "en"
    assert walk.last(f.PrintRecord).record.procedure == "Copy of a birth record"
    walk.on().post(e.FarewellOver())
    assert walk.visit.language == "vi"


def test_the_service_is_found_without_tone_marks() -> None:
    walk = Walk().tap(hand.OpenTile("apply"), hand.Search("bang lai"))
    found = plain_ids(walk)
    assert found == ["driving_licence_renewal", "driving_licence_again"]
    walk.tap(hand.Search("doi bang l"))
    assert plain_ids(walk) == ["driving_licence_renewal"]
    walk.tap(hand.Search("HỘ TỊCH"))
    found = plain_ids(walk)
    assert found[:2] == ["civil_correction", "birth_extract"], "whose name has it comes first"
    walk.tap(hand.Search("x" * 5000))
    assert plain_ids(walk) == []


def plain_ids(walk: Walk) -> list[str]:
    return [service.id for service in getattr(walk.screen.content, "services", ())]
