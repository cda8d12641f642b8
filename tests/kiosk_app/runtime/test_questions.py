"""Several questions to the portal at once: answers in their order, nothing left lying, no key no question."""

from __future__ import annotations

import pytest

from drivers.cancel import Cancel
from kiosk_app.runtime import questions as asking
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.trust import TrustAnchor
from sync.contract.wire import AskKind
from tests.kiosk_app.desk import KEYS, Desk
from tests.kiosk_app.runtime.answers import Hurried, answering
from tests.sync.builders import public_of, random_from

BODIES = [{"code": "TAM-1", "piece": number} for number in range(5)]


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_LOOK_S", 0.0)


def under_way(desk: Desk) -> int:
    return len(desk.outbox._store.all("SELECT id FROM asks"))


def test_answers_come_in_the_order_of_the_questions(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = answering(desk, AskKind.RESULT, lambda body, _id: {"echo": body["piece"]}, monkeypatch)
    answers = portal.ask_many(AskKind.RESULT, BODIES, Cancel(), at_once=2)
    assert next(answers) == {"echo": 0}
    assert under_way(desk) == 2
    assert list(answers) == [{"echo": number} for number in range(1, 5)]
    assert under_way(desk) == 0


def test_whoever_stops_taking_answers_leaves_no_question_behind(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = answering(desk, AskKind.RESULT, lambda body, _id: {"echo": body["piece"]}, monkeypatch)
    answers = portal.ask_many(AskKind.RESULT, BODIES, Cancel())
    next(answers)
    answers.close()
    assert under_way(desk) == 0


def test_without_the_portal_s_key_there_is_no_answer_and_not_an_empty_one(desk: Desk) -> None:
    keyless = TrustAnchor(public_of(KEYS.root), desk.folder / "none.json", practice=True)
    questions = Questions(desk.outbox, keyless, clock=Hurried(), random=random_from(5), wait_s=3.0)
    assert questions.ask(AskKind.RESULT, BODIES[0], Cancel()) is None
    assert list(questions.ask_many(AskKind.RESULT, BODIES, Cancel())) == [None]
