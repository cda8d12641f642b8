"""A scanner with a camera beside it as one source: the feeder goes first, then the camera, then the glass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from drivers.cancel import Cancel
from drivers.card.reader import Subscription
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.source import (
    Capabilities,
    CapturedPage,
    CodeRead,
    FiledDocument,
    PreviewFrame,
    ScanSource,
    ScanState,
    ScanStatus,
)

#: Of the camera: it saw nothing that could be a page.
_NOTHING_THERE = frozenset({FaultCode.PAGE_NOT_FOUND, FaultCode.SCANNER_GONE, FaultCode.SCANNER_DENIED})
_WELL = frozenset({ScanState.READY, ScanState.EMPTY})


class Feeding(ScanSource, Protocol):
    """A scanner that knows whether sheets lie in its feeder."""

    def fed(self) -> bool: ...


class ScannerBesideCamera:
    """ScanSource over both. Sheets in the feeder were put there, so they are meant; else the camera."""

    def __init__(self, scanner: Feeding, camera: ScanSource) -> None:
        self._scanner = scanner
        self._camera = camera

    def capabilities(self) -> Capabilities:
        scanner, camera = self._scanner.capabilities(), self._camera.capabilities()
        ways = (*camera.ways, *scanner.ways)
        return Capabilities(ways, scanner.dpi, camera.colour, scanner.button, camera.live)

    def status(self) -> ScanStatus:
        """Ready while either is; the trouble of the scanner before that of the camera."""
        scanner = self._scanner.status()
        camera = self._camera.status()
        return camera if scanner.state not in _WELL and camera.state in _WELL else scanner

    def watch(self, seen: Callable[[PreviewFrame], None]) -> Subscription:
        return self._camera.watch(seen)

    def capture(self, cancel: Cancel, before: Sequence[bytes] = ()) -> CapturedPage | DeviceFault:
        if self._scanner.fed():
            return self._scanner.capture(cancel, before)
        answer = self._camera.capture(cancel, before)
        if isinstance(answer, DeviceFault) and answer.code in _NOTHING_THERE:
            on_glass = self._scanner.capture(cancel, before)
            return answer if on_glass == DeviceFault(FaultCode.SCANNER_EMPTY) else on_glass
        return answer

    def read_code(self, cancel: Cancel) -> CodeRead | DeviceFault:
        return self._camera.read_code(cancel)

    def read_document(self, cancel: Cancel) -> CodeRead | DeviceFault:
        return self._camera.read_document(cancel)

    def file(self, pages: Sequence[CapturedPage], cancel: Cancel) -> FiledDocument | DeviceFault:
        return self._scanner.file(pages, cancel)

    def close(self) -> None:
        self._scanner.close()
        self._camera.close()
