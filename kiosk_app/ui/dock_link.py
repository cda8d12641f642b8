"""The dock's line to the world: one thread that does what was asked and looks four times a second."""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
from collections.abc import Callable

from drivers.switchboard import Switchboard, World
from kiosk_app.rehearsal.control import ControlClient, ControlError, Report
from kiosk_app.ui.dock_choices import Switches

log = logging.getLogger("kiosk.dock")
_LOOK_S = 0.25


class DockLink:
    """`seen` is called from this thread. A control socket that is not there yet is looked for again."""

    def __init__(
        self, board: Switchboard, control: ControlClient, seen: Callable[[World, Report | None], None]
    ) -> None:
        self._board = board
        self._control = control
        self._seen = seen
        self._wishes: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="dock", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def turn(self, switches: Switches) -> None:
        self._wishes.put(lambda: self._board.turn(**switches))

    def kill(self, name: str, *, stay: bool) -> None:
        self._wishes.put(lambda: self._control.kill(name, stay=stay))

    def again(self, name: str) -> None:
        self._wishes.put(lambda: self._control.again(name))

    def pay(self) -> None:
        self._wishes.put(self._control.pay)

    def close(self) -> None:
        self._wishes.put(None)
        self._thread.join(timeout=2.0)

    def _run(self) -> None:
        with contextlib.closing(self._control):
            while True:
                self._look()
                try:
                    wish = self._wishes.get(timeout=_LOOK_S)
                except queue.Empty:
                    continue
                if wish is None:
                    return
                self._do(wish)

    def _do(self, wish: Callable[[], object]) -> None:
        try:
            wish()
        except (ControlError, OSError, ValueError) as error:
            # The switches that are read back show that nothing came of it.
            log.warning("the dock's wish failed: %s", type(error).__name__)

    def _look(self) -> None:
        try:
            world = self._board.world()
        except (OSError, ValueError):
            return
        report: Report | None = None
        with contextlib.suppress(ControlError):
            report = self._control.report()
        self._seen(world, report)
