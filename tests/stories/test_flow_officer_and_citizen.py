"""What an officer asks for is read with the slip, supplied at the kiosk, and what is due is paid there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.identity import Assurance, Identity
from kiosk_app.flow.officer import ANSWER, PAPER, Defect, OfficerSaid, Supplement
from kiosk_app.flow.payment import PaymentAsked
from kiosk_app.flow.screens import FeeScreen, IdentityCardScreen, OfficerShown, Page, PaidScreen, StatusScreen
from kiosk_app.flow.setting import Payee
from tests.stories.walk import ASKED, HUONG, OLD_CHIP, PRINTED, STORED, Walk

CODE = "TAM-1234-5678-9"
TICKET = "0" * 32
PAYEE = Payee("970999", "000012345678", "TRUNG TAM MAU", "Ngân hàng Mẫu")
SAID = OfficerSaid(
    procedure="birth_extract",
    state="supplement",
    remark="Ảnh giấy ủy quyền bị lóa.",
    reason="",
    round=1,
    ticket=TICKET,
    due=date(2026, 12, 1),
    defects=(
        Defect(PAPER, "authorisation", "unreadable", "trang 1"),
        Defect(ANSWER, "copies", "wrong_value", ""),
    ),
)
HEARD = e.StatusHeard(CODE, "supplement", 2, "", "09:00, 20/11/2026", "portal", SAID)
NOTICE = e.FeeHeard(CODE, ASKED, PAYEE, "77/2025/NQ-HĐND", ASKED.amount)


def at_status(heard: e.StatusHeard = HEARD) -> Walk:
    return Walk().tap(hand.OpenTile("status")).post(e.ReceiptSeen(CODE), heard)


def shown(walk: Walk) -> StatusScreen:
    content = walk.screen.content
    assert isinstance(content, StatusScreen)
    return content


def officer(walk: Walk) -> OfficerShown:
    said = shown(walk).officer
    assert said is not None
    return said


def test_the_slip_before_the_camera_asks_and_opens_the_officers_word() -> None:
    walk = at_status()
    assert walk.last(f.AskStatus) == f.AskStatus(CODE)
    assert [(want.label, want.code_id) for want in officer(walk).defects] == [
        ("Giấy ủy quyền", "defect.unreadable"),
        ("Số bản", "defect.wrong_value"),
    ]
    assert (officer(walk).due, officer(walk).can_supplement) == ("01/12/2026", True)


def test_the_same_slip_held_again_after_back_asks_again() -> None:
    walk = at_status().tap(hand.GoBack())
    assert walk.last(f.SeekReceipt) == f.SeekReceipt()
    walk.post(e.ReceiptSeen(CODE), HEARD)
    assert walk.count(f.AskStatus) == 2
    assert officer(walk).can_supplement


def test_a_typed_code_says_that_there_is_a_word_and_the_slip_shown_later_opens_it() -> None:
    walk = Walk().tap(hand.OpenTile("status"), hand.Typed(CODE), hand.GoOn())
    walk.post(replace(HEARD, said=None, locked=True))
    assert shown(walk).locked
    assert shown(walk).officer is None
    walk.post(e.ReceiptSeen("TAM-9999-9999-9"))
    assert walk.count(f.AskStatus) == 1
    assert shown(walk).error_id == "error.other_slip", "nobody stands there and wonders why nothing comes"
    walk.post(e.ReceiptSeen(CODE))
    assert (shown(walk).error_id, shown(walk).asking) == ("", True)
    walk.post(HEARD)
    assert officer(walk).can_supplement
    assert not shown(walk).asking


def test_a_line_that_dies_under_a_shown_slip_says_so_and_asks_again() -> None:
    walk = Walk().tap(hand.OpenTile("status"), hand.Typed(CODE), hand.GoOn())
    walk.post(replace(HEARD, said=None, locked=True))
    faults = [walk.post(e.Trouble("line.cut")).screen.fault]
    faults += [walk.post(e.ReceiptSeen(CODE), e.Trouble("line.cut")).screen.fault]
    assert [fault and fault.code for fault in faults] == [None, "line.cut"], "only where something was asked"
    walk.tap(hand.TakeWay("retry"))
    assert walk.count(f.AskStatus) == 3
    walk.post(HEARD)
    assert officer(walk).can_supplement


LOCKED = replace(HEARD, said=None, locked=True)


def without_slip() -> Walk:
    """The code was noted down, the slip is gone, and the card is to open the word."""
    return (
        Walk().tap(hand.OpenTile("status"), hand.Typed(CODE), hand.GoOn()).post(LOCKED).tap(hand.OpenByCard())
    )


def test_whoever_lost_the_slip_opens_the_officers_word_with_the_card() -> None:
    walk = without_slip()
    assert (walk.page, walk.trail(), walk.screen.saved) == (Page.IDENTITY_NUMBER, [], "nothing")
    walk.with_card()
    assert (walk.page, shown(walk).asking) == (Page.STATUS, True)
    assert walk.last(f.AskStatus) == f.AskStatus(CODE, by_card=True)
    assert HUONG.number not in repr(walk.visit), "the number stays with the runtime"
    walk.post(HEARD)
    assert officer(walk).can_supplement
    assert (walk.visit.opening, walk.visit.identity, walk.visit.procedure) == ("", None, None)
    assert walk.count(f.SaveDraft) == walk.count(f.Submit) == walk.count(f.ForgetDraft) == 0
    walk.tap(hand.GoOn())
    assert walk.page == Page.CONSENT


def test_another_persons_card_opens_nothing_and_says_whose_is_wanted() -> None:
    walk = without_slip().with_card().post(LOCKED)
    assert (shown(walk).error_id, shown(walk).officer) == ("error.other_card", None)
    walk.tap(hand.OpenByCard())
    assert (walk.page, walk.visit.card.number, walk.visit.status_error) == (Page.IDENTITY_NUMBER, "", "")


def test_no_claim_and_no_sign_in_opens_a_word() -> None:
    walk = without_slip().pad(HUONG.number).on()
    content = walk.screen.content
    assert isinstance(content, IdentityCardScreen)
    assert content.opens_word, "the page offers no way without a card"
    walk.tap(hand.NoCard(), hand.TakeWay("skip"))
    assert walk.page == Page.IDENTITY_CARD
    walk.post(e.CardPut(), OLD_CHIP).tap(hand.NoCard())
    assert walk.page == Page.IDENTITY_KEY
    for code in ("card.no_reader", "card.not_genuine", "card.mute", "card.locked"):
        walk.post(e.Trouble(code)).tap(hand.NoCard())
        panel = walk.post(e.Trouble(code)).screen.fault
        assert panel is not None
        assert "skip" not in panel.ways
        walk.tap(hand.TakeWay("skip"))
        assert walk.page == Page.IDENTITY_CARD
    assert walk.count(f.AskStatus) == 1
    assert walk.count(f.StartSignIn) == 0


@pytest.mark.parametrize(
    ("identity", "code"),
    [
        (replace(HUONG, number=""), "card.opens_nothing"),
        (replace(HUONG, assurance=Assurance.CLAIMED), "card.opens_nothing"),
        (replace(HUONG, number="001190000456"), "card.other_person"),
    ],
    ids=["no number on the chip", "no chip", "another number"],
)
def test_only_a_number_that_the_chip_gave_is_asked_with(identity: Identity, code: str) -> None:
    walk = without_slip().pad(HUONG.number).on().post(e.CardPut(), e.CardRead(identity))
    assert walk.visit.fault is not None
    assert (walk.visit.fault.code, walk.count(f.AskStatus)) == (code, 1)


def test_back_on_every_page_of_the_card_leads_to_the_locked_word() -> None:
    walk = without_slip().tap(hand.GoBack())
    assert (walk.page, walk.visit.opening, shown(walk).locked) == (Page.STATUS, "", True)
    walk.tap(hand.OpenByCard()).pad(HUONG.number).on().post(e.CardPut(), OLD_CHIP)
    walk.tap(hand.GoBack(), hand.GoBack())
    assert (walk.page, walk.visit.card.number) == (Page.STATUS, "")
    walk.post(e.ReceiptSeen(CODE)).post(HEARD)
    assert officer(walk).can_supplement, "a slip that turns up opens it as ever"


def test_a_cut_line_asks_again_with_the_card_that_was_read_and_back_forgets_it() -> None:
    walk = without_slip().with_card().post(e.Trouble("line.cut"))
    walk.tap(hand.TakeWay("retry"))
    assert walk.last(f.AskStatus) == f.AskStatus(CODE, by_card=True)
    walk.post(e.Trouble("line.cut")).tap(hand.TakeWay("back"))
    assert (walk.page, walk.visit.opening, walk.count(f.ForgetReceipt)) == (Page.STATUS_CODE, "", 1)


def test_nobody_is_asked_twice_whether_to_leave_where_nothing_is_lost() -> None:
    walk = without_slip().pad(HUONG.number).tap(hand.End())
    assert (walk.page, walk.visit.opening) == (Page.FAREWELL, "")


def test_no_step_says_that_nothing_is_to_do_where_the_officer_waits() -> None:
    notes = {
        state: [row.note_id for row in shown(at_status(replace(HEARD, state=state, step=step))).timeline]
        for state, step in (("supplement", 2), ("refused", 3), ("held", 0), ("processing", 2), ("set_aside", 1))
    }
    assert "status.step.checking.supplement.note" in notes["supplement"]
    assert notes["refused"][-1] == "status.step.decided.refused.note", "and no result is promised"
    assert "status.step.saved.held.note" in notes["held"]
    assert "status.step.checking.note" in notes["processing"]
    assert notes["set_aside"][-1] == "status.step.received.set_aside.note", "and no decision either"


def test_the_step_of_today_says_that_a_fee_is_waited_for() -> None:
    def note(state: str, step: int) -> str:
        rows = shown(at_status(replace(HEARD, state=state, step=step, fee=20_000))).timeline
        return next(row.note_id for row in rows if row.state == "now")

    assert note("processing", 2) == "status.step.fee.note"
    assert note("received", 1) == "status.step.fee.note"
    assert note("supplement", 2) == "status.step.checking.supplement.note", "the papers come first"


def test_only_what_was_found_wanting_is_asked_again_and_it_costs_nothing_more() -> None:
    walk = at_status().tap(hand.GoOn())
    assert walk.page == Page.CONSENT
    walk.tap(hand.Tick("file", True), hand.GoOn()).post(e.CardCodeSeen(PRINTED)).tap(hand.GoOn())
    walk.post(e.CardPut(), e.CardRead(HUONG))
    assert (walk.page, walk.visit.asking.field) == (Page.QUESTION, "copies")
    walk.pad("3").on()
    assert (walk.page, walk.visit.scanning.document) == (Page.SCAN, "authorisation")
    walk.scan().declare()
    order = walk.last(f.Submit)
    assert order.supplement == Supplement(CODE, 1, TICKET)
    assert [field for field, _ in order.answers] == ["copies"]
    assert [entry.document for entry in order.attachments] == ["authorisation"]
    assert order.fee == 0
    walk.post(STORED, e.DeliveryWaitOver())
    assert walk.last(f.PrintRecord).record.supplements == CODE


def test_back_from_the_consent_leads_to_the_officers_word_and_not_into_a_new_filing() -> None:
    walk = at_status().tap(hand.GoOn(), hand.GoBack())
    assert walk.page == Page.STATUS
    assert walk.visit.supplement is None
    assert officer(walk).can_supplement


def test_what_this_kiosk_has_no_form_for_is_sent_to_the_desk() -> None:
    unknown = replace(SAID, defects=(Defect(PAPER, "no_such_paper", "missing", ""),))
    elsewhere = replace(SAID, procedure="9.999999")
    for said in (unknown, elsewhere, replace(SAID, state="refused", reason="duplicate")):
        walk = at_status(replace(HEARD, said=said))
        assert not officer(walk).can_supplement
        walk.tap(hand.GoOn())
        assert walk.page == Page.FAREWELL


def test_a_fee_notice_is_shown_paid_and_proved_on_paper() -> None:
    walk = Walk().tap(hand.OpenTile("pay"), hand.Typed(CODE), hand.GoOn())
    assert walk.last(f.AskFee) == f.AskFee(CODE)
    walk.post(NOTICE)
    content = walk.screen.content
    assert isinstance(content, FeeScreen)
    assert (content.amount, content.payee, content.qr) == ("135.000", PAYEE.name, ASKED.qr)
    assert walk.last(f.AwaitNotice) == f.AwaitNotice(CODE, ASKED.reference, ASKED.amount)
    walk.post(e.NoticeNews(ASKED.reference, ""), e.NoticeNews("SOMEBODY", "paid"))
    assert walk.page == Page.OWING
    walk.post(e.NoticeNews(ASKED.reference, "paid", ASKED.amount))
    assert walk.page == Page.PAID
    slip = walk.last(f.PrintPayment).slip
    assert (slip.code, slip.reference, slip.amount) == (CODE, ASKED.reference, "135.000")
    walk.post(e.Trouble("printer.paper_out"))
    content = walk.screen.content
    assert isinstance(content, PaidScreen)
    assert content.print_state == "refused"
    walk.tap(hand.Reprint()).post(e.SlipPrinted()).tap(hand.GoOn())
    assert walk.page == Page.FAREWELL


def test_too_little_is_not_paid_and_whoever_leaves_loses_nothing() -> None:
    walk = Walk().tap(hand.OpenTile("pay"), hand.Typed(CODE), hand.GoOn()).post(NOTICE)
    walk.post(e.NoticeNews(ASKED.reference, "under"))
    assert walk.page == Page.OWING
    walk.tap(hand.PayLater())
    assert walk.page == Page.FAREWELL


#: What an officer asks instead of `NOTICE`, when it has been paid: the rest of 155.000.
REST = e.FeeHeard(CODE, PaymentAsked("TAM00000000XYZ", 20_000, "00020101021238REST"), PAYEE, "", 155_000)


def shown_paid(walk: Walk) -> PaidScreen:
    assert isinstance(walk.screen.content, PaidScreen)
    return walk.screen.content


def test_a_notice_that_was_replaced_is_paid_as_shown_and_the_rest_is_named_and_asked_for() -> None:
    walk = Walk().tap(hand.OpenTile("pay"), hand.Typed(CODE), hand.GoOn()).post(NOTICE)
    walk.post(e.NoticeNews(ASKED.reference, "under", 135_000, REST))
    assert walk.page == Page.PAID
    told = shown_paid(walk)
    assert (told.amount, told.reference, told.left, told.back) == ("135.000", ASKED.reference, "20.000", "")
    slip = walk.last(f.PrintPayment).slip
    assert (slip.amount, slip.left, slip.back) == ("135.000", "20.000", "")
    walk.tap(hand.OpenTile("pay"))
    assert walk.page == Page.PAID, "the slip is still coming out"
    walk.post(e.SlipPrinted()).tap(hand.OpenTile("pay"))
    fee = shown_fee(walk)
    assert (fee.amount, fee.content, fee.state) == ("20.000", REST.payment.reference, "awaiting")
    assert walk.last(f.AwaitNotice) == f.AwaitNotice(CODE, REST.payment.reference, 155_000, 135_000)
    walk.post(e.NoticeNews(ASKED.reference, "paid", 1), e.NoticeNews(REST.payment.reference, "paid", 155_000))
    told = shown_paid(walk)
    assert (told.amount, told.left) == ("155.000", "")
    walk.post(e.SlipPrinted()).tap(hand.OpenTile("pay"))
    assert walk.page == Page.PAID, "nothing is left"


def test_too_much_is_told_with_what_comes_back() -> None:
    walk = Walk().tap(hand.OpenTile("pay"), hand.Typed(CODE), hand.GoOn()).post(NOTICE)
    walk.post(e.NoticeNews(ASKED.reference, "over", 140_000, back=5_000))
    told, slip = shown_paid(walk), walk.last(f.PrintPayment).slip
    assert (told.amount, told.left, told.back, slip.back) == ("140.000", "", "5.000", "5.000")


def test_an_amount_that_changes_while_it_is_shown_is_shown_anew_and_watched() -> None:
    walk = Walk().tap(hand.OpenTile("pay"), hand.Typed(CODE), hand.GoOn()).post(NOTICE)
    walk.post(e.NoticeNews(ASKED.reference, "replaced", left=REST))
    fee = shown_fee(walk)
    assert (walk.page, fee.amount, fee.state) == (Page.OWING, "20.000", "changed")
    walk.post(e.NoticeNews(REST.payment.reference, ""))
    assert shown_fee(walk).state == "changed", "silence is no news"
    walk.post(e.NoticeNews(ASKED.reference, "paid", 135_000))
    assert walk.page == Page.OWING, "a late answer about the notice of before"


def test_what_somebody_else_paid_meanwhile_is_not_asked_for_any_more() -> None:
    walk = (
        Walk()
        .tap(hand.OpenTile("pay"), hand.Typed(CODE), hand.GoOn())
        .post(NOTICE, e.NothingDue("TAM-9999-9999-9"))
    )
    assert walk.page == Page.OWING
    walk.post(e.NothingDue(CODE))
    assert (walk.page, walk.visit.status_error, walk.visit.owing) == (
        Page.STATUS_CODE,
        "error.nothing_due",
        None,
    )


@pytest.mark.parametrize("locked", [False, True])
def test_where_a_fee_is_asked_for_the_status_says_so_and_leads_there(locked: bool) -> None:
    said = None if locked else SAID
    walk = at_status(replace(HEARD, said=said, locked=locked, fee=20_000))
    assert shown(walk).fee == "20.000"
    walk.tap(hand.OpenTile("pay"))
    assert walk.last(f.AskFee) == f.AskFee(CODE)
    walk.post(e.Trouble("line.cut")).tap(hand.TakeWay("retry"))
    assert walk.count(f.AskFee) == 2
    walk.post(REST)
    assert shown_fee(walk).amount == "20.000"


def test_where_no_fee_is_asked_for_nothing_leads_there() -> None:
    walk = at_status()
    assert shown(walk).fee == ""
    walk.tap(hand.OpenTile("pay"))
    assert (walk.page, walk.count(f.AskFee)) == (Page.STATUS, 0)


@pytest.mark.parametrize("code", ["line.cut", "line.nonsense"])
def test_a_watch_that_breaks_off_ends_the_check_and_may_be_asked_again(code: str) -> None:
    walk = Walk().tap(hand.OpenTile("pay"), hand.Typed(CODE), hand.GoOn()).post(NOTICE, e.Trouble(code))
    assert shown_fee(walk).state == "awaiting", "nobody asked yet"
    walk.tap(hand.CheckPayment()).post(e.Trouble(code))
    assert (walk.page, shown_fee(walk).state, walk.screen.fault) == (Page.OWING, "not_yet", None)
    walk.tap(hand.CheckPayment())
    assert walk.count(f.AwaitNotice) == 3
    walk.post(e.NoticeNews(ASKED.reference, "paid"))
    assert walk.page == Page.PAID


@pytest.mark.parametrize(("turning", "page"), [(hand.GoBack(), Page.HOME), (hand.PayLater(), Page.FAREWELL)])
def test_who_turns_from_the_fee_is_watched_for_no_longer(turning: e.Event, page: Page) -> None:
    walk = Walk().tap(hand.OpenTile("pay"), hand.Typed(CODE), hand.GoOn()).post(NOTICE).tap(turning)
    assert (walk.page, walk.count(f.StopAsking)) == (page, 1)


def shown_fee(walk: Walk) -> FeeScreen:
    assert isinstance(walk.screen.content, FeeScreen)
    return walk.screen.content


def test_where_nothing_is_due_the_page_says_so_and_the_code_may_be_changed() -> None:
    walk = Walk().tap(hand.OpenTile("pay"), hand.Typed(CODE), hand.GoOn()).post(e.NothingDue(CODE))
    assert walk.visit.status_error == "error.nothing_due"
    walk.tap(hand.GoBack())
    assert walk.page == Page.HOME
    assert walk.count(f.ForgetReceipt) == 1


def test_a_cut_line_offers_to_ask_for_the_fee_once_more() -> None:
    walk = Walk().tap(hand.OpenTile("pay"), hand.Typed(CODE), hand.GoOn()).post(e.Trouble("line.cut"))
    walk.tap(hand.TakeWay("retry"))
    assert walk.count(f.AskFee) == 2
