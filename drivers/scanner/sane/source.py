"""A flatbed or feeder behind SANE as a ScanSource: pages one by one, trouble as a value, a lookout beside."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from drivers.cancel import Cancel
from drivers.card.reader import Subscription
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.live import FAULTS
from drivers.scanner.page import memory
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.filing import file_pages
from drivers.scanner.page.limits import READING, ChildLimits
from drivers.scanner.sane.command import Backend, Source, feed_arguments
from drivers.scanner.sane.feed import Feed, Patience
from drivers.scanner.sane.lookout import Lookout, Probe, Seen
from drivers.scanner.source import (
    Capabilities,
    CapturedPage,
    CodeRead,
    FiledDocument,
    PreviewFrame,
    ScanState,
    ScanStatus,
    Verdict,
    Way,
)

_WAYS = {Source.FLATBED: Way.FLATBED, Source.FEEDER: Way.FEEDER, Source.DUPLEX: Way.DUPLEX}
#: What the program calls an error of its own may be any of these, and the scanner knows better.
_VAGUE = frozenset({FaultCode.SCANNER_HALF_PAGE, FaultCode.SCANNER_BROKEN, FaultCode.SCANNER_GONE})
_STANDS_IN_THE_WAY = frozenset(FAULTS) - {ScanState.EMPTY}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How pages are taken. `duplex` only where the feeder can; blank backs are then left out."""

    dpi: int = 300
    colour: bool = True
    duplex: bool = False
    #: A feeder that nobody asks for its next sheet is let go, in seconds.
    rest_s: float = 20.0


