"""A scanner that is played: the switchboard says what lies on its mat and what is wrong with it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from drivers.errors import DeviceFault
from drivers.scanner.folder import load_picture
from drivers.scanner.live import LiveSource
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.limits import READING, ChildLimits
from drivers.scanner.prepared.photographs import BARE_MAT
from drivers.scanner.source import ScanState, ScanStatus
from drivers.switchboard import ScannerSwitch, Switchboard

_NAME = re.compile(r"[a-z0-9_]+")
_STATES = {
    ScannerSwitch.READY: ScanState.READY,
    ScannerSwitch.JAM: ScanState.JAM,
    ScannerSwitch.BUSY: ScanState.BUSY,
    ScannerSwitch.COVER_OPEN: ScanState.COVER_OPEN,
    ScannerSwitch.GONE: ScanState.GONE,
}


class SimulatedSource(LiveSource):
    """ScanSource over prepared photographs: `world().page` lies on the mat, `world().shown` is a card
    held before the camera. `photographs` is a folder that `prepare` has filled."""

    def __init__(
        self,
        switchboard: Switchboard,
        photographs: Path,
        eye: Eye | None = None,
        reading: ChildLimits = READING,
    ) -> None:
        super().__init__(_Mat(switchboard, photographs), eye, reading)


class _Mat:
    def __init__(self, switchboard: Switchboard, photographs: Path) -> None:
        self._switchboard = switchboard
        self._photographs = photographs

    def status(self) -> ScanStatus:
        return ScanStatus(_STATES[self._switchboard.world().scanner], "simulated")

    def subject(self, for_code: bool) -> Subject | None:
        """The page hides the card, except when a code is looked for."""
        world = self._switchboard.world()
        card = f"card_{world.shown}" if world.shown else ""
        name = (card or world.page) if for_code else (world.page or card)
        name = name or BARE_MAT
        if not _NAME.fullmatch(name):
            return None
        return Subject(name, partial(load_picture, self._photographs / f"{name}.jpg"), shimmer=True)

    def taken(self, subject: Subject) -> None:
        """The page stays where it lies."""

    def failed(self, fault: DeviceFault) -> None:
        """The switchboard alone says how this scanner stands."""
