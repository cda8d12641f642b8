"""What the kiosk asks of a printer for A4 pages. Values only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from drivers.cancel import Cancel
from drivers.errors import DeviceFault
from drivers.printer.printer import PrinterState


class JobState(StrEnum):
    """Where a job is. STOPPED waits for a person; what for is the printer's state."""

    QUEUED = "queued"
    PRINTING = "printing"
    STOPPED = "stopped"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class PagePrinterStatus:
    """The printer as one value. NEAR_END is little paper or toner; it still prints.

    `fitted` false: this kiosk has none, or nobody can tell.
    """

    state: PrinterState
    model: str = ""
    fitted: bool = True


@dataclass(frozen=True, slots=True)
class PagesPrinted:
    """The printer itself, or its queue, answered that the job is completed, and gave no reason to doubt it."""

    milliseconds: int


class PagePrinter(Protocol):
    """One printer. `print` takes a PDF, blocks, tells where the job is, and returns only a completed job.

    A job that does not get on is taken back, so that nobody's pages come out when its citizen has gone.
    """

    def status(self) -> PagePrinterStatus: ...

    def print(
        self, pdf: bytes, progress: Callable[[JobState], None], cancel: Cancel
    ) -> PagesPrinted | DeviceFault: ...

    def close(self) -> None: ...
