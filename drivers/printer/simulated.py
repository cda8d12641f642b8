"""A printer without paper: the same states, faults and confirmation, in this process."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.printer.commands import FAULT_OF
from drivers.printer.machine import PaperMachine
from drivers.printer.model import PrinterModel
from drivers.printer.printer import Printed, PrinterState, PrinterStatus, Raster
from drivers.printer.raster import render, sha256
from drivers.printer.slip import Slip
from drivers.printer.tray import Tray
from drivers.printer.typeset import Faces
from drivers.switchboard import Switchboard

NAME = "simulated"
_STEP_ROWS = 48
_KEPT = 32


class SimulatedPrinter:
    """Prints into memory, and into `out` as PNG where given.

    `mm_per_s` is the speed of the paper; 0 stands for at once. `printed` and `torn` hold the newest
    slips, oldest first.
    """

    def __init__(
        self,
        switchboard: Switchboard,
        *,
        model: PrinterModel | None = None,
        out: Path | None = None,
        mm_per_s: float = 0.0,
        faces: Faces | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._machine = PaperMachine(switchboard)
        self._head = (model or PrinterModel()).head
        self._tray = Tray(out, self._head.dots_per_mm) if out else None
        self._mm_per_s = mm_per_s
        self._faces = faces or Faces()
        self._monotonic = monotonic
        self._busy = threading.Lock()
        self._state = threading.Lock()
        self.printed: deque[Raster] = deque(maxlen=_KEPT)
        self.torn: deque[Raster] = deque(maxlen=_KEPT)

    def status(self) -> PrinterStatus:
        with self._state:
            state = self._machine.state()
        if state not in FAULT_OF and self._busy.locked():
            state = PrinterState.BUSY
        return PrinterStatus(state, "" if state is PrinterState.GONE else NAME)

    def print(self, slip: Slip, progress: Callable[[float], None], cancel: Cancel) -> Printed | DeviceFault:
        if not self._busy.acquire(blocking=False):
            return DeviceFault(FaultCode.PRINTER_BUSY)
        try:
            return self._print(slip, progress, cancel)
        finally:
            self._busy.release()

    def _print(self, slip: Slip, progress: Callable[[float], None], cancel: Cancel) -> Printed | DeviceFault:
        started = self._monotonic()
        raster = render(slip, self._faces, self._head)
        with self._state:
            self._machine.begin()
            fault = FAULT_OF.get(self._machine.state())
        if fault is not None:
            return DeviceFault(fault)
        done = 0
        while done < raster.height:
            if cancel.cancelled:
                return self._tear(raster, done, FaultCode.CANCELLED)
            step = min(_STEP_ROWS, raster.height - done)
            with self._state:
                moved = self._machine.advance(step)
                fault = FAULT_OF.get(self._machine.state())
            done += moved
            if fault is not None:
                return self._tear(raster, done, fault)
            progress(done / raster.height)
            if self._mm_per_s:
                cancel.wait(moved / self._head.dots_per_mm / self._mm_per_s)
        self.printed.append(raster)
        if self._tray:
            self._tray.put(raster)
        passed = round((self._monotonic() - started) * 1000)
        return Printed(sha256(raster), raster.height / self._head.dots_per_mm, passed)

    def _tear(self, raster: Raster, rows: int, code: FaultCode) -> DeviceFault:
        if rows:
            part = Raster(raster.width, rows, raster.rows[: rows * ((raster.width + 7) // 8)])
            self.torn.append(part)
            if self._tray:
                self._tray.put(part, torn=True)
        return DeviceFault(code, f"{rows} of {raster.height} rows")

    def new_roll(self) -> PrinterStatus:
        """The switchboard says how much paper there is."""
        return self.status()

    def close(self) -> None:
        """Nothing is held."""
