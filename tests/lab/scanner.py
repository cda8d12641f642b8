"""Every fault of scanner and feeder through the real scanimage, shown as what it is; no accepted page lost.

    python -m tests.lab.scanner [--json] [--seed S] [--size PAGES] [--plant]

Our eSCL scanner stands behind the real sane-airscan and scanimage, SANE's test device beside it. Each fault is
played in mid-feed with a citizen at the scan page: what the page says is held against what befell, and what was
accepted against what the visit still has. Programs and the device process are killed. Then PAGES sheets go
through one feed. With --plant three defects are to be found: a source that calls every fault by one name, one
that takes half a sheet for a whole one, one that keeps every page it ever gave.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from unittest import mock

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.escl.mishap import Mishap
from drivers.scanner.escl.virtual import VirtualScanner
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.sane.source import SaneSource
from drivers.scanner.source import CapturedPage
from tests import figures
from tests.lab.scanning import pile, plays, process
from tests.lab.scanning.plays import Told

ABOUT = "Scanner faults in mid-feed: each shown right, no accepted page lost, a long pile in flat memory."
_LIMITS = {"pages_lost": 0, "rss_growth_mb": 24}
_NO_SCANNER = 3
_PLANTED_PAGES, _SETTLED = 60, 40


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("scanner", ABOUT, 500, plant=True, arguments=arguments)
    if why := plays.lacking():
        figures.say(f"no real scan can be played here: {why}. Install sane-utils and sane-airscan.")
        return _NO_SCANNER
    if options.plant:
        return _plant(options)
    began = time.monotonic()
    told = play()
    for line in told.wrong:
        figures.say(line)
    long_pile = pile.scan(options.size, min(_SETTLED, max(1, options.size // 2)))
    if long_pile.fault and long_pile.pages < options.size:
        figures.say(f"the pile ended after {long_pile.pages} pages: {long_pile.fault}")
    found: dict[str, int | float | str] = {
        "faults": told.faults,
        "shown_right": told.faults - len(told.wrong),
        "pages_lost": told.pages_lost + options.size - long_pile.pages,
        "pages_in_a_row": long_pile.pages,
        "rss_growth_mb": long_pile.rss_growth_mb,
        "seconds_s": round(time.monotonic() - began, 1),
    }
    figures.tell("a scanner in trouble", found, as_json=options.json, limits=_LIMITS)
    within = all(float(found[name]) <= limit for name, limit in _LIMITS.items())
    return 0 if within and found["shown_right"] == found["faults"] else 1


def play(make: plays.Maker = plays.real) -> Told:
    """Each fault once."""
    told, eye = Told(), Eye()
    try:
        for mishap in plays.MID_FEED:
            plays.mid_feed(mishap, eye, told, make)
        for mishap in plays.BEFORE:
            plays.before(mishap, eye, told, make)
        plays.empty(eye, told, make)
        plays.killed(eye, told, make)
    finally:
        eye.close()
    for status in plays.BACKEND:
        plays.backend(status, told)
    process.play(told)
    return told


class _OneName(SaneSource):
    """Calls every fault "gone"."""

    def capture(self, cancel: Cancel, before: Sequence[bytes] = ()) -> CapturedPage | DeviceFault:
        answer = super().capture(cancel, before)
        return DeviceFault(FaultCode.SCANNER_GONE) if isinstance(answer, DeviceFault) else answer


class _Hoarder(SaneSource):
    """Keeps a megabyte of every page that it gave."""

    def capture(self, cancel: Cancel, before: Sequence[bytes] = ()) -> CapturedPage | DeviceFault:
        self.__dict__.setdefault("hoard", []).append(b"\x01" * (1 << 20))
        return super().capture(cancel, before)


def _made(kind: type[SaneSource]) -> plays.Maker:
    def make(scanner: VirtualScanner, eye: Eye) -> SaneSource:
        with mock.patch.object(plays, "SaneSource", kind):
            return plays.real(scanner, eye)

    return make


def _plant(options: figures.Options) -> int:
    def misnamed() -> bool:
        told, eye = Told(), Eye()
        plays.mid_feed(Mishap.JAM, eye, told, _made(_OneName))
        eye.close()
        return bool(told.wrong)

    def half_taken() -> bool:
        told, eye = Told(), Eye()
        blind: Callable[..., Subject] = lambda token, load, scan: Subject(token, load)  # noqa: E731 - as it is called
        with mock.patch("drivers.scanner.sane.source.Subject", blind):
            plays.mid_feed(Mishap.HALF_PAGE, eye, told)
        eye.close()
        return bool(told.wrong)

    plants: dict[str, Callable[[], bool]] = {
        "every fault by one name": misnamed,
        "half a sheet for a whole one": half_taken,
        "pages that are kept": lambda: (
            pile.scan(_PLANTED_PAGES, _PLANTED_PAGES // 3, _made(_Hoarder)).rss_growth_mb
            > _LIMITS["rss_growth_mb"]
        ),
    }
    found = 0
    for name, sought in plants.items():
        good = sought()
        found += good
        figures.say(f"{'found' if good else 'NOT FOUND'}: {name}")
    figures.tell("planted", {"planted": len(plants), "found": found}, as_json=options.json)
    return 0 if found == len(plants) else 1


if __name__ == "__main__":
    sys.exit(main())
