"""The devices as a client sees them over the socket: same protocols, same values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from drivers.cancel import Cancel
from drivers.card.reader import (
    AccessKey,
    CardReading,
    CardState,
    CardStatus,
    Need,
    Step,
    Subscription,
)
from drivers.errors import DeviceFault, FaultCode
from drivers.link import Delays, DeviceLink, LinkLostError
from drivers.page_printer.page_printer import JobState, PagePrinterStatus, PagesPrinted
from drivers.printer.printer import Printed, PrinterState, PrinterStatus
from drivers.printer.slip import Slip
from drivers.scanner.source import (
    Capabilities,
    CapturedPage,
    CodeRead,
    FiledDocument,
    PreviewFrame,
    ScanState,
    ScanStatus,
)

T = TypeVar("T")

_NO_CARD_SERVICE = CardStatus(CardState.NO_SERVICE)


class ServedCardReader:
    """A CardReader behind a link. `watch` says NO_SERVICE while the server is away."""

    def __init__(self, link: DeviceLink) -> None:
        self._link = link

    def status(self) -> CardStatus:
        try:
            answer: CardStatus = self._link.call("card", "status", [])
        except LinkLostError:
            return _NO_CARD_SERVICE
        return answer

    def watch(self, seen: Callable[[CardStatus], None]) -> Subscription:
        return self._link.watch("card", seen)

    def read(
        self,
        key: AccessKey,
        needs: frozenset[Need],
        progress: Callable[[Step], None],
        cancel: Cancel,
    ) -> CardReading | DeviceFault:
        return _or_gone(CardReading, lambda: self._link.call("card", "read", [key, needs], progress, cancel))

    def close(self) -> None:
        """The link is closed by its owner."""


class ServedPrinter:
    """A Printer behind a link.

    Where the server dies during a print, the answer is DEVICES_GONE: paper may have come out or not.
    """

    def __init__(self, link: DeviceLink) -> None:
        self._link = link

    def status(self) -> PrinterStatus:
        try:
            answer: PrinterStatus = self._link.call("printer", "status", [])
        except LinkLostError:
            return PrinterStatus(PrinterState.GONE)
        return answer

    def new_roll(self) -> PrinterStatus:
        try:
            answer: PrinterStatus = self._link.call("printer", "new_roll", [])
        except LinkLostError:
            return PrinterStatus(PrinterState.GONE)
        return answer

    def print(self, slip: Slip, progress: Callable[[float], None], cancel: Cancel) -> Printed | DeviceFault:
        return _or_gone(Printed, lambda: self._link.call("printer", "print", [slip], progress, cancel))

    def close(self) -> None:
        """The link is closed by its owner."""


class ServedPagePrinter:
    """A PagePrinter behind a link. Where the server dies, its job may have been printed or not."""

    def __init__(self, link: DeviceLink) -> None:
        self._link = link

    def status(self) -> PagePrinterStatus:
        try:
            answer: PagePrinterStatus = self._link.call("pages", "status", [])
        except LinkLostError:
            return PagePrinterStatus(PrinterState.GONE, fitted=False)
        return answer

    def print(
        self, pdf: bytes, progress: Callable[[JobState], None], cancel: Cancel
    ) -> PagesPrinted | DeviceFault:
        return _or_gone(PagesPrinted, lambda: self._link.call("pages", "print", [pdf], progress, cancel))

    def close(self) -> None:
        """The link is closed by its owner."""


class ServedScanSource:
    """A ScanSource behind a link. A preview pauses while the server is away and goes on by itself."""

    def __init__(self, link: DeviceLink) -> None:
        self._link = link

    def status(self) -> ScanStatus:
        try:
            answer: ScanStatus = self._link.call("scanner", "status", [])
        except LinkLostError:
            return ScanStatus(ScanState.GONE)
        return answer

    def capabilities(self) -> Capabilities:
        """None at all while the server is away."""
        try:
            answer: Capabilities = self._link.call("scanner", "capabilities", [])
        except LinkLostError:
            return Capabilities(())
        return answer

    def watch(self, seen: Callable[[PreviewFrame], None]) -> Subscription:
        return self._link.watch("scanner", seen)

    def capture(self, cancel: Cancel, before: Sequence[bytes] = ()) -> CapturedPage | DeviceFault:
        asked = [tuple(before)]
        return _or_gone(CapturedPage, lambda: self._link.call("scanner", "capture", asked, None, cancel))

    def read_code(self, cancel: Cancel) -> CodeRead | DeviceFault:
        return _or_gone(CodeRead, lambda: self._link.call("scanner", "read_code", [], None, cancel))

    def read_document(self, cancel: Cancel) -> CodeRead | DeviceFault:
        return _or_gone(CodeRead, lambda: self._link.call("scanner", "read_document", [], None, cancel))

    def file(self, pages: Sequence[CapturedPage], cancel: Cancel) -> FiledDocument | DeviceFault:
        return _or_gone(FiledDocument, lambda: self._link.call("scanner", "file", [tuple(pages)], None, cancel))

    def close(self) -> None:
        """The link is closed by its owner."""


@dataclass(frozen=True, slots=True)
class ServedDevices:
    """The devices over one link; `close` ends the link."""

    card: ServedCardReader
    printer: ServedPrinter
    scanner: ServedScanSource
    pages: ServedPagePrinter
    link: DeviceLink

    def of_other_world(self) -> bool:
        """A server is there, and refused because it is of a practice system or this kiosk is."""
        return self.link.of_other_world

    def close(self) -> None:
        self.link.close()


def connect(path: Path, delays: Delays | None = None, *, practice: bool | None = None) -> ServedDevices:
    """Never fails: without a server every device is gone, and comes when the server comes.

    With `practice`, a server that says otherwise of itself is refused and counts as none: a kiosk in service
    must never read a card that only pretends, nor a practice system a real one.
    """
    link = DeviceLink(path, delays, lost={"card": _NO_CARD_SERVICE}, practice=practice)
    return ServedDevices(
        ServedCardReader(link), ServedPrinter(link), ServedScanSource(link), ServedPagePrinter(link), link
    )


def _or_gone(kind: type[T], call: Callable[[], Any]) -> T | DeviceFault:
    try:
        answer = call()
    except LinkLostError as lost:
        return DeviceFault(FaultCode.DEVICES_GONE, str(lost))
    assert isinstance(answer, (kind, DeviceFault))
    return answer
