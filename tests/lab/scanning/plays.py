"""One play: two good pages, a mishap, what the page says; what was accepted before has to be there still."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from drivers.cancel import Cancel
from drivers.errors import DeviceFault
from drivers.scanner.escl.mishap import Mishap
from drivers.scanner.escl.virtual import VirtualScanner
from drivers.scanner.page.eye import Eye
from drivers.scanner.sane.command import Backend, escl_backend
from drivers.scanner.sane.feed import Feed, Patience
from drivers.scanner.sane.lookout import Probe
from drivers.scanner.sane.source import SaneSource, Wanted
from tests.drivers.scanner.sane.pictures import written
from tests.lab.scanning.desk import Desk

PATIENCE = Patience(page_s=12.0, stop_s=0.5)
_HALF, _BROKEN = "scanner.half_page", "scanner.broken"
#: In mid-feed: what the page says first, and what it says when the citizen tries again without a cure.
MID_FEED = {
    Mishap.JAM: ("scanner.jam", "scanner.jam"),
    Mishap.COVER_OPEN: ("scanner.cover_open", "scanner.cover_open"),
    Mishap.DENIED: ("scanner.denied", "scanner.denied"),
    Mishap.DIES: ("scanner.gone", "scanner.gone"),
    Mishap.CUT_OFF: (_HALF, _BROKEN),
    Mishap.HALF_PAGE: (_HALF, _BROKEN),
    Mishap.WRONG_TYPE: (_HALF, _BROKEN),
    Mishap.HUGE: (_HALF, _BROKEN),
    Mishap.BOMB: (_HALF, _BROKEN),
    Mishap.GARBLED: (_HALF, _BROKEN),
    Mishap.HANGS: ("scanner.timeout", "scanner.busy"),
}
#: Before a sheet moves.
BEFORE = {
    Mishap.BUSY: "scanner.busy",
    Mishap.WARMING: "scanner.busy",
    Mishap.STOPPED: _BROKEN,
}
#: What SANE's own test device answers in mid-page.
BACKEND = {
    "SANE_STATUS_JAMMED": "scanner.jam",
    "SANE_STATUS_NO_DOCS": "scanner.empty",
    "SANE_STATUS_COVER_OPEN": "scanner.cover_open",
    "SANE_STATUS_DEVICE_BUSY": "scanner.busy",
    "SANE_STATUS_IO_ERROR": _HALF,
    "SANE_STATUS_ACCESS_DENIED": "scanner.denied",
}
Maker = Callable[[VirtualScanner, Eye], SaneSource]


@dataclass
class Told:
    """Each fault that was played, each that was shown wrongly in words, and pages that went missing."""

    faults: int = 0
    wrong: list[str] = field(default_factory=list)
    pages_lost: int = 0

    def judge(self, name: str, *, well: bool, said: str) -> None:
        self.faults += 1
        if not well:
            self.wrong.append(f"{name}: the page says {said}")


def lacking() -> str | None:
    """What this machine has not, in words."""
    if shutil.which("scanimage") is None:
        return "no scanimage (Debian's sane-utils)"
    return None if list(Path("/usr/lib").glob("*/sane/libsane-airscan.so.1")) else "no sane-airscan"


def real(scanner: VirtualScanner, eye: Eye) -> SaneSource:
    backend = escl_backend(scanner.url)
    probe = Probe(backend, PATIENCE, url=scanner.url)
    return SaneSource(backend, probe, Wanted(150, colour=False), eye=eye, patience=PATIENCE)


@contextmanager
def place(eye: Eye, make: Maker) -> Iterator[tuple[VirtualScanner, SaneSource, Desk]]:
    with VirtualScanner() as scanner:
        source = make(scanner, eye)
        desk = Desk(source)
        try:
            yield scanner, source, desk
        finally:
            desk.close()
            source.close()


def mid_feed(mishap: Mishap, eye: Eye, told: Told, make: Maker = real) -> None:
    first, again = MID_FEED[mishap]
    with place(eye, make) as (scanner, _, desk):
        scanner.load(written(seed) for seed in range(8))
        scanner.plant(mishap, 2)
        came = [desk.scan().page, desk.scan().page]
        shown, then = desk.scan(), desk.scan()
        scanner.clear()
        right = shown.fault == first and then.fault in (again, "scanner.empty")
        told.pages_lost += desk.lost() + came.count(False)
        told.judge(mishap, well=right and shown.worded and then.worded, said=f"{shown.fault}, {then.fault}")


def before(mishap: Mishap, eye: Eye, told: Told, make: Maker = real) -> None:
    with place(eye, make) as (scanner, _, desk):
        scanner.load([written(1)])
        first = desk.scan()
        scanner.load([written(2)])
        desk.scan()
        scanner.plant(mishap)
        shown = desk.scan()
        # The feed of before may have ended with the last sheet: then the page asks for paper first.
        shown = desk.scan() if shown.fault == "scanner.empty" else shown
        scanner.clear()
        scanner.load([written(3)])
        after = desk.scan()
        told.pages_lost += desk.lost() + (not first.page)
        told.judge(mishap, well=shown.fault == BEFORE[mishap] and shown.worded and after.page, said=shown.fault)


def empty(eye: Eye, told: Told, make: Maker = real) -> None:
    with place(eye, make) as (scanner, _, desk):
        nothing = desk.scan()
        scanner.load([written(1)])
        page, over = desk.scan(), desk.scan()
        told.pages_lost += desk.lost() + (not page.page)
        # Over an empty feeder the glass is scanned, and its bare lid is no page that could be accepted.
        well = not nothing.page and over.fault == "scanner.empty" and over.worded
        told.judge("empty", well=well, said=f"{nothing.fault}, {over.fault}")


def killed(eye: Eye, told: Told, make: Maker = real) -> None:
    """SIGKILL to the program that scans, between two pages."""
    with place(eye, make) as (scanner, source, desk):
        scanner.load(written(seed) for seed in range(4))
        first = desk.scan()
        if source.pid is not None:
            os.kill(source.pid, signal.SIGKILL)
        shown = desk.scan()
        scanner.load([written(9)])
        after = desk.scan()
        told.pages_lost += desk.lost() + (not first.page)
        told.judge("killed", well=shown.fault == _HALF and after.page, said=shown.fault)


def backend(status: str, told: Told) -> None:
    """What any other vendor's backend may answer."""
    device = Backend("test:0", (("dll.conf", "test\n"),))
    options = ["--enable-test-options=yes", f"--read-return-value={status}", "--format=pnm"]
    batch = ["--batch=p%d", "--batch-print", "--batch-prompt"]
    feed = Feed(device, ["scanimage", "--device-name=test:0", *options, *batch], PATIENCE)
    answer = feed.next_page(Cancel())
    feed.close()
    code = str(answer.code) if isinstance(answer, DeviceFault) else "a page"
    told.judge(status, well=code == BACKEND[status], said=code)
