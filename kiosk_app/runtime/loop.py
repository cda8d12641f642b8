"""The loop: events in from any thread, one visit, effects out. It alone writes the visit."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from kiosk_app.clock import Clock
from kiosk_app.flow.effects import Effect
from kiosk_app.flow.events import Event
from kiosk_app.flow.visit import Visit, advance


class Loop:
    """`post` may be called from any thread; `drain` only from the thread that owns the screen.

    `wake` asks that thread to drain. `show` is called once a drain, after its last event. An effect is
    performed before the next event is taken, so its order is the order in which the flow wanted it.
    """

    def __init__(
        self,
        visit: Visit,
        clock: Clock,
        wake: Callable[[], None],
        perform: Callable[[Effect, Visit], None],
        show: Callable[[Visit], None],
    ) -> None:
        self.visit = visit
        self._clock = clock
        self._wake = wake
        self._perform = perform
        self._show = show
        # deque.append and popleft are atomic in CPython: no lock on the path of a tap.
        self._events: deque[Event] = deque()

    def post(self, event: Event) -> None:
        self._events.append(event)
        self._wake()

    def drain(self) -> None:
        changed = False
        while self._events:
            event = self._events.popleft()
            turn = advance(replace(self.visit, now=self._clock.now()), event)
            # The time of an event alone is nothing that a page shows anew.
            changed = changed or replace(turn.visit, now=self.visit.now) != self.visit
            self.visit = turn.visit
            for effect in turn.effects:
                self._perform(effect, self.visit)
        if changed:
            self._show(self.visit)
