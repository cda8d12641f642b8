"""The one loop of all desks: a question that trips it, one that must wait, a store that goes away."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from portal.errand_desk import ErrandDesk, Question, by_kind
from portal.errands import Answer, Errands
from portal.store.models import Errand
from portal.store.outage import Outage, StoreUnavailableError
from sync.contract.wire import ErrorCode
from tests.portal.world import World

DESK = "counter"
MINUTE_MS = 60_000
WELL = Answer(200, b'{"said":"yes"}')


@pytest.fixture
def asked(world: World) -> Callable[..., None]:
    errands = Errands(world.database, world.clock, world.bell)

    def ask(errand_id: str, kind: str = "easy", body: bytes = b"?") -> None:
        assert errands.put(errand_id, DESK, kind, body)

    return ask


@pytest.fixture
def read(world: World) -> Callable[[str], Answer | None]:
    return Errands(world.database, world.clock, world.bell).read


def desk(world: World, answer: Callable[[Question], Answer | None], **more: Any) -> ErrandDesk:
    return ErrandDesk(world.database, DESK, world.clock, answer, **more)


def code_of(answer: Answer | None) -> bytes:
    assert answer is not None
    return answer.body


def test_each_question_is_answered_once_the_oldest_first(
    world: World, asked: Callable[..., None], read: Callable[[str], Answer | None]
) -> None:
    seen: list[str] = []

    def answer(question: Question) -> Answer:
        seen.append(question.id)
        return WELL

    for name in ("c", "a", "b"):
        asked(name)
        world.clock.ms += 1
    working = desk(world, answer, at_once=2)
    assert [working.work_once(), working.work_once(), working.work_once()] == [True, True, False]
    assert seen == ["c", "a", "b"]
    assert read("b") == WELL


def test_one_that_trips_the_desk_is_turned_down_and_the_others_go_on(
    world: World,
    asked: Callable[..., None],
    read: Callable[[str], Answer | None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def trip(_body: bytes) -> Answer:
        raise KeyError("NGUYỄN THỊ MAI")

    asked("1", "hard")
    asked("2", "easy")
    with caplog.at_level(logging.ERROR):
        assert desk(world, by_kind({"hard": trip, "easy": lambda _body: WELL})).work_once()
    assert ErrorCode.UNAVAILABLE.value.encode() in code_of(read("1"))
    assert read("2") == WELL
    assert [record.getMessage() for record in caplog.records] == [
        "errand.tripped desk=counter kind=hard error=KeyError"
    ]


def test_a_kind_that_nobody_knows_is_refused(
    world: World, asked: Callable[..., None], read: Callable[[str], Answer | None]
) -> None:
    asked("1", "stranger")
    assert desk(world, by_kind({})).work_once()
    assert ErrorCode.BAD_REQUEST.value.encode() in code_of(read("1"))


def test_while_the_store_is_away_the_question_stays_open(
    world: World, asked: Callable[..., None], read: Callable[[str], Answer | None]
) -> None:
    is_away = True

    def answer(_question: Question) -> Answer:
        if is_away:
            raise StoreUnavailableError(Outage.GONE)
        return WELL

    asked("1")
    working = desk(world, answer)
    with pytest.raises(StoreUnavailableError):
        working.work_once()
    assert read("1") is None
    is_away = False
    assert working.work_once()
    assert read("1") == WELL


def test_what_waits_for_another_is_looked_at_again_and_given_up_after_a_minute(
    world: World, asked: Callable[..., None], read: Callable[[str], Answer | None]
) -> None:
    asked("1")
    working = desk(world, lambda _question: None)
    assert not working.work_once()
    world.clock.ms += MINUTE_MS
    assert not working.work_once()
    world.clock.ms += 1
    assert working.work_once()
    assert ErrorCode.UNAVAILABLE.value.encode() in code_of(read("1"))


def test_those_that_wait_for_another_do_not_stand_before_those_that_can_be_answered(
    world: World, asked: Callable[..., None], read: Callable[[str], Answer | None]
) -> None:
    heard: set[str] = set()

    def answer(question: Question) -> Answer | None:
        return WELL if question.kind == "easy" or question.id in heard else None

    working = desk(world, answer, at_once=2)
    slow = [f"slow-{number}" for number in range(5)]
    for name in slow:
        asked(name, "slow")
        world.clock.ms += 1
    rounds = [working.work_once() for _ in range(3)]
    asked("easy", "easy")
    assert [*rounds, working.work_once()] == [False, False, False, True]
    assert read("easy") == WELL
    heard.add("slow-4")
    looks = [working.work_once() for _ in range(3)]
    assert True in looks
    assert read("slow-4") == WELL
    world.clock.ms += MINUTE_MS + 1
    while working.work_once():
        pass
    assert all(read(name) is not None for name in slow)


def test_answers_are_forgotten_after_a_quarter_of_an_hour_and_open_questions_are_not(
    world: World, asked: Callable[..., None]
) -> None:
    working = desk(world, lambda question: None if question.kind == "slow" else WELL)
    asked("old")
    working.work_once()
    world.clock.ms += 15 * MINUTE_MS + 1
    asked("open", "slow")
    asked("new")
    working.work_once()
    with world.database.read() as session:
        left = set(session.scalars(select(Errand.id).where(Errand.desk == DESK)))
    assert left == {"open", "new"}


def test_answers_are_forgotten_in_a_quiet_night_too(world: World, asked: Callable[..., None]) -> None:
    working = desk(world, lambda _question: WELL)
    asked("last of the day")
    working.work_once()
    for _ in range(17):
        world.clock.ms += MINUTE_MS
        assert not working.work_once()
    with world.database.read() as session:
        assert session.scalars(select(Errand.id).where(Errand.desk == DESK)).all() == []
