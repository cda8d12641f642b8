"""From exec to the first page, and from a tap to the frame that answers it, with the software renderer.

    python -m tests.bench.ui [--json] [--seed S] [--size VISITS]

The real `python -m kiosk_app` without a display, a portal or devices. `first_frame_ms` is the median over
several starts, each from exec until the process tells that its first page is drawn; `ready_ms` until the
first frame after stores and devices came up. Taps are those of a citizen who plays whole visits. Frames are
counted over two visits on all real parts (`screen/frames.py`), memory after VISITS (`screen/memory.py`).
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from kiosk_app import words
from kiosk_app.rehearsal.citizen import Album, Citizen, Screen
from kiosk_app.rehearsal.hand import Hand, HandError
from kiosk_app.rehearsal.person import Person, person
from kiosk_app.rehearsal.places import REPOSITORY, Places
from tests import figures
from tests.bench.screen.frames import frames
from tests.bench.screen.memory import memory
from tests.lone_kiosk import FIRST_PAGE, READY, LoneKiosk, commission, glass
from tests.memory_switchboard import MemorySwitchboard

ABOUT = "First frame, tap to paint, late frames and memory of the real kiosk, drawn in software."
STARTS = 9
TAPS = 200
VISITS = 1000
_PAINT_LOOK_S = 0.02
SENTENCES = words.read(REPOSITORY / "i18n" / "kiosk_vi.ts")
LIMITS = {
    "first_frame_ms": 700.0,
    "tap_to_paint_p95_ms": 50.0,
    "late_frames_ratio": 0.002,
    "rss_mb_after_1000_visits": 160.0,
    "rss_growth_mb": 10.0,
}


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("ui", ABOUT, VISITS, plant=False, arguments=arguments)
    root = Path(tempfile.mkdtemp(prefix="tam-ui-"))
    figures.keep_bytecode(root / "bytecode")
    try:
        places = commission(root / "lone")
        try:
            told = starts(places, STARTS) | taps(places, TAPS)
        finally:
            places.sweep()
        told |= frames(root / "world")
        # Without a portal nobody has to wait for its word.
        places = commission(root / "hurried", delivery_grace=0)
        try:
            told |= memory(places, options.size, hurried_visit, SENTENCES["way.skip"])
        finally:
            places.sweep()
    finally:
        shutil.rmtree(root, ignore_errors=True)
    told["load_1min"] = round(os.getloadavg()[0], 1)
    figures.tell("the kiosk's screen", told, as_json=options.json, limits=LIMITS)
    return 0 if all(float(told[name]) <= limit for name, limit in LIMITS.items()) else 1


def starts(places: Places, count: int) -> dict[str, int | float | str]:
    """The first start compiles what later ones find compiled, as in an image; it is told apart."""
    first, ready, cpu, resident = [], [], [], []
    for number in range(count + 1):
        kiosk = LoneKiosk(places)
        try:
            drawn = kiosk.wait_for(FIRST_PAGE)
            answers = kiosk.wait_for(READY)
            resident.append(kiosk.resident_mb())
        finally:
            kiosk.close()
        figures.say(f"start {number}: {drawn.wall_ms:.0f} ms, of them {drawn.cpu_ms:.0f} ms of processor time")
        first.append(drawn.wall_ms)
        ready.append(answers.wall_ms)
        cpu.append(drawn.cpu_ms)
    return {
        "first_frame_ms": round(statistics.median(first[1:]), 1),
        "first_frame_min_ms": round(min(first[1:]), 1),
        "first_frame_cold_ms": round(first[0], 1),
        "first_frame_cpu_ms": round(statistics.median(cpu[1:]), 1),
        "ready_ms": round(statistics.median(ready[1:]), 1),
        "rss_mb": round(statistics.median(resident[1:]), 1),
    }


def taps(places: Places, count: int) -> dict[str, int | float | str]:
    """Whole visits by somebody without a card, until there are enough taps."""
    kiosk = LoneKiosk(places, "--glass", str(glass(places)))
    try:
        kiosk.wait_for(READY)
        hand = _TimedHand(glass(places))
        while len(hand.paint_ms) < count:
            before = len(hand.paint_ms)
            one_visit(hand)
            figures.say(f"{len(hand.paint_ms)} taps")
            if len(hand.paint_ms) == before:
                raise HandError("a visit without a tap")
        resident = kiosk.resident_mb()
        hand.close()
    finally:
        kiosk.close()
    painted = sorted(hand.paint_ms)
    return {
        "taps": len(painted),
        "tap_to_paint_min_ms": round(painted[0], 1),
        "tap_to_paint_median_ms": round(statistics.median(painted), 1),
        "tap_to_paint_p95_ms": round(painted[int(len(painted) * 0.95)], 1),
        "tap_to_paint_max_ms": round(painted[-1], 1),
        "rss_after_visits_mb": round(resident, 1),
    }


def one_visit(hand: Hand) -> None:
    citizen = Citizen(
        hand,
        _somebody(),
        switchboard=MemorySwitchboard(),
        words=SENTENCES,
        album=_NoAlbum(Path()),
        pay=None,
    )

    def no_printer(_screen: Screen) -> None:
        """There is no printer here: the record stays on the screen."""
        hand.tap(SENTENCES["way.screen_record"])

    citizen.on_fault = no_printer
    citizen.visit()


def hurried_visit(hand: Hand) -> None:
    """Whoever comes next does not wait until the farewell has gone."""
    one_visit(hand)
    hand.tap(SENTENCES["page.farewell.again"])


def _somebody() -> Person:
    answers = {"requester": "self", "registered_at": "hoan kiem", "copies": "2"}
    answers |= dict.fromkeys(("holder_birth", "birth"), "14031990")
    answers |= dict.fromkeys(("holder_name", "name"), "trần thị thử nghiệm")
    known = person("mai", "vi", "birth_extract", has_card=False, shows_code=False, answers=answers)
    return replace(known, number="001190012345")


class _TimedHand(Hand):
    """Waits after each touch for the frame that answers it."""

    def touches_now(self, name: str, *, starts: bool = False, counts: bool = True) -> bool:
        touched = super().touches_now(name, starts=starts, counts=counts)
        if touched:
            self.paint_ms.append(self._painted_ms())
        return touched

    def _painted_ms(self, seconds: float = 3.0) -> float:
        """From the last touch to the frame that showed its answer."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            # Asking too often would itself delay the frame.
            time.sleep(_PAINT_LOOK_S)
            paint = float(self.ask(do="paint")["paint_ms"])
            if paint >= 0:
                return paint
        raise HandError("no frame followed the touch")


class _NoAlbum(Album):
    def take(self, hand: Hand, name: str) -> Path:
        return self.folder / name


if __name__ == "__main__":
    sys.exit(main())
