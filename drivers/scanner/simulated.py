"""A scanner that is played: the switchboard says what lies on its mat and what is wrong with it."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

from drivers.errors import DeviceFault
from drivers.scanner.folder import load_picture
from drivers.scanner.live import LiveSource
from drivers.scanner.page.child import ROOT
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.limits import READING, ChildLimits
from drivers.scanner.prepared import BARE_MAT, held_code
from drivers.scanner.source import ScanState, ScanStatus
from drivers.switchboard import ScannerSwitch, Switchboard

_DRAWING_S = 120
_NAME = re.compile(r"[a-z0-9_]+")
_STATES = {
    ScannerSwitch.READY: ScanState.READY,
    ScannerSwitch.JAM: ScanState.JAM,
    ScannerSwitch.BUSY: ScanState.BUSY,
    ScannerSwitch.COVER_OPEN: ScanState.COVER_OPEN,
    ScannerSwitch.GONE: ScanState.GONE,
}


class SimulatedSource(LiveSource):
    """ScanSource over prepared photographs: `world().page` lies on the mat, `world().shown` is a card held
    before the camera, `world().held` any other QR. `photographs` is the folder they lie in; what it lacks is
    drawn at first use."""

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
        self._drawing = threading.Lock()
        self._drawn = False

    def status(self) -> ScanStatus:
        return ScanStatus(_STATES[self._switchboard.world().scanner], "simulated")

    def subject(self, for_code: bool) -> Subject | None:
        """The page hides card and code, except when a code is looked for."""
        world = self._switchboard.world()
        if world.held and (for_code or not (world.page or world.shown)):
            # The text may be a receipt's secret: the token goes into messages, and names it by its hash alone.
            token = f"held {hashlib.sha256(world.held.encode()).hexdigest()[:16]}"
            return Subject(token, partial(held_code, world.held), shimmer=True)
        card = f"card_{world.shown}" if world.shown else ""
        name = (card or world.page) if for_code else (world.page or card)
        name = name or BARE_MAT
        if not _NAME.fullmatch(name):
            return None
        return Subject(name, partial(self._load, name), shimmer=True)

    def _load(self, name: str) -> bytes:
        path = self._photographs / f"{name}.jpg"
        with self._drawing:
            if not path.exists() and not self._drawn:
                self._drawn = True
                _draw(self._photographs)
        return load_picture(path)

    def taken(self, subject: Subject) -> None:
        """The page stays where it lies."""

    def failed(self, subject: Subject, fault: DeviceFault) -> None:
        """The switchboard alone says how this scanner stands."""


def _draw(folder: Path) -> None:
    """In a process of its own, for the sake of the memory of this one. Raises OSError."""
    command = [sys.executable, "-P", "-m", "drivers.scanner.prepared", str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    try:
        subprocess.run(command, env=environment, check=True, timeout=_DRAWING_S, stderr=subprocess.DEVNULL)
    except subprocess.SubprocessError as error:
        raise OSError("photographs not drawn") from error
