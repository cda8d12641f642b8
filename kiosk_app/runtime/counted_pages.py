"""The A4 printer of the kiosk, and a note for each paper that it put out: staff see how many came today."""

from __future__ import annotations

from collections.abc import Callable

from drivers.cancel import Cancel
from drivers.errors import DeviceFault
from drivers.page_printer.page_printer import JobState, PagePrinter, PagePrinterStatus, PagesPrinted

#: The entry of the journal.
EVENT, DETAIL = "page_printer", "printed"


class CountedPages:
    """`printer` as it is; `note` takes event and detail, and is told only what the printer itself confirmed."""

    def __init__(self, printer: PagePrinter, note: Callable[[str, str], None]) -> None:
        self._printer = printer
        self._note = note

    def status(self) -> PagePrinterStatus:
        return self._printer.status()

    def print(
        self, pdf: bytes, progress: Callable[[JobState], None], cancel: Cancel
    ) -> PagesPrinted | DeviceFault:
        answer = self._printer.print(pdf, progress, cancel)
        if isinstance(answer, PagesPrinted):
            self._note(EVENT, DETAIL)
        return answer

    def close(self) -> None:
        self._printer.close()
