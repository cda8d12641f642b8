"""Two kiosks and the portal's own desk: the last place goes to one, and what was lost on the way is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from drivers.cancel import Cancel
from kiosk_app.flow.booking import BookingUnknown, TakeTime, TimesHeard, TimeTaken
from kiosk_app.flow.events import Event
from kiosk_app.runtime.booking_work import BookingWork
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.workers import Job
from sync.contract.wire import AskKind
from tests.portal.opener.test_booking import asked
from tests.portal.world import World
from tests.sync.builders import random_from


class Line:
    """Each question goes to the portal; while `deaf` its answer is lost on the way back."""

    def __init__(self, world: World, kiosk: str) -> None:
        self._world, self._kiosk = world, kiosk
        self.deaf = False

    def ask(self, kind: AskKind, body: Mapping[str, object], _cancel: Cancel) -> Mapping[str, object] | None:
        assert kind is AskKind.BOOKING
        answer = asked(self._world, dict(body), self._kiosk)
        return None if self.deaf else answer


class Kiosk:
    def __init__(self, world: World, name: str, seed: int) -> None:
        self.line = Line(world, name)
        self.heard: list[Event] = []
        self.jobs: list[Job] = []
        self.work = BookingWork(
            cast(Questions, self.line), self.heard.append, self.jobs.append, random_from(seed), again_s=0
        )

    def sees(self) -> dict[str, int]:
        """Places left of each time of the second day."""
        self.work.ask(Cancel())
        times = self.heard[-1]
        assert isinstance(times, TimesHeard)
        self.desk = times.desks[0]
        return dict(self.desk.days[1].times)

    def takes(self, at: str) -> Event:
        self.work.take(TakeTime(self.desk.id, self.desk.days[1].day, at))(Cancel())
        return self.heard[-1]

    def next_visit(self) -> None:
        self.work.forget()


def test_the_last_place_goes_to_one_kiosk_and_the_other_hears_that_it_is_full(world: World) -> None:
    here, there = Kiosk(world, "A", 1), Kiosk(world, "B", 2)
    free = here.sees()
    at = next(iter(free))
    there.sees()
    for _ in range(free[at]):
        taken = here.takes(at)
        assert isinstance(taken, TimeTaken)
        assert taken.code.startswith("HEN-")
        here.next_visit()
    assert there.takes(at) == TimeTaken("")
    assert there.sees()[at] == 0


def test_an_answer_that_was_lost_is_had_again_and_takes_nothing_twice(world: World) -> None:
    here = Kiosk(world, "A", 3)
    free = here.sees()
    at = next(iter(free))
    here.line.deaf = True
    assert here.takes(at) == BookingUnknown("cut")
    here.line.deaf = False
    assert here.sees()[at] == free[at] - 1, "it was taken"
    taken = here.takes(at)
    assert isinstance(taken, TimeTaken)
    (row,) = world.desk.bookings.list()
    assert row["code"] == taken.code


def test_whoever_leaves_without_the_answer_leaves_no_place_held(world: World) -> None:
    here = Kiosk(world, "A", 4)
    free = here.sees()
    at = next(iter(free))
    here.line.deaf = True
    here.takes(at)
    here.line.deaf = False
    here.work.give_back()
    here.next_visit()
    here.jobs[0](Cancel())
    assert here.sees() == free
    assert world.desk.bookings.list() == []