class SaneSource:
    """ScanSource over one SANE device. Thread-safe. From a feeder while it holds paper, else from the glass."""

    def __init__(
        self,
        backend: Backend,
        probe: Probe,
        wanted: Wanted | None = None,
        *,
        eye: Eye | None = None,
        reading: ChildLimits = READING,
        patience: Patience | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._backend = backend
        self._probe = probe
        self._wanted = wanted or Wanted()
        self._eye = eye or Eye()
        self._own_eye = eye is None
        self._reading = reading
        self._patience = patience or Patience()
        self._monotonic = monotonic
        self._tokens = itertools.count(1)
        self._turn = threading.Lock()
        self._feed: Feed | None = None
        self._taken_at = 0.0
        self._side = 0
        self._halves = 0
        self._lookout = Lookout(probe.look, self._rest)

    def capabilities(self) -> Capabilities:
        seen = self._lookout.newest or self._lookout.now()
        ways = tuple(way for source, way in _WAYS.items() if seen.options.source(source))
        colour = seen.options.mode(colour=True) is not None
        # A device that offers no choice of source has its glass only.
        return Capabilities(ways or (Way.FLATBED,), seen.options.dpi, colour, seen.has_button)

    def status(self) -> ScanStatus:
        seen = self._lookout.newest
        if seen is None:
            return ScanStatus(ScanState.WARMING, self._backend.device)
        standing, options = seen.standing, seen.options
        state = standing.state
        if state is ScanState.BUSY and self._feed is not None:
            state = ScanState.READY
        only_feeder = not options.source(Source.FLATBED) and options.source(Source.FEEDER) is not None
        if state is ScanState.READY and only_feeder and standing.loaded is False:
            state = ScanState.EMPTY
        return ScanStatus(state, self._backend.device)

    def fed(self) -> bool:
        """Sheets lie in the feeder, or one of them is under way."""
        seen = self._lookout.newest
        return self._feed is not None or bool(seen and seen.standing.loaded)

    def pressed(self) -> frozenset[str]:
        """Buttons of the device that were down at the last look."""
        seen = self._lookout.newest
        return seen.pressed if seen else frozenset()

    @property
    def pid(self) -> int | None:
        """The program that scans at present, for whoever plays its death."""
        feed = self._feed
        return feed.pid if feed else None

    def watch(self, seen: Callable[[PreviewFrame], None]) -> Subscription:
        """No scanner has a live picture: nothing is ever told."""
        del seen
        return _Silence()

    def capture(self, cancel: Cancel, before: Sequence[bytes] = ()) -> CapturedPage | DeviceFault:
        with self._turn, self._lookout.pause():
            while True:
                if cancel.cancelled:
                    return DeviceFault(FaultCode.CANCELLED)
                answer = self._next(cancel)
                self._taken_at = self._monotonic()
                if isinstance(answer, DeviceFault):
                    return self._told(answer)
                page = self._page(answer, cancel, before)
                self._side += 1
                is_back = self._wanted.duplex and self._side % 2 == 0
                if isinstance(page, CapturedPage) and is_back and Verdict.BLANK in page.verdicts:
                    continue
                if isinstance(page, CapturedPage):
                    self._halves = 0
                    return page
                return self._told(page)

    def read_code(self, cancel: Cancel) -> CodeRead | DeviceFault:
        """Nobody can hold a code before a scanner."""
        if cancel.cancelled:
            return DeviceFault(FaultCode.CANCELLED)
        return DeviceFault(FaultCode.SCANNER_GONE, "no camera")

    def read_document(self, cancel: Cancel) -> CodeRead | DeviceFault:
        return self.read_code(cancel)

    def file(self, pages: Sequence[CapturedPage], cancel: Cancel) -> FiledDocument | DeviceFault:
        return file_pages(pages, cancel, self._reading)

    def close(self) -> None:
        self._lookout.close()
        with self._turn:
            self._let_go()
        if self._own_eye:
            self._eye.close()

    def _next(self, cancel: Cancel) -> bytes | DeviceFault:
        if self._feed is not None:
            return self._feed.next_page(cancel)
        seen = self._probe.look()
        if seen.standing.state in _STANDS_IN_THE_WAY:
            return DeviceFault(FAULTS[seen.standing.state])
        try:
            for source in self._order(seen):
                arguments = feed_arguments(
                    self._backend, seen.options, source, self._wanted.dpi, colour=self._wanted.colour
                )
                self._feed, self._side = Feed(self._backend, arguments, self._patience), 0
                answer = self._feed.next_page(cancel)
                if answer != DeviceFault(FaultCode.SCANNER_EMPTY, "scanimage 7"):
                    if source is Source.FLATBED:
                        # One sheet lies on the glass: the next is asked for anew.
                        self._let_go()
                    return answer
                self._let_go()
        except memory.NoMemoryFolderError as error:
            return DeviceFault(FaultCode.SCANNER_BROKEN, str(error))
        return DeviceFault(FaultCode.SCANNER_EMPTY)

    def _order(self, seen: Seen) -> list[Source]:
        feeder = Source.DUPLEX if self._wanted.duplex and seen.options.source(Source.DUPLEX) else Source.FEEDER
        order = [feeder] if seen.options.source(feeder) and seen.standing.loaded is not False else []
        if seen.options.source(Source.FLATBED) or not seen.options.sources:
            order.append(Source.FLATBED)
        return order

    def _page(self, data: bytes, cancel: Cancel, before: Sequence[bytes]) -> CapturedPage | DeviceFault:
        subject = Subject(f"scan {next(self._tokens)}", lambda: data, scan=True)
        page = self._eye.take(subject, cancel, before)
        # Neither here nor in the child does a page stay: a pile of five hundred takes no more room than one.
        self._eye.forget()
        return page

    def _told(self, fault: DeviceFault) -> DeviceFault:
        """The run is over, but for one page that was no good. What the program cannot say, the scanner may."""
        if fault.code not in (FaultCode.PAGE_REFUSED, FaultCode.PAGE_NOT_FOUND):
            self._let_go()
        if fault.code in _VAGUE:
            standing = self._probe.standing()
            if standing is not None and standing.state in _STANDS_IN_THE_WAY - {ScanState.BUSY}:
                fault = replace(fault, code=FAULTS[standing.state])
        self._halves = self._halves + 1 if fault.code is FaultCode.SCANNER_HALF_PAGE else 0
        if self._halves > 1:
            # Once may be a plug that was touched; who sends twice no whole page needs somebody to look at it.
            return replace(fault, code=FaultCode.SCANNER_BROKEN)
        return fault

    def _let_go(self) -> None:
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.close()

    def _rest(self) -> None:
        """Let a feeder go that was left waiting; called by the lookout now and then."""
        if self._feed is None or not self._turn.acquire(blocking=False):
            return
        try:
            if self._monotonic() - self._taken_at > self._wanted.rest_s:
                self._let_go()
        finally:
            self._turn.release()


class _Silence:
    def close(self) -> None:
        """There was nothing to hear."""
