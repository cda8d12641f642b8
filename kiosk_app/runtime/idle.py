"""Nobody touches the glass: after a while a question, after another while the end. Times are the policy's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk_app.flow.events import Event, FarewellOver, IdleAsked, IdleOver
from kiosk_app.flow.screens import Page
from kiosk_app.flow.state import Visit

#: Whoever asks for more time gets what the button says: five minutes.
LONGER_S = 300.0


class Alarm(Protocol):
    """One pending call on the thread of the screen; setting it again moves it."""

    def set(self, seconds: float, ring: Callable[[], None]) -> None: ...

    def clear(self) -> None: ...


class Idle:
    """`touched` at each touch; `follow` at each new visit, so that the question gets its own time.

    A live picture changes the visit many times a minute without anybody there: only a touch, another
    page or the answered question starts the time anew.
    """

    def __init__(
        self,
        alarm: Alarm,
        post: Callable[[Event], None],
        ask_s: float,
        answer_s: float,
        *,
        staff_s: float = 120.0,
    ) -> None:
        self._alarm = alarm
        self._post = post
        self._ask_s = ask_s
        self._answer_s = answer_s
        self._staff_s = staff_s
        self._unhurried = False
        self._at_desk = False
        self._asked = False
        self._ending = False
        self._page: Page | None = None
        self._left_s = answer_s

    def touched(self) -> None:
        if not self._asked and not self._ending:
            wait = self._staff_s if self._at_desk else LONGER_S if self._unhurried else self._ask_s
            self._alarm.set(wait, lambda: self._post(IdleAsked()))

    def follow(self, visit: Visit) -> None:
        asked = visit.overlay == "inactivity"
        at_desk = visit.overlay == "staff"
        # The farewell ends by its own time, but not while a panel lies over it.
        ending = visit.page is Page.FAREWELL and not visit.overlay
        now = (visit.page, asked, at_desk, ending)
        moved = now != (self._page, self._asked, self._at_desk, self._ending)
        self._page, self._asked, self._at_desk, self._ending = now
        self._unhurried = visit.unhurried
        if not moved:
            return
        self._alarm.clear()
        self._left_s = self._answer_s
        if asked:
            self._alarm.set(self._answer_s, lambda: self._post(IdleOver()))
        else:
            self.touched()

    def second_passed(self) -> tuple[int, int]:
        """How long the question still waits, of how many seconds; whole while nothing is asked.

        Called each second. For the eye only: the alarm ends the question.
        """
        if self._asked:
            self._left_s = max(0, self._left_s - 1)
        return int(self._left_s), int(self._answer_s)


class Farewell:
    """The farewell page's own time."""

    def __init__(self, alarm: Alarm, post: Callable[[Event], None], seconds: float) -> None:
        self._alarm = alarm
        self._post = post
        self._seconds = seconds

    def begin(self) -> None:
        self._alarm.set(self._seconds, lambda: self._post(FarewellOver()))
