"""The kiosk in one process: its window, its loop, simulated devices, and a finger that counts its touches."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk_app import words
from kiosk_app.flow.effects import Effect, ResetGlass, Wipe
from kiosk_app.flow.events import Event
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.show.screen import present
from kiosk_app.flow.visit import Visit, begin
from kiosk_app.runtime.bridge import Bridge
from kiosk_app.runtime.loop import Loop
from kiosk_app.ui.engine import Ui, build
from kiosk_app.ui.gallery import settle, show_sample_world
from kiosk_app.ui.words import SOURCES
from tests.lab.journeying import finger
from tests.lab.journeying.devices import Devices

Content = dict[str, Any]
#: Buttons that turn the leaves of a page, onward first.
LEAVES = (
    "action.more",
    "action.more.short",
    "action.see_rest",
    "action.see_rest.short",
    "action.from_start",
    "action.from_start.short",
)
_STEP_MS = 4
_REST_S = 20.0


class StuckError(Exception):
    """A citizen cannot go on: the page, what they wanted, what it offers."""


class StillClock:
    """One moment for a whole visit."""

    def __init__(self, now: Moment) -> None:
        self._now = now

    def now(self) -> Moment:
        return self._now

    def monotonic(self) -> float:
        return 0.0


@dataclass(slots=True)
class Count:
    """Touches of one visit. `turns` are those that turn to another leaf of a page; keys are not among them."""

    touches: int = 0
    turns: int = 0
    keys: int = 0
    trace: list[str] = field(default_factory=list)


class Booth:
    """`mischief` plants a fault on the glass after each change of it; see `plants`."""

    def __init__(
        self,
        setting: Setting,
        now: Moment,
        devices: Devices,
        compiled: Path,
        size: tuple[int, int] = (540, 960),
        mischief: Callable[[Booth], None] | None = None,
    ) -> None:
        self.devices = devices
        self.count = Count()
        self._mischief = mischief
        self.warnings: list[str] = []
        qInstallMessageHandler(self._note)
        self.ui: Ui = build(self._post, compiled)
        self._bridge = Bridge(self.ui.engine)
        self.loop = Loop(begin(setting), StillClock(now), self._wake, self._perform, self._show)
        self._texts = {code: words.read(SOURCES / f"kiosk_{code}.ts") for code in words.codes(SOURCES)}
        self.ui.settings.set_still(True)
        show_sample_world(self.ui)
        self.ui.visit.show(present(self.loop.visit))
        self.ui.show()
        self.ui.window.resize(*size)
        settle()

    def close(self) -> None:
        self.ui.window.close()
        self.ui.engine.deleteLater()
        settle(5)
        qInstallMessageHandler(None)

    def start_over(self) -> None:
        """For whoever found no way out: as if the kiosk were started anew."""
        self.devices.forget()
        self.ui.wipe()
        self.loop.visit = begin(self.loop.visit.setting)
        self._show(self.loop.visit)
        self.rest()

    def _note(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg:
            self.warnings.append(text)

    def _post(self, event: Event) -> None:
        self.loop.post(event)

    def _wake(self) -> None:
        self._bridge.call(self.loop.drain)

    def _perform(self, effect: Effect, visit: Visit) -> None:
        self.devices(effect, visit)
        if isinstance(effect, Wipe | ResetGlass):
            self.ui.wipe()

    def _show(self, visit: Visit) -> None:
        self.ui.settings.follow(visit.language)
        self.ui.visit.show(present(visit))

    @property
    def screen(self) -> Content:
        return self.ui.visit.screen_now

    @property
    def page(self) -> str:
        return str(self.screen["page"])

    @property
    def content(self) -> Content:
        found: Content = self.screen["content"]
        return found

    @property
    def cover(self) -> str:
        """What lies over the page: a panel of the visit or of the glass, or nothing."""
        stage = self.ui.window.findChild(QQuickItem, "stage")
        assert stage is not None
        return str(stage.property("cover"))

    @property
    def words(self) -> Mapping[str, str]:
        return self._texts[self.ui.settings.language_now]

    def words_of(self, language: str) -> Mapping[str, str]:
        return self._texts[language]

    def post(self, event: Event) -> None:
        """Something that no hand does: a device, the line, time."""
        self.loop.post(event)
        self.rest()

    def let(self) -> bool:
        """Let the next device answer; False where none has anything to say."""
        answer = self.devices.let()
        if answer is None:
            return False
        self.post(answer)
        return True

    def rest(self) -> None:
        """Until nothing on the glass moves any more."""
        until = time.monotonic() + _REST_S
        before: object = None
        while (now := self._looks()) != before and time.monotonic() < until:
            before = now
            settle(_STEP_MS)
        if self._mischief is not None:
            self._mischief(self)

    def _looks(self) -> object:
        return (id(self.screen), *((t.name, t.at.x(), t.at.y()) for t in finger.targets(self.ui.window)))

    def names(self) -> list[str]:
        return [target.name for target in finger.targets(self.ui.window) if not target.types]

    def find(self, name: str, *, starts: bool = False) -> finger.Target | None:
        """What is called so on the leaf that is shown, of the page rather than of the frame round it.

        Of two that show this name the one without a note is meant; the last in painting order lies on top.
        """
        found = [
            target
            for target in finger.targets(self.ui.window)
            if _is_called(target.name, name) or (starts and target.name.startswith(name))
        ]
        on_page = [target for target in found if target.on_page]
        exact = [target for target in on_page if target.name == name]
        return next(reversed(exact or on_page or found), None)

    def touch(self, name: str, *, starts: bool = False) -> None:
        """Touch what is called so, turning leaves until it is there. Raises StuckError where it is nowhere."""
        # What was typed just now may still move what it brought.
        self.rest()
        seen: set[str] = set()
        while (target := self.find(name, starts=starts)) is None:
            leaf = finger.texts(self.ui.window)
            if leaf in seen or not self.turn():
                raise StuckError(f"nothing is called {name!r} on {self.page}; it offers {self.names()}")
            seen.add(leaf)
        if target.types:
            self.count.keys += 1
        else:
            self.count.touches += 1
            self.count.trace.append(f"{self.page}: {name}")
        self._press(target)

    def key(self, name: str) -> bool:
        """Touch a key, if there is one of this name; where no key at all is on this leaf, turn to those."""
        leaves: set[str] = set()
        while not (keys := [each for each in finger.targets(self.ui.window) if each.types]):
            leaf = finger.texts(self.ui.window)
            if leaf in leaves or not self.turn():
                return False
            leaves.add(leaf)
        target = next((each for each in keys if each.name == name), None)
        if target is None:
            return False
        self.count.keys += 1
        self._press(target)
        return True

    @contextlib.contextmanager
    def aside(self) -> Iterator[Count]:
        """Touches that belong to no visit's way are counted apart."""
        before, self.count = self.count, Count()
        try:
            yield self.count
        finally:
            self.count = before

    def word(self, identity: str) -> str:
        """The word of this id as it is on the glass: with large letters a button may bear a shorter one."""
        short = self.words.get(f"{identity}.short", "")
        full = self.words[identity]
        return short if short and not self._is_there(full) and self._is_there(short) else full

    def _is_there(self, text: str) -> bool:
        return self.find(text, starts=True) is not None

    def turn(self) -> bool:
        """To the next leaf of the page, or back to its first; False where it has but one."""
        for word in LEAVES:
            target = self.find(self.words[word])
            if target is not None:
                self.count.turns += 1
                self._press(target)
                return True
        return False

    def _press(self, target: finger.Target) -> None:
        finger.press(self.ui.window, target.at)
        if target.types:
            settle(1)
        else:
            self.rest()


@cache
def application() -> QGuiApplication:
    """The one of this process, for as long as it lives."""
    found = QGuiApplication.instance() or QGuiApplication([])
    assert isinstance(found, QGuiApplication)
    return found


def _is_called(spoken: str, name: str) -> bool:
    """What is spoken holds what is shown, with a note after it or a shorter word before it."""
    return spoken == name or spoken.startswith(f"{name}. ") or spoken.endswith(f". {name}")
