"""The loop: events in order from any thread, effects before the next event, one picture a drain."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from kiosk_app.flow import effects as f
from kiosk_app.flow import events as e
from kiosk_app.flow import touches as hand
from kiosk_app.flow.state import Turn, Visit
from kiosk_app.flow.visit import begin
from kiosk_app.runtime import loop as loops
from kiosk_app.runtime.loop import Loop
from tests.kiosk_app.desk import HandClock
from tests.stories.walk import practice


class Stage:
    """A loop whose flow writes down what it sees and answers each search with two effects."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[str] = []
        self.shown: list[str] = []
        self.woken = 0
        self.depth = 0
        self.then: dict[str, e.Event] = {}
        self.clock = HandClock()
        monkeypatch.setattr(loops, "advance", self._advance)
        self.loop = Loop(begin(practice()), self.clock, self._wake, self._perform, self._show)

    def _wake(self) -> None:
        self.woken += 1

    def _advance(self, visit: Visit, event: e.Event) -> Turn:
        assert self.depth == 0, "the flow was entered twice at once"
        self.depth += 1
        self.seen.append(event.text if isinstance(event, hand.Search) else type(event).__name__)
        self.depth -= 1
        if not isinstance(event, hand.Search):
            return Turn(visit)
        return Turn(replace(visit, query=event.text), (f.AskStatus(event.text), f.CallStaff()))

    def _perform(self, effect: f.Effect, visit: Visit) -> None:
        self.seen.append(f"{type(effect).__name__} {visit.query}")
        if isinstance(effect, f.AskStatus) and effect.code in self.then:
            self.loop.post(self.then[effect.code])

    def _show(self, visit: Visit) -> None:
        self.shown.append(visit.query)


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    return Stage(monkeypatch)


def test_effects_come_before_the_next_event_and_in_their_order(stage: Stage) -> None:
    stage.loop.post(hand.Search("a"))
    stage.loop.post(hand.Search("b"))
    stage.loop.drain()
    assert stage.seen == ["a", "AskStatus a", "CallStaff a", "b", "AskStatus b", "CallStaff b"]
    assert stage.shown == ["b"]


def test_an_event_from_an_effect_waits_for_its_turn(stage: Stage) -> None:
    stage.then["a"] = hand.Search("c")
    stage.loop.post(hand.Search("a"))
    stage.loop.post(hand.Search("b"))
    stage.loop.drain()
    assert [entry for entry in stage.seen if " " not in entry] == ["a", "b", "c"]
    assert stage.seen.index("CallStaff a") < stage.seen.index("b")


def test_posting_wakes_and_does_nothing_else(stage: Stage) -> None:
    stage.loop.post(hand.Search("a"))
    assert (stage.woken, stage.seen) == (1, [])


def test_nothing_is_shown_where_only_time_has_passed(stage: Stage) -> None:
    stage.clock.moment = stage.clock.moment.later(hours=1)
    stage.loop.post(e.ServiceRestored())
    stage.loop.drain()
    assert stage.shown == []
    assert stage.loop.visit.now == stage.clock.moment


def test_no_event_of_any_thread_is_lost_and_each_threads_order_holds(stage: Stage) -> None:
    def post(name: str) -> None:
        for number in range(300):
            stage.loop.post(hand.Search(f"{name}{number}"))

    threads = [threading.Thread(target=post, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        stage.loop.drain()
    stage.loop.drain()
    told = [entry for entry in stage.seen if " " not in entry]
    assert len(told) == 1200
    for name in "abcd":
        assert [entry for entry in told if entry[0] == name] == [f"{name}{number}" for number in range(300)]
