"""Every calamity as a switch, for the dev dock, the rehearsal and the tests alike.

Simulators ask the switchboard how the world is; a hand in the dock, a script or a test turns the
switches. The file form lets several processes share one world.
"""

from __future__ import annotations

import json
import os
import threading
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol


class CardSwitch(StrEnum):
    STEADY = "steady"
    SLOW = "slow"
    PULLED = "pulled"
    CLONE = "clone"
    MUTE = "mute"


class PrinterSwitch(StrEnum):
    ENOUGH = "enough"
    NEAR_END = "near_end"
    OUT = "out"
    OUT_MID_PRINT = "out_mid_print"
    COVER_OPEN = "cover_open"
    JAM = "jam"
    OFFLINE = "offline"
    GONE = "gone"


class ScannerSwitch(StrEnum):
    READY = "ready"
    JAM = "jam"
    BUSY = "busy"
    COVER_OPEN = "cover_open"
    GONE = "gone"


class LineSwitch(StrEnum):
    UP = "up"
    SLOW = "slow"
    FLAKY = "flaky"
    CUT = "cut"


class PortalSwitch(StrEnum):
    WELL = "well"
    SILENT = "silent"
    NONSENSE = "nonsense"


class BankSwitch(StrEnum):
    NOW = "now"
    LATER = "later"
    LESS = "less"
    MORE = "more"
    TWICE = "twice"
    NEVER = "never"


class IdentitySwitch(StrEnum):
    WELL = "well"
    DENIED = "denied"
    SILENT = "silent"
    NONSENSE = "nonsense"


@dataclass(frozen=True, slots=True)
class World:
    """How things stand. `card` and `shown` name a persona ("" = none); `page` a prepared photograph.

    `held` is the text of any other QR before the camera: a receipt's, a stranger's.
    """

    card: str = ""
    card_switch: CardSwitch = CardSwitch.STEADY
    pulled_after_apdus: int = 6
    shown: str = ""
    held: str = ""
    page: str = ""
    scanner: ScannerSwitch = ScannerSwitch.READY
    printer: PrinterSwitch = PrinterSwitch.ENOUGH
    line: LineSwitch = LineSwitch.UP
    portal: PortalSwitch = PortalSwitch.WELL
    bank: BankSwitch = BankSwitch.LATER
    identity: IdentitySwitch = IdentitySwitch.WELL
    clock_offset_s: int = 0
    disk_low: bool = False
    extra: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)

    @staticmethod
    def from_json(text: str) -> World:
        """Unknown switches are an error: a misspelt calamity must not pass for calm. Raises ValueError."""
        raw: dict[str, Any] = json.loads(text)
        unknown = set(raw) - set(World.__dataclass_fields__)
        if unknown:
            raise ValueError(f"unknown switches: {sorted(unknown)}")
        for name, kind in _ENUMS.items():
            if name in raw:
                raw[name] = kind(raw[name])
        return World(**raw)


_ENUMS: dict[str, type[StrEnum]] = {
    "card_switch": CardSwitch,
    "printer": PrinterSwitch,
    "scanner": ScannerSwitch,
    "line": LineSwitch,
    "portal": PortalSwitch,
    "bank": BankSwitch,
    "identity": IdentitySwitch,
}


class Switchboard(Protocol):
    def world(self) -> World: ...

    def turn(self, **switches: Any) -> World:
        """Change the named switches at once and return the new world."""
        ...


class FileSwitchboard:
    """One JSON file, replaced atomically; readers look at its modification time before its text."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._world = World()
        if not path.exists():
            self._write(self._world)

    def world(self) -> World:
        with self._lock:
            try:
                seen = self._path.stat()
                stamp = (seen.st_mtime_ns, seen.st_ino)
                if stamp != self._stamp:
                    self._world = World.from_json(self._path.read_text())
                    self._stamp = stamp
            except FileNotFoundError:
                self._world = World()
            return self._world

    def turn(self, **switches: Any) -> World:
        self.world()
        with self._lock:
            self._world = replace(self._world, **switches)
            self._write(self._world)
            return self._world

    def _write(self, world: World) -> None:
        staged = self._path.with_name(f"{self._path.name}.{os.getpid()}.{threading.get_ident()}")
        staged.write_text(world.to_json())
        os.replace(staged, self._path)
