"""Who wants the last place: a citizen at a kiosk (the real flow and its work), one at home (the real page)."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, cast
from urllib.parse import urlencode

from drivers.cancel import Cancel
from kiosk_app.flow import touches as hand
from kiosk_app.flow.booking import AskTimes, TakeTime
from kiosk_app.flow.booking_screens import BookedScreen, BookingScreen
from kiosk_app.flow.events import Event
from kiosk_app.flow.screens import Page
from kiosk_app.runtime.booking_work import BookingWork
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.workers import Job
from sync.contract.wire import AskKind
from tests.lab.racing.town import Town
from tests.portal.world import call
from tests.stories.walk import Walk, practice

#: So often a citizen presses "Try again" before the line holds.
_PATIENCE = 60
_TYPED = {"content-type": "application/x-www-form-urlencoded"}
_CODE = re.compile(r"HEN-[0-9A-Z]{3}-[0-9A-Z]{3}")
_CHECKED = re.compile(r'value="([0-9]{2}:[0-9]{2})"[^>]* checked')


@dataclass(frozen=True, slots=True)
class Prize:
    """The time that everybody wants."""

    desk: str
    day: date
    at: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the citizen was shown in the end: a code; or that another was quicker, and the next time offered."""

    code: str = ""
    told: bool = False
    offered: str = ""
    tries: int = 0


class Racer(Protocol):
    def ready(self, prize: Prize) -> None:
        """The page lies open, with the prize chosen."""
        ...

    def go(self) -> Outcome: ...


class KioskRacer:
    """`work` is `BookingWork`, or what a plant puts in its place."""

    def __init__(self, town: Town, name: str, work: type[BookingWork] = BookingWork) -> None:
        self._town, self._name = town, name
        self._heard: list[Event] = []
        self._jobs: list[Job] = []
        line = cast(Questions, _Line(town, name))
        self._work = work(line, self._heard.append, self._jobs.append, secrets.token_bytes, again_s=0.001)

    def ready(self, prize: Prize) -> None:
        self._work.forget()
        self._walk = Walk(replace(practice(), booking=True))
        self._walk.tap(hand.OpenTile("other"), hand.OpenTile("booking"))
        for _ in range(_PATIENCE):
            self._walk.post(self._times())
            if self._seen().state == "choosing":
                break
            self._walk.on()
        for choice in (f"desk:{prize.desk}", f"day:{prize.day}", f"at:{prize.at}"):
            self._walk.tap(hand.Choose(choice))

    def go(self) -> Outcome:
        taken, asked = self._walk.count(TakeTime), self._walk.count(AskTimes)
        for tries in range(1, _PATIENCE):
            self._walk.on()
            if self._walk.count(TakeTime) > taken:
                taken += 1
                order = self._walk.last(TakeTime)
                self._work.take(order)(Cancel())
                self._walk.post(self._heard[-1])
            if self._walk.count(AskTimes) > asked:
                asked += 1
                self._walk.post(self._times())
            content = self._walk.screen.content
            if self._walk.page == Page.BOOKED:
                assert isinstance(content, BookedScreen)
                return Outcome(code=content.code, tries=tries)
            shown = self._seen()
            if shown.state == "choosing" and shown.trouble:
                told = shown.trouble in ("next", "full")
                return Outcome(told=told, offered=shown.at, tries=tries)
        raise AssertionError("the line never held")

    def _seen(self) -> BookingScreen:
        content = self._walk.screen.content
        assert isinstance(content, BookingScreen)
        return content

    def _times(self) -> Event:
        self._work.ask(Cancel())
        return self._heard[-1]


class _Line:
    """Where `BookingWork` looks for the portal."""

    def __init__(self, town: Town, name: str) -> None:
        self._town, self._name = town, name

    def ask(self, kind: AskKind, body: Mapping[str, object], _cancel: Cancel) -> Mapping[str, object] | None:
        assert kind is AskKind.BOOKING
        return self._town.ask(self._name, body)


class WebRacer:
    def __init__(self, town: Town) -> None:
        self._town = town

    def ready(self, prize: Prize) -> None:
        token = secrets.token_hex(16)
        self._form = {"desk": prize.desk, "day": prize.day.isoformat(), "at": prize.at, "token": token}

    def go(self) -> Outcome:
        for tries in range(1, _PATIENCE):
            if self._town.drops():
                continue
            self._town.tick()
            content = urlencode(self._form).encode()
            answer = call(self._town.world.public, "POST", "/book?lang=en", content=content, headers=_TYPED)
            if answer.status_code == 503 or self._town.drops():
                continue
            code, checked = _CODE.search(answer.text), _CHECKED.search(answer.text)
            told = answer.status_code == 409 and "Somebody was quicker" in answer.text
            return Outcome(code[0] if code else "", told, checked[1] if checked else "", tries)
        raise AssertionError("the line never held")
