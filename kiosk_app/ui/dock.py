"""The dev dock beside the kiosk, put together: for practice systems with a switchboard only."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QPointerEvent

from drivers.switchboard import Switchboard, World
from kiosk_app import words
from kiosk_app.clock import Clock
from kiosk_app.config import Config
from kiosk_app.rehearsal.control import CONTROL, ControlClient, Report
from kiosk_app.runtime.bridge import Bridge
from kiosk_app.ui.dock_link import DockLink
from kiosk_app.ui.dock_view import DockView

_WIDTH, _HEIGHT = 1920, 1080
_LANGUAGES = ("vi", "en")


class Dock:
    """Made before the window loads, since the window asks for the view; `close` at the end."""

    page = "DevDock/DockWindow.qml"

    def __init__(
        self, config: Config, board: Switchboard, clock: Clock, bridge: Bridge, panel: tuple[int, int]
    ) -> None:
        """`panel` is the size of the kiosk's own screen. Raises WordsError for words that are not finished."""
        self._bridge = bridge
        self._link = DockLink(board, ControlClient(config.run / CONTROL), self._seen)
        wording = {code: words.read(config.translations / f"dock_{code}.ts") for code in _LANGUAGES}
        self.view = DockView(
            self._link,
            wording,
            lambda: clock.now().local,
            language=_language(os.environ),
            panel=panel,
            parent=bridge,
        )
        DockView.assembled = self.view

    def room(self) -> tuple[int, int]:
        """Width and height of the window: the desk's whole size where the display has it."""
        free = QGuiApplication.primaryScreen().availableSize()
        factor = min(1.0, free.width() / _WIDTH, free.height() / _HEIGHT)
        return int(_WIDTH * factor), int(_HEIGHT * factor)

    def start(self) -> None:
        self._link.start()

    def meant_for_kiosk(self, event: QEvent) -> bool:
        """Whether a touch lies on the kiosk's picture: a hand in the dock is no sign of life of the citizen."""
        if not isinstance(event, QPointerEvent):
            return True
        box = self.view.picture
        return any(box.contains(point.scenePosition()) for point in event.points())

    def _seen(self, world: World, report: Report | None) -> None:
        """From the link's thread."""
        self._bridge.call(partial(self.view.show, world, report))

    def close(self) -> None:
        self._link.close()


def _language(environment: Mapping[str, str]) -> str:
    """A developer's own language where it is English; the house speaks Vietnamese."""
    told = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "en" if told.startswith("en") else "vi"
