"""The printing machine that both simulators share: paper, cover and knife as the switchboard has them."""

from __future__ import annotations

from drivers.printer.printer import PrinterState
from drivers.switchboard import PrinterSwitch, Switchboard

_STATES = {
    PrinterSwitch.ENOUGH: PrinterState.READY,
    PrinterSwitch.NEAR_END: PrinterState.NEAR_END,
    PrinterSwitch.OUT: PrinterState.PAPER_OUT,
    PrinterSwitch.COVER_OPEN: PrinterState.COVER_OPEN,
    PrinterSwitch.JAM: PrinterState.JAM,
    PrinterSwitch.OFFLINE: PrinterState.OFFLINE,
    PrinterSwitch.GONE: PrinterState.GONE,
}

PRINTABLE = frozenset({PrinterState.READY, PrinterState.NEAR_END})


class PaperMachine:
    """Knows how many rows of the present slip are on paper. Not thread-safe: its owner locks.

    `rows_before_out`: where the roll ends under OUT_MID_PRINT, counted from the top of a slip. Once
    ended it stays ended until the switch is turned to something else, as a roll does.
    """

    def __init__(self, switchboard: Switchboard, rows_before_out: int = 240) -> None:
        self._switchboard = switchboard
        self._rows_before_out = rows_before_out
        self._roll_ended = False
        self._rows = 0

    def state(self) -> PrinterState:
        switch = self._switchboard.world().printer
        if switch is not PrinterSwitch.OUT_MID_PRINT:
            self._roll_ended = False
            return _STATES[switch]
        return PrinterState.PAPER_OUT if self._roll_ended else PrinterState.READY

    def begin(self) -> None:
        """A new slip starts under the head."""
        self._rows = 0

    def advance(self, rows: int) -> int:
        """Move the paper by up to `rows` rows; returns how many were printed before trouble."""
        if self.state() not in PRINTABLE:
            return 0
        if self._switchboard.world().printer is PrinterSwitch.OUT_MID_PRINT:
            left = max(0, self._rows_before_out - self._rows)
            if left < rows:
                rows = left
                self._roll_ended = True
        self._rows += rows
        return rows
