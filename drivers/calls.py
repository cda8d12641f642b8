"""What may be asked of served devices: one table, read by the server and the client alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from drivers.card.reader import AccessKey, CardReading, CardStatus, Need, Step
from drivers.errors import DeviceFault
from drivers.page_printer.page_printer import JobState, PagePrinterStatus, PagesPrinted
from drivers.printer.printer import Printed, PrinterStatus
from drivers.printer.slip import Slip
from drivers.scanner.source import (
    Capabilities,
    CapturedPage,
    CodeRead,
    FiledDocument,
    PreviewFrame,
    ScanStatus,
)

#: Spoken first by the server; another number is another language and is not answered.
VERSION = 10

#: Calls of one client that may be under way at once.
CALLS_LIMIT = 16


@dataclass(frozen=True, slots=True)
class Method:
    """Types of the arguments, of the answer, and of the progress told on the way (None: none is told)."""

    arguments: tuple[Any, ...]
    answer: Any
    progress: Any = None
    #: Asked beside a running operation, and without `cancel`.
    aside: bool = False
    #: `cancel` stands before the arguments, which may be left out.
    cancel_first: bool = False


METHODS: dict[tuple[str, str], Method] = {
    ("card", "status"): Method((), CardStatus, aside=True),
    ("card", "read"): Method((AccessKey, frozenset[Need]), CardReading | DeviceFault, progress=Step),
    ("printer", "status"): Method((), PrinterStatus, aside=True),
    ("printer", "new_roll"): Method((), PrinterStatus),
    ("printer", "print"): Method((Slip,), Printed | DeviceFault, progress=float),
    ("pages", "status"): Method((), PagePrinterStatus, aside=True),
    ("pages", "print"): Method((bytes,), PagesPrinted | DeviceFault, progress=JobState),
    ("scanner", "status"): Method((), ScanStatus, aside=True),
    ("scanner", "capabilities"): Method((), Capabilities, aside=True),
    ("scanner", "capture"): Method((Sequence[bytes],), CapturedPage | DeviceFault, cancel_first=True),
    ("scanner", "read_code"): Method((), CodeRead | DeviceFault),
    ("scanner", "read_document"): Method((), CodeRead | DeviceFault),
    ("scanner", "file"): Method((Sequence[CapturedPage],), FiledDocument | DeviceFault),
}

#: What a watch of a device tells.
WATCHED: dict[str, Any] = {"card": CardStatus, "scanner": PreviewFrame}
