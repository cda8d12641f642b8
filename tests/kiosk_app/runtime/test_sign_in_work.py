"""A sign-in: what the portal signs for this visit is believed, and nothing else that comes back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from drivers.cancel import Cancel
from kiosk_app.flow.events import Event, SignedIn, SignInEnded, SignInShown, Trouble
from kiosk_app.flow.identity import Assurance
from kiosk_app.flow.moment import Moment
from kiosk_app.runtime import questions as asking
from kiosk_app.runtime import sign_in_work
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.sign_in_work import SignInWork
from sync.contract import signed
from sync.contract.keyset import RecipientRole
from sync.contract.sign_in import SignIn
from sync.contract.wire import AskKind
from sync.envelope import OpenedAsk, open_ask, seal_reply
from sync.store import asks
from tests.kiosk_app.desk import KEYS, Desk
from tests.stories.walk import FRIDAY
from tests.sync.builders import key_from, random_from

Body = dict[str, object]
STARTED: Body = {"session": "s-1", "url": "https://dang-nhap.example.vn/k/1", "expires_s": 60}


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
    monkeypatch.setattr(sign_in_work, "_PAUSE_S", 0.0)


def play(desk: Desk, answer: Callable[[Body], Body], patch: pytest.MonkeyPatch) -> list[Event]:
    recipient = KEYS.keyset().recipient(RecipientRole.PORTAL)
    assert recipient is not None

    def reply(ask_id: str) -> bytes | None:
        row = asks.ask(desk.outbox._store, ask_id)
        assert row is not None
        opened = open_ask(AskKind.SIGN_IN, ask_id, row.sealed_body, {recipient.kid: KEYS.portal})
        assert isinstance(opened, OpenedAsk)
        sealed = seal_reply(AskKind.SIGN_IN, ask_id, answer(dict(opened.body)), opened.reply_key)
        assert isinstance(sealed, bytes)
        return sealed

    patch.setattr(desk.outbox, "reply", reply)
    clock = Hurried()
    asked = Questions(desk.outbox, desk.anchor, clock=clock, random=random_from(5), wait_s=3.0)
    SignInWork(asked, desk.session, desk.posted.append, clock.monotonic).run(Cancel())
    return desk.posted


def visit_of(desk: Desk) -> str:
    return hashlib.sha256(desk.session.visit_key.public().to_text().encode()).hexdigest()


def document(visit: str, key: str = "receipt") -> object:
    said = SignIn(visit, "001154000123", "NGUYỄN THỊ HƯỜNG", "1954-03-14", "2", "2026-11-22T03:05:00Z")
    return json.loads(signed.sign(signed.Kind.SIGN_IN, said.to_json(), key_from(key)).to_bytes())


def done(value: object) -> Callable[[Body], Body]:
    return lambda body: STARTED if body["do"] == "start" else {"state": "done", "sign_in": value}


def test_who_signed_in_for_this_visit_is_told_and_kept_for_the_dossier(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: Iterator[Body] = iter([{"state": "waiting"}, {"state": "done", "sign_in": document(visit_of(desk))}])
    heard = play(desk, lambda body: STARTED if body["do"] == "start" else next(looks), monkeypatch)
    assert heard[0] == SignInShown("https://dang-nhap.example.vn/k/1", 60)
    assert isinstance(heard[1], SignedIn)
    assert heard[1].identity.assurance is Assurance.VNEID
    assert desk.session.sign_in is not None
    desk.session.wipe()
    assert desk.session.sign_in is None


@pytest.mark.parametrize("case", ["another visit", "another key", "text", "nothing"])
def test_what_the_portal_did_not_sign_for_this_visit_is_nonsense(
    desk: Desk, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {
        "another visit": document("0" * 64),
        "another key": document(visit_of(desk), "payment"),
        "text": "me",
        "nothing": None,
    }[case]
    assert play(desk, done(said), monkeypatch)[1:] == [Trouble("line.nonsense")]
    assert desk.session.sign_in is None


@pytest.mark.parametrize(
    "started",
    [
        {**STARTED, "url": "http://dang-nhap.example.vn"},
        {**STARTED, "url": "https://" + "x" * 2000},
        {**STARTED, "expires_s": 10**9},
        {**STARTED, "session": 7},
        {},
    ],
)
def test_an_address_that_is_none_is_not_shown(
    desk: Desk, started: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert play(desk, lambda _body: started, monkeypatch) == [Trouble("line.nonsense")]


def test_a_portal_without_vneid_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert play(desk, lambda _body: {"error": "not_offered"}, monkeypatch) == [SignInEnded("failed")]


def test_a_wait_has_an_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = play(
        desk,
        lambda body: {**STARTED, "expires_s": 5} if body["do"] == "start" else {"state": "waiting"},
        monkeypatch,
    )
    assert waiting[1:] == [SignInEnded("expired")]
