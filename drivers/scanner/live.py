"""What every source has in common: preview, capture, codes and filing over whatever lies on its stage."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from drivers.cancel import Cancel
from drivers.card.reader import Subscription
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.filing import file_pages
from drivers.scanner.page.limits import READING, ChildLimits
from drivers.scanner.source import (
    Capabilities,
    CapturedPage,
    CodeRead,
    FiledDocument,
    PreviewFrame,
    ScanState,
    ScanStatus,
    Way,
)
from drivers.scanner.still import Stillness

#: Seconds from one preview picture to the next, where looking is that quick, and between two looks for a code.
_FRAME_S = 1 / 16
_CODE_S = 0.2
#: Given away between two looks however slow they are, so that others reach the child.
_BREATH_S = 0.004
_CLOSE_S = 2.0

#: What a citizen is told where a source stands so.
FAULTS = {
    ScanState.EMPTY: FaultCode.SCANNER_EMPTY,
    ScanState.BUSY: FaultCode.SCANNER_BUSY,
    ScanState.JAM: FaultCode.SCANNER_JAM,
    ScanState.COVER_OPEN: FaultCode.SCANNER_COVER_OPEN,
    ScanState.DENIED: FaultCode.SCANNER_DENIED,
    ScanState.GONE: FaultCode.SCANNER_GONE,
    ScanState.BROKEN: FaultCode.SCANNER_BROKEN,
    ScanState.WARMING: FaultCode.SCANNER_BUSY,
}


class Stage(Protocol):
    """The part of a source that differs: how it stands, and what lies before it."""

    def status(self) -> ScanStatus: ...

    def subject(self, for_code: bool) -> Subject | None:
        """What is seen now; None when nothing can be. `for_code`: a card held up counts before a page."""
        ...

    def taken(self, subject: Subject) -> None:
        """The subject was captured or read: a feeder moves on, a camera does nothing."""
        ...

    def failed(self, subject: Subject, fault: DeviceFault) -> None:
        """The subject could not be seen."""
        ...


class LiveSource:
    """A ScanSource over a stage. Thread-safe; the pictures are seen and judged in a child process.

    An `eye` that is handed in may serve several sources and outlives them.
    """

    def __init__(self, stage: Stage, eye: Eye | None = None, reading: ChildLimits = READING) -> None:
        self._stage = stage
        self._eye = eye or Eye()
        self._own_eye = eye is None
        self._reading = reading
        self._lock = threading.Lock()
        self._users = 0
        self._watches: set[_Watch] = set()

    def capabilities(self) -> Capabilities:
        return Capabilities((Way.CAMERA,), live=True)

    def status(self) -> ScanStatus:
        return self._stage.status()

    def watch(self, seen: Callable[[PreviewFrame], None]) -> Subscription:
        watch = _Watch(self._look_on, seen)
        with self._lock:
            self._watches.add(watch)
        watch.start()
        return watch

    def capture(self, cancel: Cancel, before: Sequence[bytes] = ()) -> CapturedPage | DeviceFault:
        with self._using():
            subject = self._ready(cancel, for_code=False)
            if isinstance(subject, DeviceFault):
                return subject
            page = self._eye.take(subject, cancel, before)
            if isinstance(page, DeviceFault):
                self._stage.failed(subject, page)
            # What happened while the picture was taken counts as if it had happened before.
            trouble = self._trouble(cancel)
            if trouble is not None:
                return trouble
            self._stage.taken(subject)
            return page

    def read_code(self, cancel: Cancel) -> CodeRead | DeviceFault:
        return self._read(cancel, zone=False)

    def read_document(self, cancel: Cancel) -> CodeRead | DeviceFault:
        return self._read(cancel, zone=True)

    def _read(self, cancel: Cancel, *, zone: bool) -> CodeRead | DeviceFault:
        with self._using():
            while True:
                subject = self._ready(cancel, for_code=True)
                if isinstance(subject, DeviceFault) and subject.code is not FaultCode.SCANNER_EMPTY:
                    return subject
                if isinstance(subject, Subject):
                    text = self._eye.code(subject, zone=zone)
                    if isinstance(text, str):
                        self._stage.taken(subject)
                        return CodeRead(text)
                    if isinstance(text, DeviceFault):
                        self._stage.failed(subject, text)
                        if text.code is not FaultCode.PAGE_REFUSED:
                            return text
                cancel.wait(_CODE_S)

    def file(self, pages: Sequence[CapturedPage], cancel: Cancel) -> FiledDocument | DeviceFault:
        return file_pages(pages, cancel, self._reading)

    def close(self) -> None:
        with self._lock:
            watches = list(self._watches)
        for watch in watches:
            watch.close()
        if self._own_eye:
            self._eye.close()

    def _trouble(self, cancel: Cancel) -> DeviceFault | None:
        if cancel.cancelled:
            return DeviceFault(FaultCode.CANCELLED)
        status = self._stage.status()
        return DeviceFault(FAULTS[status.state]) if status.state in FAULTS else None

    def _ready(self, cancel: Cancel, for_code: bool) -> Subject | DeviceFault:
        trouble = self._trouble(cancel)
        if trouble is not None:
            return trouble
        return self._stage.subject(for_code) or DeviceFault(FaultCode.SCANNER_EMPTY)

    @contextlib.contextmanager
    def _using(self) -> Iterator[None]:
        """While anyone looks, pictures and camera are kept; after the last they are let go."""
        with self._lock:
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                alone = self._users == 0
            if alone:
                self._eye.forget()

    def _look_on(self, watch: _Watch, seen: Callable[[PreviewFrame], None]) -> None:
        still, last, tick, due = Stillness(), "", 0, time.monotonic()
        with self._using():
            while not watch.closed(max(_BREATH_S, due - time.monotonic()) if tick else 0):
                tick += 1
                # A slow look moves the next one; it is not made up for.
                due = max(due + _FRAME_S, time.monotonic())
                subject = self._ready(Cancel(), for_code=False)
                if isinstance(subject, DeviceFault):
                    continue
                look = self._eye.look(subject, tick)
                if isinstance(look, DeviceFault):
                    self._stage.failed(subject, look)
                    continue
                motion = look.motion if subject.token == last else 255.0
                quiet = still.step(motion, look.corners is not None, time.monotonic())
                last = subject.token
                frame = PreviewFrame(look.width, look.height, look.rgb, look.corners, look.verdicts, quiet)
                if not watch.closed(0):
                    seen(frame)
        with self._lock:
            self._watches.discard(watch)


class _Watch:
    """One preview: a thread that ends soon after `close`, which may be called from the thread itself."""

    def __init__(
        self,
        work: Callable[[_Watch, Callable[[PreviewFrame], None]], None],
        seen: Callable[[PreviewFrame], None],
    ) -> None:
        self._end = threading.Event()
        self._thread = threading.Thread(target=work, args=(self, seen), name="scan-preview", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def closed(self, seconds: float) -> bool:
        """Wait up to `seconds` for the end."""
        return self._end.wait(seconds)

    def close(self) -> None:
        self._end.set()
        if self._thread is not threading.current_thread():
            self._thread.join(_CLOSE_S)
