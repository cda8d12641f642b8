"""Many pages in a row: none missing, and no more memory at the end than near the beginning."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from drivers.cancel import Cancel
from drivers.errors import DeviceFault
from drivers.scanner.escl.virtual import VirtualScanner
from drivers.scanner.page.child import Child
from drivers.scanner.page.eye import Eye
from drivers.scanner.page.limits import LOOKING
from drivers.scanner.source import CapturedPage
from tests.drivers.scanner.sane.pictures import written
from tests.lab.scanning.plays import Maker, real

_PAGE = os.sysconf("SC_PAGE_SIZE")
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Pile:
    pages: int
    rss_growth_mb: float
    fault: str


def scan(count: int, settled: int, make: Maker = real) -> Pile:
    """`count` sheets through one feed; memory is looked at after `settled` of them and after the last."""
    child = Child(LOOKING)
    eye, start, peak, done = Eye(child), 0.0, 0.0, 0
    with VirtualScanner() as scanner:
        scanner.load(written(number % 8) for number in range(count))
        source = make(scanner, eye)
        answer: CapturedPage | DeviceFault | None = None
        try:
            while done < count:
                answer = source.capture(Cancel())
                if isinstance(answer, DeviceFault):
                    break
                done += 1
                weight = _rss(os.getpid()) + _rss(child.pid) + _rss(source.pid)
                start = weight if done == settled else start
                # Near the end it may be low for a moment: the greatest of the last tenth counts.
                peak = max(peak, weight) if done > count - max(1, count // 10) else 0.0
        finally:
            source.close()
            eye.close()
    fault = str(answer.code) if isinstance(answer, DeviceFault) else ""
    return Pile(done, round(max(0.0, peak - start), 1), fault)


def _rss(pid: int | None) -> float:
    """Resident megabytes of a process, 0 without one."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) if pid else 0
    except OSError:
        return 0.0
    return pages * _PAGE / _MIB
