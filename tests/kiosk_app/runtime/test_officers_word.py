"""An officer's word is for whoever shows the slip or the card, and for nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drivers.cancel import Cancel
from kiosk_app.flow.events import Event, StatusHeard, Trouble
from kiosk_app.runtime import questions as asking
from kiosk_app.runtime.questions import Questions
from sync.contract import ids, signed
from sync.contract.canonical import b64encode
from sync.contract.card_ask import CardAsk, verify_card_ask
from sync.contract.faults import ContractFault
from sync.contract.officer import TOPIC, Defect, DefectCode, DefectKind, OfficerWord
from sync.contract.receipts import SET_ASIDE, DossierState, Status
from sync.contract.wire import AskKind
from sync.envelope.ask import seal_down
from sync.envelope.receipt_key import visit_key
from tests.kiosk_app.desk import KEYS, Desk
from tests.kiosk_app.runtime.answers import Body, Hurried, answering, document
from tests.sync.builders import KIOSK, key_from, random_from

CODE = ids.new_code(random_from(4))
OTHER = ids.new_code(random_from(6))
SECRET = b"s" * 16
AT = "2026-11-22T03:05:00Z"
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


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_LOOK_S", 0.0)


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
