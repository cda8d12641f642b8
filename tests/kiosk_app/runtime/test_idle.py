"""Nobody touches the glass: the question's time is whole when it is asked, falls, and is whole again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from kiosk_app.flow.events import Event, IdleAsked, IdleOver
from kiosk_app.flow.screens import Page
from kiosk_app.flow.visit import begin
from kiosk_app.runtime.idle import Idle
from kiosk_app.ui.line_view import LineView
from tests.stories.walk import practice


class Bell:
    """An alarm that rings when the test says so."""

    def __init__(self) -> None:
        self.seconds: float | None = None
        self.ring: Callable[[], None] = lambda: None

    def set(self, seconds: float, ring: Callable[[], None]) -> None:
        self.seconds, self.ring = seconds, ring

    def clear(self) -> None:
        self.seconds = None


def test_the_question_counts_down_for_the_eye_and_the_alarm_ends_it() -> None:
    bell, posted = Bell(), list[Event]()
    idle = Idle(bell, posted.append, ask_s=90, answer_s=45)
    working = replace(begin(practice()), page=Page.REVIEW)
    asked = replace(working, overlay="inactivity")
    idle.follow(working)
    assert bell.seconds == 90
    assert [idle.second_passed() for _ in range(3)] == [(45, 45)] * 3, "nothing is asked, nothing runs"
    bell.ring()
    idle.follow(asked)
    assert bell.seconds == 45
    assert [idle.second_passed() for _ in range(3)] == [(44, 45), (43, 45), (42, 45)]
    idle.follow(working)
    idle.follow(asked)
    assert idle.second_passed() == (44, 45), "more time is whole time"
    for _ in range(100):
        left = idle.second_passed()
    assert left == (0, 45), "it never goes below nothing, and does not end the visit by itself"
    assert posted == [IdleAsked()]
    bell.ring()
    assert posted == [IdleAsked(), IdleOver()]


def test_more_time_holds_until_the_question_comes_again() -> None:
    bell, posted = Bell(), list[Event]()
    idle = Idle(bell, posted.append, ask_s=90, answer_s=45)
    working = replace(begin(practice()), page=Page.REVIEW)
    asked = replace(working, overlay="inactivity")
    idle.follow(working)
    idle.follow(asked)
    idle.follow(replace(working, unhurried=True))
    assert bell.seconds == 300
    idle.touched()
    assert bell.seconds == 300, "a touch does not take it back"
    idle.follow(asked)
    idle.follow(working)
    assert bell.seconds == 90


def test_spokes_go_out_one_by_one_and_the_figure_does_not_run() -> None:
    line = LineView()
    figures, spokes = [], []
    for seconds in range(45, -1, -1):
        line.show_question(seconds, 45)
        figures.append(line.property("seconds"))
        spokes.append(line.property("spokes"))
    assert sorted(set(figures)) == list(range(0, 46, 5))
    assert spokes[0] == 16
    assert spokes[-1] == 0
    assert {before - after for before, after in pairwise(spokes)} <= {0, 1}


def test_the_farewell_is_not_asked_about_but_a_panel_over_it_is() -> None:
    bell, posted = Bell(), list[Event]()
    idle = Idle(bell, posted.append, ask_s=90, answer_s=45)
    leaving = replace(begin(practice()), page=Page.FAREWELL)
    idle.follow(leaving)
    idle.touched()
    asked = [bell.seconds]
    for visit in (replace(leaving, overlay="person"), leaving):
        idle.follow(visit)
        asked.append(bell.seconds)
    assert asked == [None, 90, None]
