"""A fee is shown only where two hands name the account; every đồng of it is told under a signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from drivers.cancel import Cancel
from kiosk_app.flow.effects import AwaitNotice
from kiosk_app.flow.events import Event, FeeHeard, NothingDue, NoticeNews, Trouble
from kiosk_app.flow.setting import Payee
from kiosk_app.runtime import notice_work
from kiosk_app.runtime import questions as asking
from kiosk_app.runtime.notice_work import NoticeWork
from sync.contract import ids, signed, vietqr
from sync.contract.fee_notice import FeeNotice
from sync.contract.receipts import PaymentReceipt, PaymentState
from sync.contract.wire import AskKind
from tests.kiosk_app.desk import PAYEE, Desk
from tests.kiosk_app.runtime.answers import Body, answering, document
from tests.sync.builders import key_from, random_from

CODE = ids.new_code(random_from(4))
OTHER = ids.new_code(random_from(6))
AT = "2026-11-22T03:05:00Z"
REFERENCE = "TAM12345678ABCDEF"
NOTICE = FeeNotice(CODE, REFERENCE, 8000, "77/2025/NQ-HĐND", PAYEE.bin, PAYEE.account, PAYEE.name, AT)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_LOOK_S", 0.0)
    monkeypatch.setattr(notice_work, "_PAUSE_S", 0.0)
    monkeypatch.setattr(notice_work, "_LOOKS", 3)


def fee(
    desk: Desk, body: Body, patch: pytest.MonkeyPatch, payee: Payee | None = PAYEE, typed: str = CODE
) -> Event:
    asked = answering(desk, AskKind.PAYMENT, lambda _body, _id: body, patch)
    NoticeWork(asked, payee, desk.posted.append).ask_fee(typed, Cancel())
    return desk.posted[-1]


def notice(said: FeeNotice = NOTICE, key: str = "payment") -> Body:
    return {"fee_notice": document(signed.Kind.FEE_NOTICE, dict(said.to_json()), key_from(key))}


def test_a_signed_notice_becomes_a_transfer_that_reads_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = fee(desk, notice(), monkeypatch)
    assert isinstance(heard, FeeHeard)
    read = vietqr.decode(heard.payment.qr)
    assert read == vietqr.VietQr(PAYEE.bin, PAYEE.account, 8000, purpose=REFERENCE)


@pytest.mark.parametrize(
    ("body", "payee"),
    [
        (notice(key="receipt"), PAYEE),
        (notice(key="somebody"), PAYEE),
        (notice(replace(NOTICE, code=OTHER)), PAYEE),
        (notice(replace(NOTICE, account="999999999999")), PAYEE),
        (notice(), None),
        ({"fee_notice": "pay me"}, PAYEE),
        ({}, PAYEE),
    ],
    ids=["receipt key", "stranger", "another dossier", "another account", "no payee here", "text", "nothing"],
)
def test_what_two_hands_do_not_agree_on_is_never_shown_as_a_payee(
    desk: Desk, body: Body, payee: Payee | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fee(desk, body, monkeypatch, payee) == Trouble("line.nonsense")


def test_nothing_due_unknown_and_mistyped_are_three_answers(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fee(desk, {"fee_notice": None}, monkeypatch) == NothingDue(CODE)
    assert fee(desk, {"error": "not_found"}, monkeypatch) == Trouble("status.unknown_code")
    assert fee(desk, {}, monkeypatch, typed="TAM-0") == Trouble("status.unknown_code")


def receipt(state: PaymentState, due: int = 8000, key: str = "payment") -> Body:
    said = PaymentReceipt(REFERENCE, CODE, due, 8000, state, AT)
    return {"receipt": document(signed.Kind.PAYMENT, dict(said.to_json()), key_from(key))}


def test_only_the_signed_receipt_of_this_very_notice_says_paid(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: Iterator[Body] = iter(
        [{"receipt": None}, receipt(PaymentState.PAID, due=1), receipt(PaymentState.PAID, key="receipt")]
    )
    asked = answering(desk, AskKind.PAYMENT, lambda _body, _id: next(answers), monkeypatch)
    NoticeWork(asked, PAYEE, desk.posted.append).await_notice(AwaitNotice(CODE, REFERENCE, 8000), Cancel())
    assert desk.posted == [NoticeNews(REFERENCE, "")] * 3


def test_waiting_ends_with_the_money(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: Iterator[Body] = iter(
        [receipt(PaymentState.UNDER), receipt(PaymentState.PAID), receipt(PaymentState.PAID)]
    )
    asked = answering(desk, AskKind.PAYMENT, lambda _body, _id: next(answers), monkeypatch)
    NoticeWork(asked, PAYEE, desk.posted.append).await_notice(AwaitNotice(CODE, REFERENCE, 8000), Cancel())
    assert desk.posted == [NoticeNews(REFERENCE, "under", 8000), NoticeNews(REFERENCE, "paid", 8000)]


def test_whoever_has_paid_a_part_is_asked_for_the_rest_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = PaymentReceipt(REFERENCE, CODE, 8000, 3000, PaymentState.UNDER, AT)
    signed_part = document(signed.Kind.PAYMENT, dict(part.to_json()), key_from("payment"))
    heard = fee(desk, {**notice(), "receipt": signed_part}, monkeypatch)
    assert isinstance(heard, FeeHeard)
    assert (heard.payment.amount, heard.due) == (5000, 8000)
    read = vietqr.decode(heard.payment.qr)
    assert isinstance(read, vietqr.VietQr)
    assert read.amount == 5000
    forged = document(signed.Kind.PAYMENT, dict(part.to_json()), key_from("receipt"))
    heard = fee(desk, {**notice(), "receipt": forged}, monkeypatch)
    assert isinstance(heard, FeeHeard)
    assert heard.payment.amount == 8000


NEW_REFERENCE = "TAM12345678UVWXYZ"
NEW = replace(NOTICE, reference=NEW_REFERENCE, amount=10_000)


def got(state: PaymentState, received: int, notice: FeeNotice = NOTICE, key: str = "payment") -> object:
    said = PaymentReceipt(notice.reference, CODE, notice.amount, received, state, AT)
    return document(signed.Kind.PAYMENT, dict(said.to_json()), key_from(key))


def replaced(old: object, new: object, notice: FeeNotice = NEW, key: str = "payment") -> Body:
    """What the portal answers of a reference whose notice an officer has replaced."""
    signed_notice = document(signed.Kind.FEE_NOTICE, dict(notice.to_json()), key_from(key))
    return {"receipt": old, "instead": {"fee_notice": signed_notice, "receipt": new}}


def watched(
    desk: Desk, patch: pytest.MonkeyPatch, *answers: Body, before: int = 0, looks: int = 0
) -> list[Event]:
    """What is told while a notice is on the screen; each answer is asked for."""
    given = iter(answers)
    asked = answering(desk, AskKind.PAYMENT, lambda _body, _id: next(given), patch)
    desk.posted.clear()
    patch.setattr(notice_work, "_LOOKS", looks or len(answers))
    wanted = AwaitNotice(CODE, REFERENCE, NOTICE.amount, before)
    NoticeWork(asked, PAYEE, desk.posted.append).await_notice(wanted, Cancel())
    assert list(given) == []
    return desk.posted


def one(events: list[Event]) -> NoticeNews:
    assert isinstance(events[-1], NoticeNews)
    return events[-1]


def test_a_notice_that_was_replaced_and_paid_as_shown_tells_the_rest(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = got(PaymentState.UNDER, 8000, NEW)
    told = one(watched(desk, monkeypatch, replaced(got(PaymentState.PAID, 8000), new)))
    assert told.left is not None
    assert (told.state, told.received, told.left.payment.amount, told.back) == ("under", 8000, 2000, 0)
    meant = vietqr.VietQr(PAYEE.bin, PAYEE.account, 2000, purpose=NEW_REFERENCE)
    assert (told.left.payment.reference, told.left.due) == (NEW_REFERENCE, 10_000)
    assert vietqr.decode(told.left.payment.qr) == meant


@pytest.mark.parametrize(
    ("old", "new", "state", "back"),
    [
        (got(PaymentState.PAID, 8000), replace(NEW, amount=8000), "paid", 0),
        (got(PaymentState.REFUND_DUE, 8000), replace(NEW, amount=5000), "over", 3000),
    ],
    ids=["as much", "less"],
)
def test_a_notice_that_was_lowered_tells_what_comes_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, old: object, new: FeeNotice, state: str, back: int
) -> None:
    whole = got(PaymentState.OVER if back else PaymentState.PAID, 8000, new)
    assert one(watched(desk, monkeypatch, replaced(old, whole, new))) == NoticeNews(
        REFERENCE, state, 8000, back=back
    )


def test_money_that_came_after_the_new_notice_was_paid_comes_back_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = replaced(got(PaymentState.REFUND_DUE, 8000), got(PaymentState.OVER, 18_000, NEW))
    assert one(watched(desk, monkeypatch, both)) == NoticeNews(REFERENCE, "over", 8000, back=8000)


def test_an_amount_that_changed_before_anybody_paid_is_told_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = one(watched(desk, monkeypatch, {"receipt": None}, replaced(None, None)))
    assert told.left is not None
    assert (told.state, told.left.payment.amount) == ("replaced", 10_000)
    part = got(PaymentState.UNDER, 3000, NEW)
    told = one(watched(desk, monkeypatch, replaced(got(PaymentState.UNDER, 3000), part), before=3000))
    assert told.left is not None
    assert (told.state, told.left.payment.amount) == ("replaced", 7000), "nothing has come since it was shown"


def test_a_notice_that_somebody_else_has_paid_meanwhile_asks_for_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    paid = replaced(None, got(PaymentState.PAID, 10_000, NEW))
    assert watched(desk, monkeypatch, paid) == [NothingDue(CODE)]


@pytest.mark.parametrize(
    "bent",
    [
        replaced(got(PaymentState.PAID, 8000), None, key="receipt"),
        replaced(got(PaymentState.PAID, 8000), None, replace(NEW, code=OTHER)),
        replaced(got(PaymentState.PAID, 8000), None, replace(NEW, account="999999999999")),
        {"receipt": None, "instead": {}},
        {"receipt": None, "instead": {"fee_notice": 7, "receipt": []}},
    ],
    ids=["receipt key", "another dossier", "another account", "empty", "nonsense"],
)
def test_a_notice_in_its_place_that_is_not_signed_for_this_dossier_is_as_silence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, bent: Body
) -> None:
    assert watched(desk, monkeypatch, bent) == [NoticeNews(REFERENCE, "")]


def test_too_little_tells_the_rest_once_and_too_much_what_comes_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = got(PaymentState.UNDER, 5000)
    told = one(watched(desk, monkeypatch, {"receipt": part}, {**notice(), "receipt": part}, looks=1))
    assert told.left is not None
    assert (told.state, told.received, told.left.payment.amount) == ("under", 5000, 3000)
    told = one(watched(desk, monkeypatch, {"receipt": part}, before=5000))
    assert (told.state, told.left) == ("under", None), "that was known when the code was shown"
    more = {"receipt": got(PaymentState.OVER, 9500)}
    assert one(watched(desk, monkeypatch, more)) == NoticeNews(REFERENCE, "over", 9500, back=1500)
