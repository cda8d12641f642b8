"""A kiosk without an A4 printer: asked, it says that there is none."""

from __future__ import annotations

from drivers.errors import DeviceFault, FaultCode
from drivers.page_printer.page_printer import PagePrinterStatus, PagesPrinted
from drivers.printer.printer import PrinterState


class NoPagePrinter:
    def status(self) -> PagePrinterStatus:
        return PagePrinterStatus(PrinterState.GONE, fitted=False)

    def print(self, *_: object, **__: object) -> PagesPrinted | DeviceFault:
        return DeviceFault(FaultCode.PRINTER_GONE, "no A4 printer is set up")

    def close(self) -> None:
        """Nothing is held."""
