"""Frames over two whole visits on all real parts, while pages are scanned and read and dossiers are sent."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from kiosk_app import words
from kiosk_app.rehearsal.citizen import Album, Citizen, Screen
from kiosk_app.rehearsal.hand import Hand
from kiosk_app.rehearsal.places import REPOSITORY, make_places
from kiosk_app.rehearsal.run import citizen_of
from kiosk_app.rehearsal.world import Means, World
from tests import figures

#: A person reads a page for longer than this before touching it again. The catalogue gives such a visit eight
#: minutes; here it takes half of them.
_LOOKS_S = 6.0


class _Reader(Album):
    """Takes no picture, which would stop the frames, but the time of somebody who reads."""

    def take(self, hand: Hand, name: str) -> Path:
        time.sleep(_LOOKS_S)
        return self.folder / name


def frames(root: Path) -> dict[str, int | float | str]:
    """The first visit without a line, so that its dossier goes out while the second citizen scans."""
    world = World(make_places(root), Means.here())
    try:
        world.open()
        world.open_kiosk("--glass", str(world.glass), environment={"QT_QPA_PLATFORM": "offscreen"})
        hand = Hand(world.glass, 60.0)
        hand.wait_page("home", seconds=60)
        hand.ask(do="frames")
        world.switchboard.turn(line="cut")
        _visit(hand, world)
        hand.wait_page("home", seconds=60)
        world.switchboard.turn(line="up")
        _visit(hand, world)
        told = hand.ask(do="frames")
        hand.close()
    finally:
        world.close()
    late = sorted(float(each) for each in told["late_ms"])
    return {
        "frames": int(told["frames"]),
        "late_frames": len(late),
        "late_frames_ratio": round(len(late) / max(1, int(told["frames"])), 5),
        "late_frame_median_ms": round(statistics.median(late), 1) if late else 0.0,
        "late_frame_max_ms": round(late[-1], 1) if late else 0.0,
    }


def _visit(hand: Hand, world: World) -> None:
    sentences = words.read(REPOSITORY / "i18n" / "kiosk_vi.ts")
    citizen = Citizen(
        hand,
        citizen_of("vi"),
        switchboard=world.switchboard,
        words=sentences,
        album=_Reader(world.places.run),
        pay=None,
    )

    def keeps_on_screen(_screen: Screen) -> None:
        hand.tap(sentences["way.screen_record"])

    citizen.on_fault = keeps_on_screen
    citizen.visit()
    figures.say(f"a visit of {hand.touches} touches")
