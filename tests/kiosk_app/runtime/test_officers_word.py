"""An officer's word is for whoever shows the slip, and a fee is shown only where two hands name the account."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from drivers.cancel import Cancel
from kiosk_app.flow.effects import AwaitNotice
from kiosk_app.flow.events import Event, FeeHeard, NothingDue, NoticeNews, StatusHeard, Trouble
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.setting import Payee
from kiosk_app.runtime import notice_work
from kiosk_app.runtime import questions as asking
from kiosk_app.runtime.notice_work import NoticeWork
from kiosk_app.runtime.questions import Questions
from sync.contract import ids, signed, vietqr
from sync.contract.canonical import b64encode
from sync.contract.card_ask import CardAsk, verify_card_ask
from sync.contract.faults import ContractFault
from sync.contract.fee_notice import FeeNotice
from sync.contract.keyset import RecipientRole
from sync.contract.officer import TOPIC, Defect, DefectCode, DefectKind, OfficerWord
from sync.contract.receipts import SET_ASIDE, DossierState, PaymentReceipt, PaymentState, Status
from sync.contract.wire import AskKind
from sync.envelope import OpenedAsk, open_ask, seal_reply
from sync.envelope.ask import seal_down
from sync.envelope.receipt_key import visit_key
from sync.store import asks
from tests.kiosk_app.desk import KEYS, PAYEE, Desk
from tests.stories.walk import FRIDAY
from tests.sync.builders import KIOSK, key_from, random_from

CODE = ids.new_code(random_from(4))
OTHER = ids.new_code(random_from(6))
SECRET = b"s" * 16
AT = "2026-11-22T03:05:00Z"
REFERENCE = "TAM12345678ABCDEF"
WORD = OfficerWord(
    code=CODE,
    procedure="2.000635",
    state=DossierState.SUPPLEMENT,
    at=AT,
    remark="Xin chụp lại.",
    reason=None,
    round=1,
    ticket="0" * 32,
    due="2026-12-01",
    defects=(Defect(DefectKind.PAPER, "authorisation", DefectCode.UNREADABLE, ""),),
)
NOTICE = FeeNotice(CODE, REFERENCE, 8000, "77/2025/NQ-HĐND", PAYEE.bin, PAYEE.account, PAYEE.name, AT)
Body = dict[str, object]


class Hurried:
    """Each look at the clock is half a second later."""

    def __init__(self) -> None:
        self._ticks = count()

    def now(self) -> Moment:
        return FRIDAY

    def monotonic(self) -> float:
        return next(self._ticks) / 2


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_LOOK_S", 0.0)
    monkeypatch.setattr(notice_work, "_PAUSE_S", 0.0)
    monkeypatch.setattr(notice_work, "_LOOKS", 3)


def answering(
    desk: Desk, kind: AskKind, answer: Callable[[Body, str], Body], patch: pytest.MonkeyPatch
) -> Questions:
    """The portal behind an honest sync."""
    recipient = KEYS.keyset().recipient(RecipientRole.PORTAL)
    assert recipient is not None

    def reply(ask_id: str) -> bytes | None:
        row = asks.ask(desk.outbox._store, ask_id)
        assert row is not None
        opened = open_ask(kind, ask_id, row.sealed_body, {recipient.kid: KEYS.portal})
        assert isinstance(opened, OpenedAsk)
        sealed = seal_reply(kind, ask_id, answer(dict(opened.body), ask_id), opened.reply_key)
        assert isinstance(sealed, bytes)
        return sealed

    patch.setattr(desk.outbox, "reply", reply)
    return Questions(desk.outbox, desk.anchor, clock=Hurried(), random=random_from(5), wait_s=3.0)


def document(kind: signed.Kind, payload: Body, key: Ed25519PrivateKey) -> object:
    return json.loads(signed.sign(kind, payload, key).to_bytes())


def sealed_word(word: OfficerWord, about: str = CODE, secret: bytes = SECRET) -> str:
    sealed = seal_down(TOPIC, about, word.to_json(), visit_key(secret).public())
    assert isinstance(sealed, bytes)
    return b64encode(sealed)


def told(desk: Desk, word: str | None, patch: pytest.MonkeyPatch) -> Event:
    status = Status(CODE, DossierState.SUPPLEMENT, "city.supplement", None, AT)
    body: Body = {
        "status": document(signed.Kind.STATUS, dict(status.to_json()), key_from("receipt")),
        "word": word,
        "open_word": None,
    }
    asked = answering(desk, AskKind.STATUS, lambda _body, _id: body, patch)
    desk.status_work(asked).ask(CODE, Cancel())
    return desk.posted[-1]


def test_the_slip_opens_what_the_officer_wrote(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.session.shown_receipt = (CODE, SECRET)
    heard = told(desk, sealed_word(WORD), monkeypatch)
    assert isinstance(heard, StatusHeard)
    assert heard.said is not None
    assert (heard.said.remark, heard.said.due, heard.locked) == (WORD.remark, date(2026, 12, 1), False)


@pytest.mark.parametrize(
    "slip",
    [None, (OTHER, SECRET), (CODE, b"another slip 123")],
    ids=["no slip", "another's slip", "a forged key"],
)
def test_without_the_right_slip_there_is_a_word_and_nothing_of_it(
    desk: Desk, slip: tuple[str, bytes] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.session.shown_receipt = slip
    heard = told(desk, sealed_word(WORD), monkeypatch)
    assert isinstance(heard, StatusHeard)
    assert (heard.said, heard.locked) == (None, True)


@pytest.mark.parametrize(
    "word",
    [
        sealed_word(replace(WORD, code=OTHER)),
        sealed_word(WORD, about=OTHER),
        "bm90IHNlYWxlZA==",
        "not base64 at all",
    ],
    ids=["of another dossier", "sealed for another", "not sealed", "not base64"],
)
def test_a_word_that_is_not_of_this_dossier_is_not_shown(
    desk: Desk, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.session.shown_receipt = (CODE, SECRET)
    heard = told(desk, word, monkeypatch)
    assert isinstance(heard, StatusHeard)
    assert heard.said is None


def test_where_no_officer_has_said_anything_nothing_is_locked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = told(desk, None, monkeypatch)
    assert isinstance(heard, StatusHeard)
    assert (heard.said, heard.locked) == (None, False)


@pytest.mark.parametrize(("key", "fee"), [("receipt", 20_000), ("payment", None)])
def test_a_fee_that_is_asked_for_is_told_with_the_status_and_only_under_its_signature(
    desk: Desk, key: str, fee: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    status = Status(CODE, DossierState.PROCESSING, "city.processing", None, AT, fee=20_000)
    body: Body = {"status": document(signed.Kind.STATUS, dict(status.to_json()), key_from(key))}
    desk.status_work(answering(desk, AskKind.STATUS, lambda _body, _id: body, monkeypatch)).ask(CODE, Cancel())
    heard = desk.posted[-1]
    assert (heard.fee if isinstance(heard, StatusHeard) else None) == fee


def test_a_supplement_that_is_set_aside_is_not_told_as_a_dossier_that_was_received(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    status = Status(CODE, DossierState.RECEIVED, SET_ASIDE, None, AT)
    body: Body = {"status": document(signed.Kind.STATUS, dict(status.to_json()), key_from("receipt"))}
    desk.status_work(answering(desk, AskKind.STATUS, lambda _body, _id: body, monkeypatch)).ask(CODE, Cancel())
    heard = desk.posted[-1]
    assert isinstance(heard, StatusHeard)
    assert (heard.state, heard.step) == ("set_aside", 1)


NUMBER = "001154000123"


class Portal:
    """Answers as the opener does: the open word for the number of who filed, and for no other."""

    def __init__(self, word: OfficerWord | object = WORD) -> None:
        self.word = word
        self.claims: list[CardAsk | ContractFault | None] = []

    def answer(self, body: Body, ask_id: str) -> Body:
        card = body.get("card")
        found = verify_card_ask(card, KEYS.device_keys, ask_id=ask_id, code=CODE) if card else None
        self.claims.append(found)
        proven = isinstance(found, CardAsk) and (found.kiosk, found.number) == (KIOSK, NUMBER)
        word = self.word.to_json() if isinstance(self.word, OfficerWord) else self.word
        status = Status(CODE, DossierState.SUPPLEMENT, "city.supplement", None, AT)
        return {
            "status": document(signed.Kind.STATUS, dict(status.to_json()), key_from("receipt")),
            "word": sealed_word(WORD),
            "open_word": word if proven else None,
        }


def by_card(desk: Desk, portal: Portal, patch: pytest.MonkeyPatch, number: str = NUMBER) -> StatusHeard:
    desk.session.hold_chip(number)
    asked = answering(desk, AskKind.STATUS, portal.answer, patch)
    desk.status_work(asked).ask(CODE, Cancel(), by_card=True)
    heard = desk.posted[-1]
    assert isinstance(heard, StatusHeard)
    return heard


def test_the_card_of_who_filed_opens_the_word_and_is_forgotten(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = Portal()
    heard = by_card(desk, portal, monkeypatch)
    assert heard.said is not None
    assert (heard.said.remark, heard.said.ticket, heard.locked) == (WORD.remark, WORD.ticket, False)
    assert desk.session.chip is None
    desk.status_work(answering(desk, AskKind.STATUS, portal.answer, monkeypatch)).ask(
        CODE, Cancel(), by_card=True
    )
    assert portal.claims[1] is None, "the card spoke once"


def test_another_persons_card_leaves_the_word_locked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = by_card(desk, Portal(), monkeypatch, "001190000456")
    assert (heard.said, heard.locked, desk.session.chip) == (None, True, None)


def test_a_card_that_was_read_for_something_else_is_not_told_with_a_plain_question(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = Portal()
    desk.session.hold_chip(NUMBER)
    desk.status_work(answering(desk, AskKind.STATUS, portal.answer, monkeypatch)).ask(CODE, Cancel())
    assert portal.claims == [None]


@pytest.mark.parametrize(
    "word",
    [replace(WORD, code=OTHER), {}, "read me", 7, {**WORD.to_json(), "more": 1}],
    ids=["of another dossier", "empty", "text", "a number", "with more in it"],
)
def test_an_open_word_that_is_none_of_this_dossier_is_not_shown(
    desk: Desk, word: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = by_card(desk, Portal(word), monkeypatch)
    assert (heard.said, heard.locked) == (None, True)


def test_an_open_word_that_no_card_asked_for_is_not_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def unasked(body: Body, ask_id: str) -> Body:
        return {**Portal().answer(body, ask_id), "open_word": WORD.to_json()}

    desk.status_work(answering(desk, AskKind.STATUS, unasked, monkeypatch)).ask(CODE, Cancel())
    heard = desk.posted[-1]
    assert isinstance(heard, StatusHeard)
    assert (heard.said, heard.locked) == (None, True)


def test_a_cut_line_keeps_the_card_for_one_more_try_and_leaving_forgets_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Questions(desk.outbox, desk.anchor, clock=Hurried(), random=random_from(5), wait_s=3.0)
    for forget in (desk.session.forget_receipt, desk.session.wipe):
        desk.session.hold_chip(NUMBER)
        desk.status_work(asked).ask(CODE, Cancel(), by_card=True)
        assert desk.posted[-1] == Trouble("line.cut")
        assert desk.session.chip is not None
        assert NUMBER not in repr(desk.session.chip)
        forget()
        assert desk.session.chip is None


def test_an_answer_that_comes_late_does_not_forget_the_card_that_was_read_since(desk: Desk) -> None:
    desk.session.hold_chip(NUMBER)
    before = desk.session.chip
    desk.session.hold_chip(NUMBER)
    desk.session.forget_chip(before)
    assert desk.session.chip is not None


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
