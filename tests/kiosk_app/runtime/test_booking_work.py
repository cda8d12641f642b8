"""Appointments asked of the portal: any answer becomes one event, and no place hangs on a lost token."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cancel import Cancel
from kiosk_app.flow.booking import BookingUnknown, FreeDay, TakeTime, TimesHeard, TimeTaken
from kiosk_app.flow.events import Event
from kiosk_app.runtime.booking_work import BookingWork
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.workers import Job
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeCode, EnvelopeFault
from tests.sync.builders import random_from

Reply = Mapping[str, object] | EnvelopeFault | None
DAY = date(2026, 11, 24)
ORDER = TakeTime("C03", DAY, "17:45")
DESK = {
    "id": "C03",
    "place": {"vi": "Nhà văn hóa", "en": "Culture house"},
    "days": [{"day": "2026-11-24", "free": {"17:30": 0, "17:45": 2}}],
}
NONSENSE = EnvelopeFault(EnvelopeCode.WRONG_KEY)
TAKEN = {"state": "taken", "code": "HEN-4K7-W2M"}


class Portal:
    """Answers with what stands in `replies`, in turn, and the last again; keeps what it was asked."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.asked: list[Mapping[str, object]] = []

    def ask(self, kind: AskKind, body: Mapping[str, object], _cancel: Cancel) -> Reply:
        assert kind is AskKind.BOOKING
        self.asked.append(body)
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


class Place:
    def __init__(self, *replies: Reply) -> None:
        self.portal = Portal(*replies)
        self.posted: list[Event] = []
        self.jobs: list[Job] = []
        self.work = BookingWork(
            cast(Questions, self.portal), self.posted.append, self.jobs.append, random_from(7), again_s=0
        )

    def ask(self) -> Event:
        self.work.ask(Cancel())
        return self.posted[-1]

    def take(self) -> Event:
        self.work.take(ORDER)(Cancel())
        return self.posted[-1]

    def token(self) -> object:
        return self.portal.asked[-1]["token"]


def test_what_is_free_is_heard_as_it_stands() -> None:
    heard = Place({"desks": [DESK], "as_of": "x"}).ask()
    assert isinstance(heard, TimesHeard)
    (desk,) = heard.desks
    assert (desk.id, desk.place.read("vi")) == ("C03", "Nhà văn hóa")
    assert desk.days == (FreeDay(DAY, (("17:30", 0), ("17:45", 2))),)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (None, "cut"),
        (NONSENSE, "nonsense"),
        ({"error": "not_offered"}, "none"),
        ({}, "nonsense"),
        ({"desks": [{**DESK, "place": {"vi": "x"}}]}, "nonsense"),
        ({"state": "taken", "code": "TAM-1234-5678-9"}, "nonsense"),
        ({"state": "held", "code": "HEN-4K7-W2M"}, "nonsense"),
    ],
)
def test_what_is_no_answer_is_told_apart(reply: Reply, reason: str) -> None:
    assert Place(reply).ask() == BookingUnknown(reason)
    assert Place(reply).take() == BookingUnknown(reason)


@given(
    st.dictionaries(
        st.sampled_from(["desks", "state", "code", "error", "as_of"]),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.sampled_from(["taken", "full"])
            | st.text(max_size=8),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
            max_leaves=8,
        ),
    )
)
def test_any_answer_becomes_one_event(reply: dict[str, object]) -> None:
    place = Place(reply)
    assert isinstance(place.ask(), TimesHeard | BookingUnknown)
    assert isinstance(place.take(), TimeTaken | BookingUnknown)
    assert len(place.posted) == 2


def test_a_time_is_taken_for_this_visit_and_asked_for_again_by_the_same_token() -> None:
    place = Place(None, TAKEN, {"state": "kept", "as_of": "x"})
    assert place.take() == BookingUnknown("cut")
    first = place.token()
    assert place.take() == TimeTaken("HEN-4K7-W2M")
    assert [body["do"] for body in place.portal.asked] == ["take", "take", "keep"]
    assert {body["token"] for body in place.portal.asked} == {first}
    assert set(place.portal.asked[1]) == {"do", "desk", "day", "at", "token"}, (
        "nothing of a person goes with it"
    )


@pytest.mark.parametrize(
    ("reply", "event"),
    [
        (None, BookingUnknown("cut")),
        (NONSENSE, BookingUnknown("nonsense")),
        ({"state": "taken"}, BookingUnknown("nonsense")),
        ({"state": "free"}, TimeTaken("")),
    ],
    ids=["the line is cut", "another's answer", "another answer", "it was let go"],
)
def test_no_code_is_shown_before_the_portal_knows_that_it_was_heard(reply: Reply, event: Event) -> None:
    assert Place(TAKEN, reply).take() == event


def test_who_left_meanwhile_confirms_nothing() -> None:
    """The place is given back; should that be lost, it is let go by itself."""
    left = Cancel()

    class Leaving(Portal):
        def ask(self, kind: AskKind, body: Mapping[str, object], cancel: Cancel) -> Reply:
            left.cancel()
            return super().ask(kind, body, cancel)

    place = Place(TAKEN)
    place.portal.__class__ = Leaving
    place.work.take(ORDER)(left)
    assert [body["do"] for body in place.portal.asked] == ["take"]
    assert place.posted == []


def test_another_visit_has_another_token() -> None:
    place = Place({"state": "full"})
    assert place.take() == TimeTaken("")
    first = place.token()
    place.work.forget()
    place.take()
    assert place.token() != first
    assert place.jobs == []


def test_a_place_is_given_back_until_the_portal_answers_and_never_by_the_next_token() -> None:
    place = Place({"state": "full"})
    place.take()
    first = place.token()
    place.portal.replies = [None, None, {"state": "free"}]
    place.work.give_back()
    (job,) = place.jobs
    job(Cancel())
    given = [body for body in place.portal.asked if body["do"] == "give_back"]
    assert given == [{"do": "give_back", "token": first}] * 3
    place.take()
    assert place.token() != first


def test_a_kiosk_that_stops_gives_up_and_a_line_that_never_comes_back_is_left() -> None:
    stopped = Cancel()
    stopped.cancel()
    place = Place(None)
    place.work.give_back()
    place.jobs[0](stopped)
    assert len(place.portal.asked) == 1
    place.jobs[0](Cancel())
    assert len(place.portal.asked) < 60


def test_nobody_hears_what_is_no_longer_waited_for() -> None:
    cancel = Cancel()
    cancel.cancel()
    place = Place({"state": "full"})
    asks: list[Callable[[Cancel], None]] = [place.work.ask, place.work.take(ORDER)]
    for ask in asks:
        ask(cancel)
    assert place.posted == []
