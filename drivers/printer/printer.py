"""What the kiosk asks of a receipt printer. Values only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from drivers.cancel import Cancel
from drivers.errors import DeviceFault
from drivers.printer.slip import Slip


class PrinterState(StrEnum):
    """OFFLINE takes no jobs and names no reason: its button, or a menu that is open; GONE says nothing."""

    READY = "ready"
    NEAR_END = "near_end"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    JAM = "jam"
    BUSY = "busy"
    OFFLINE = "offline"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """The printer as one value; `NEAR_END` still prints.

    `left_mm`: paper left on the roll by the count of what was printed, None where nobody counts.
    """

    state: PrinterState
    model: str = ""
    left_mm: int | None = None


@dataclass(frozen=True, slots=True)
class Raster:
    """A 1-bit picture, rows of `(width + 7) // 8` bytes, most significant bit left, 1 = black (GS v 0)."""

    width: int
    height: int
    rows: bytes


@dataclass(frozen=True, slots=True)
class Printed:
    """The printer itself answered that the job left the head. `raster_sha256` names what it printed."""

    raster_sha256: str
    height_mm: float
    milliseconds: int


class Printer(Protocol):
    """One printer. `print` blocks, renders the slip as one raster and returns only a confirmed print."""

    def status(self) -> PrinterStatus: ...

    def print(self, slip: Slip, progress: Callable[[float], None], cancel: Cancel) -> Printed | DeviceFault: ...

    def new_roll(self) -> PrinterStatus:
        """Whoever put a new roll in says so: the count begins anew. How the printer stands after it."""
        ...

    def close(self) -> None: ...
