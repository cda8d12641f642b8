"""A card reader and a scanner that do what a test tells them, and no more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date

from drivers.cancel import Cancel
from drivers.card.reader import (
    AccessKey,
    CardReading,
    CardState,
    CardStatus,
    ChipTrust,
    Genuine,
    Need,
    Prefilled,
    ReadProgress,
    Step,
)
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.source import (
    Capabilities,
    CapturedPage,
    CodeRead,
    Corners,
    FiledDocument,
    PreviewFrame,
    ScanState,
    ScanStatus,
    Verdict,
    Way,
)

SQUARE: Corners = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))
READING = CardReading(
    number="001099000001",
    name="TRẦN MẪU ĐƠN",
    birth=date(1990, 2, 28),
    sex="Nữ",
    nationality="Việt Nam",
    origin="Hà Nội",
    residence="Hà Nội",
    issued=None,
    expiry=None,
    trust=ChipTrust.TRUSTED,
    access="bac",
    sod_sha256="00" * 32,
    apdus=40,
    bytes_read=2000,
    milliseconds=1500,
    genuine=Genuine.PROVEN,
    reasons=("issuer_unknown",),
)
WORDS = Prefilled(**{one.name: getattr(READING, one.name) for one in fields(Prefilled)})
PAGE = CapturedPage(b"\xff\xd8picture", b"\xff\xd8small", 1654, 2339, 200, SQUARE, (Verdict.TILTED,))


class FakeSubscription:
    def __init__(self, leave: Callable[[], None]) -> None:
        self.close = leave


class FakeCard:
    """Reads READING; with `until_cancelled` a reading lasts until it is cancelled."""

    def __init__(self) -> None:
        self.until_cancelled = False
        self.broken = False
        self.asked: list[tuple[AccessKey, frozenset[Need]]] = []
        self.watchers: list[Callable[[CardStatus], None]] = []
        self.reading = threading.Event()
        self.cancelled = threading.Event()
        self.closed = False
        self._status = CardStatus(CardState.EMPTY, "fake")

    def show(self, state: CardState) -> None:
        self._status = CardStatus(state, "fake")
        for seen in list(self.watchers):
            seen(self._status)

    def status(self) -> CardStatus:
        return self._status

    def watch(self, seen: Callable[[CardStatus], None]) -> FakeSubscription:
        self.watchers.append(seen)
        seen(self._status)
        return FakeSubscription(lambda: self.watchers.remove(seen))

    def read(
        self,
        key: AccessKey,
        needs: frozenset[Need],
        progress: Callable[[Step], None],
        cancel: Cancel,
    ) -> CardReading | DeviceFault:
        self.asked.append((key, needs))
        if self.broken:
            raise KeyError(READING.name)
        progress(ReadProgress("dg13", 100, 900))
        progress(WORDS)
        progress(ReadProgress("sod", 500, 900))
        self.reading.set()
        if self.until_cancelled:
            assert cancel.wait(30)
            self.cancelled.set()
            return DeviceFault(FaultCode.CANCELLED)
        return READING

    def close(self) -> None:
        self.closed = True


class FakeScanner:
    """Shows the frames a test publishes; captures PAGE."""

    def __init__(self) -> None:
        self.watchers: list[Callable[[PreviewFrame], None]] = []
        self.watched = threading.Event()
        self.filed: list[tuple[CapturedPage, ...]] = []
        self.compared: tuple[type, tuple[bytes, ...]] = (type(None), ())

    def publish(self, still: float, width: int = 320, height: int = 240) -> None:
        frame = PreviewFrame(width, height, bytes(width * height * 3), SQUARE, (Verdict.GOOD,), still)
        for seen in list(self.watchers):
            seen(frame)

    def status(self) -> ScanStatus:
        return ScanStatus(ScanState.READY, "fake")

    def capabilities(self) -> Capabilities:
        return Capabilities((Way.CAMERA,), (150, 300), live=True)

    def watch(self, seen: Callable[[PreviewFrame], None]) -> FakeSubscription:
        self.watchers.append(seen)
        self.watched.set()
        return FakeSubscription(lambda: self.watchers.remove(seen))

    def capture(self, cancel: Cancel, before: Sequence[bytes] = ()) -> CapturedPage | DeviceFault:
        self.compared = (type(cancel), tuple(before))
        return PAGE

    def read_code(self, cancel: Cancel) -> CodeRead | DeviceFault:
        return CodeRead("001099000001|||")

    def read_document(self, cancel: Cancel) -> CodeRead | DeviceFault:
        return self.read_code(cancel)

    def file(self, pages: Sequence[CapturedPage], cancel: Cancel) -> FiledDocument | DeviceFault:
        self.filed.append(tuple(pages))
        return FiledDocument(b"%PDF" + bytes(3_000_000), len(pages), 120, 900)

    def close(self) -> None:
        pass
