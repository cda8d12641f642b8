""" "Where is my dossier?": the portal's signed word, what this kiosk knows, and nothing in between."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count

import pytest

from drivers.cancel import Cancel
from kiosk_app.flow.events import StatusHeard, Stored, Trouble
from kiosk_app.flow.moment import Moment
from kiosk_app.runtime import questions as asking
from kiosk_app.runtime.questions import Questions
from sync.contract import ids, signed
from sync.contract.keyset import RecipientRole
from sync.contract.receipts import DossierState, Status
from sync.contract.wire import AskKind
from sync.envelope import OpenedAsk, open_ask, seal_reply
from sync.store import asks
from tests.kiosk_app.desk import KEYS, Desk
from tests.stories.walk import FRIDAY
from tests.sync.builders import key_from, random_from

ELSEWHERE = ids.new_code(random_from(4))
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


def status(code: str, state: DossierState = DossierState.PROCESSING, key: str = "receipt") -> Body:
    said = Status(code, state, "city.processing", "THU-1", "2026-11-22T03:05:00Z")
    return {"status": json.loads(signed.sign(signed.Kind.STATUS, said.to_json(), key_from(key)).to_bytes())}


def questions(desk: Desk) -> Questions:
    return Questions(desk.outbox, desk.anchor, clock=Hurried(), random=random_from(5), wait_s=3.0)


def ask(
    desk: Desk, typed: str, answer: Callable[[str], Body] | None, monkeypatch: pytest.MonkeyPatch
) -> StatusHeard | Trouble:
    """One question; `answer` plays the portal behind an honest sync, None a line that is cut."""
    recipient = KEYS.keyset().recipient(RecipientRole.PORTAL)
    assert recipient is not None

    def reply(ask_id: str) -> bytes | None:
        row = asks.ask(desk.outbox._store, ask_id)
        if row is None or answer is None:
            return None
        opened = open_ask(AskKind.STATUS, ask_id, row.sealed_body, {recipient.kid: KEYS.portal})
        assert isinstance(opened, OpenedAsk)
        sealed = seal_reply(AskKind.STATUS, ask_id, answer(str(opened.body["code"])), opened.reply_key)
        assert isinstance(sealed, bytes)
        return sealed

    monkeypatch.setattr(desk.outbox, "reply", reply)
    work = desk.status_work(questions(desk))
    work.ask(typed, Cancel())
    (said,) = desk.posted
    assert isinstance(said, (StatusHeard, Trouble))
    assert desk.outbox._store.all("SELECT id FROM asks") == [], "a question outlived its visit"
    return said


def test_the_portals_signed_word_is_told_with_its_hour(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said = ask(desk, ELSEWHERE.lower().replace("-", " "), status, monkeypatch)
    assert said == StatusHeard(ELSEWHERE, "processing", 2, "THU-1", "10:05, 22/11/2026", "portal")


@pytest.mark.parametrize(
    "answer",
    [
        lambda code: status(code, key="somebody"),
        lambda code: status(code, key="payment"),
        lambda _code: status(ids.new_code(random_from(6))),
        lambda _code: {"status": "received"},
        lambda _code: {},
    ],
)
def test_an_unsigned_or_foreign_word_is_nonsense(
    desk: Desk, answer: Callable[[str], Body], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask(desk, ELSEWHERE, answer, monkeypatch) == Trouble("line.nonsense")


def test_a_code_nobody_knows_is_unknown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said = ask(desk, ELSEWHERE, lambda _code: {"error": "not_found"}, monkeypatch)
    assert said == Trouble("status.unknown_code")


def test_what_the_portal_does_not_have_yet_waits_here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = desk.filing().submit(desk.order())
    assert isinstance(stored, Stored)
    said = ask(desk, stored.code, lambda _code: {"error": "not_found"}, monkeypatch)
    assert said == StatusHeard(stored.code, "waiting", 0, "", "", "kiosk")


def test_with_the_line_cut_only_what_this_kiosk_knows_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = desk.filing().submit(desk.order())
    assert isinstance(stored, Stored)
    assert ask(desk, stored.code, None, monkeypatch) == StatusHeard(stored.code, "waiting", 0, "", "", "kiosk")
    desk.posted.clear()
    assert ask(desk, ELSEWHERE, None, monkeypatch) == Trouble("line.cut")


@pytest.mark.parametrize("typed", ["", "TAM", "TAM-0000-0000-X", "🙂" * 50, "0" * 500])
def test_what_is_no_code_asks_nobody(desk: Desk, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(desk, typed, None, monkeypatch) == Trouble("status.unknown_code")


def test_whoever_has_left_hears_nothing(desk: Desk) -> None:
    work = desk.status_work(questions(desk))
    cancel = Cancel()
    cancel.cancel()
    work.ask(ELSEWHERE, cancel)
    assert desk.posted == []
