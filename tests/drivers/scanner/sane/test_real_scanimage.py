"""The real scanimage and sane-airscan before our eSCL scanner, and SANE's own test device."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.escl.mishap import Mishap
from drivers.scanner.escl.virtual import VirtualScanner
from drivers.scanner.page import memory
from drivers.scanner.page.eye import Eye
from drivers.scanner.sane.command import Backend, escl_backend
from drivers.scanner.sane.feed import Feed, Patience
from drivers.scanner.sane.lookout import Probe
from drivers.scanner.sane.source import SaneSource, Wanted
from drivers.scanner.source import CapturedPage, ScanState, Way
from tests.drivers.scanner.sane.pictures import bare, written
from tests.not_checked import unless

_AIRSCAN = list(Path("/usr/lib").glob("*/sane/libsane-airscan.so.1"))
pytestmark = unless(None if shutil.which("scanimage") and _AIRSCAN else "no scanimage with sane-airscan")
PATIENCE = Patience(page_s=30.0, stop_s=0.5)


@pytest.fixture
def scanner() -> Iterator[VirtualScanner]:
    with VirtualScanner() as scanner:
        yield scanner


def _source(scanner: VirtualScanner, eye: Eye, *, duplex: bool = False, in_service: bool = False) -> SaneSource:
    backend = escl_backend(scanner.url)
    probe = Probe(backend, PATIENCE, url=scanner.url, in_service=in_service)
    return SaneSource(backend, probe, Wanted(150, colour=False, duplex=duplex), eye=eye, patience=PATIENCE)


@pytest.fixture
def source(scanner: VirtualScanner, eye: Eye) -> Iterator[SaneSource]:
    source = _source(scanner, eye)
    yield source
    source.close()
    assert not list(memory.memory_root().glob(f"page-*/p{os.getpid()}*"))


def _code(answer: CapturedPage | DeviceFault) -> FaultCode | None:
    return answer.code if isinstance(answer, DeviceFault) else None


def test_it_says_what_it_can(source: SaneSource) -> None:
    made = source.capabilities()
    assert made.ways == (Way.FLATBED, Way.FEEDER, Way.DUPLEX)
    assert made.colour
    assert made.dpi[-1] == 300
    assert not made.live


def test_a_pile_comes_sheet_by_sheet_and_then_the_glass(scanner: VirtualScanner, source: SaneSource) -> None:
    scanner.load(written(seed) for seed in range(3))
    pages = [source.capture(Cancel()) for _ in range(3)]
    assert all(isinstance(page, CapturedPage) for page in pages), pages
    assert len({page.picture for page in pages if isinstance(page, CapturedPage)}) == 3
    assert _code(source.capture(Cancel())) is FaultCode.SCANNER_EMPTY
    scanner.lay(written(9))
    assert isinstance(source.capture(Cancel()), CapturedPage)
    assert isinstance(source.capture(Cancel()), CapturedPage), (
        "what lies on the glass is scanned as often as asked"
    )


def test_blank_backs_are_left_out(scanner: VirtualScanner, eye: Eye) -> None:
    source = _source(scanner, eye, duplex=True)
    scanner.load([written(1), bare(), written(2), written(3)])
    pages = [source.capture(Cancel()) for _ in range(4)]
    assert [_code(page) for page in pages] == [None, None, None, FaultCode.SCANNER_EMPTY]
    source.close()


@pytest.mark.parametrize(
    ("mishap", "code", "then"),
    [
        (Mishap.JAM, FaultCode.SCANNER_JAM, FaultCode.SCANNER_JAM),
        (Mishap.COVER_OPEN, FaultCode.SCANNER_COVER_OPEN, FaultCode.SCANNER_COVER_OPEN),
        (Mishap.DENIED, FaultCode.SCANNER_DENIED, FaultCode.SCANNER_DENIED),
        (Mishap.DIES, FaultCode.SCANNER_GONE, FaultCode.SCANNER_GONE),
        (Mishap.CUT_OFF, FaultCode.SCANNER_HALF_PAGE, FaultCode.SCANNER_BROKEN),
        (Mishap.WRONG_TYPE, FaultCode.SCANNER_HALF_PAGE, FaultCode.SCANNER_BROKEN),
        (Mishap.HUGE, FaultCode.SCANNER_HALF_PAGE, FaultCode.SCANNER_BROKEN),
        (Mishap.HALF_PAGE, FaultCode.SCANNER_HALF_PAGE, FaultCode.SCANNER_BROKEN),
        (Mishap.BOMB, FaultCode.SCANNER_HALF_PAGE, FaultCode.SCANNER_BROKEN),
        (Mishap.GARBLED, FaultCode.SCANNER_HALF_PAGE, FaultCode.SCANNER_BROKEN),
    ],
)
def test_a_mishap_in_mid_feed_is_named_and_the_first_page_stays(
    scanner: VirtualScanner, source: SaneSource, mishap: Mishap, code: FaultCode, then: FaultCode
) -> None:
    scanner.load(written(seed) for seed in range(6))
    scanner.plant(mishap, 1)
    assert isinstance(source.capture(Cancel()), CapturedPage)
    assert _code(source.capture(Cancel())) is code
    again = _code(source.capture(Cancel()))
    assert again in (then, FaultCode.SCANNER_EMPTY)


@pytest.mark.parametrize(
    ("mishap", "state", "code"),
    [
        (Mishap.BUSY, ScanState.BUSY, FaultCode.SCANNER_BUSY),
        (Mishap.WARMING, ScanState.WARMING, FaultCode.SCANNER_BUSY),
        (Mishap.STOPPED, ScanState.BROKEN, FaultCode.SCANNER_BROKEN),
        (Mishap.JAM, ScanState.JAM, FaultCode.SCANNER_JAM),
        (Mishap.COVER_OPEN, ScanState.COVER_OPEN, FaultCode.SCANNER_COVER_OPEN),
    ],
)
def test_a_mishap_before_is_told_at_once_and_passes(
    scanner: VirtualScanner, source: SaneSource, mishap: Mishap, state: ScanState, code: FaultCode
) -> None:
    scanner.lay(written(1))
    scanner.plant(mishap)
    assert _code(source.capture(Cancel())) is code
    source._lookout.now()
    assert source.status().state is state
    scanner.clear()
    assert isinstance(source.capture(Cancel()), CapturedPage)
    source._lookout.now()
    assert source.status().state is ScanState.READY


def test_a_program_killed_in_mid_feed_costs_one_sheet(scanner: VirtualScanner, source: SaneSource) -> None:
    scanner.load(written(seed) for seed in range(6))
    first = source.capture(Cancel())
    assert isinstance(first, CapturedPage)
    assert source.pid is not None
    os.kill(source.pid, signal.SIGKILL)
    assert _code(source.capture(Cancel())) is FaultCode.SCANNER_HALF_PAGE
    scanner.load([written(7)])
    assert isinstance(source.capture(Cancel()), CapturedPage)


def test_a_scanner_that_says_nothing_more_is_given_up(scanner: VirtualScanner, eye: Eye) -> None:
    scanner.load([written(1)])
    scanner.plant(Mishap.HANGS)
    backend, hasty = escl_backend(scanner.url), Patience(page_s=0.5, stop_s=0.5)
    source = SaneSource(backend, Probe(backend, PATIENCE, url=scanner.url), eye=eye, patience=hasty)
    assert _code(source.capture(Cancel())) is FaultCode.SCANNER_TIMEOUT
    assert source.pid is None
    source.close()


def test_a_scan_is_cancelled_at_any_time(scanner: VirtualScanner, source: SaneSource) -> None:
    scanner.load(written(seed) for seed in range(2))
    scanner.plant(Mishap.HANGS)
    cancel = Cancel()
    threading.Timer(0.2, cancel.cancel).start()
    assert _code(source.capture(cancel)) is FaultCode.CANCELLED
    assert source.pid is None


def test_a_kiosk_in_service_takes_nothing_from_what_pretends(scanner: VirtualScanner, eye: Eye) -> None:
    scanner.lay(written(1))
    source = _source(scanner, eye, in_service=True)
    assert _code(source.capture(Cancel())) is FaultCode.SCANNER_DENIED
    source.close()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("SANE_STATUS_JAMMED", FaultCode.SCANNER_JAM),
        ("SANE_STATUS_NO_DOCS", FaultCode.SCANNER_EMPTY),
        ("SANE_STATUS_COVER_OPEN", FaultCode.SCANNER_COVER_OPEN),
        ("SANE_STATUS_DEVICE_BUSY", FaultCode.SCANNER_BUSY),
        ("SANE_STATUS_IO_ERROR", FaultCode.SCANNER_HALF_PAGE),
        ("SANE_STATUS_ACCESS_DENIED", FaultCode.SCANNER_DENIED),
    ],
)
def test_what_any_backend_answers_in_mid_page_is_named(said: str, code: FaultCode) -> None:
    backend = Backend("test:0", (("dll.conf", "test\n"),))
    arguments = [
        "scanimage",
        "-d",
        "test:0",
        "--enable-test-options=yes",
        f"--read-return-value={said}",
        "--format=pnm",
    ]
    feed = Feed(backend, [*arguments, "--batch=p%d", "--batch-print", "--batch-prompt"], PATIENCE)
    answer = feed.next_page(Cancel())
    feed.close()
    assert isinstance(answer, DeviceFault)
    assert answer.code is code


def test_without_the_program_the_scanner_is_gone() -> None:
    feed = Feed(Backend("x"), ["no-such-scanimage"], PATIENCE)
    answer = feed.next_page(Cancel())
    assert isinstance(answer, DeviceFault)
    assert answer.code is FaultCode.SCANNER_GONE
