"""An A4 printer without paper: the same states, faults and jobs, in this process."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.page_printer.page_printer import JobState, PagePrinterStatus, PagesPrinted
from drivers.page_printer.states import fault_of
from drivers.printer.machine import PaperMachine
from drivers.printer.printer import PrinterState
from drivers.switchboard import PrinterSwitch, Switchboard

NAME = "simulated A4"
_KEPT = 8


class SimulatedPagePrinter:
    """`printed` holds the newest documents, oldest first. Its world is the receipt printer's."""

    def __init__(
        self, switchboard: Switchboard, *, seconds: float = 0.0, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._switchboard = switchboard
        self._machine = PaperMachine(switchboard)
        self._seconds = seconds
        self._monotonic = monotonic
        self._busy = threading.Lock()
        self.printed: deque[bytes] = deque(maxlen=_KEPT)

    def status(self) -> PagePrinterStatus:
        state = self._machine.state()
        if self._busy.locked() and fault_of(state) is None:
            state = PrinterState.BUSY
        return PagePrinterStatus(state, "" if state is PrinterState.GONE else NAME)

    def print(
        self, pdf: bytes, progress: Callable[[JobState], None], cancel: Cancel
    ) -> PagesPrinted | DeviceFault:
        if not self._busy.acquire(blocking=False):
            return DeviceFault(FaultCode.PRINTER_BUSY)
        try:
            started = self._monotonic()
            fault = fault_of(self._machine.state())
            if fault is not None:
                return DeviceFault(fault)
            if cancel.cancelled:
                return DeviceFault(FaultCode.CANCELLED)
            progress(JobState.QUEUED)
            progress(JobState.PRINTING)
            if cancel.wait(self._seconds) or cancel.cancelled:
                return DeviceFault(FaultCode.CANCELLED)
            fault = fault_of(self._machine.state())
            if self._switchboard.world().printer is PrinterSwitch.OUT_MID_PRINT:
                fault = FaultCode.PRINTER_PAPER_OUT
            if fault is not None:
                progress(JobState.STOPPED)
                return DeviceFault(fault)
            self.printed.append(pdf)
            progress(JobState.DONE)
            return PagesPrinted(round((self._monotonic() - started) * 1000))
        finally:
            self._busy.release()

    def close(self) -> None:
        """Nothing is held."""
