"""kill -9 of app and sync at random moments of submit and upload: nothing lost, doubled or halved.

    python -m tests.lab.kill [--json] [--seed S] [--size KILLS] [--plant]

Portal, line and sync are the real processes. The app files by its own submit path in a process of its own,
and every sixth kill is of the whole kiosk, with its window, under the hand of a citizen. What was said to be
saved is compared with what the portal opened. With --plant the app has three faults that must be found: it
says "saved" before COMMIT, files a second dossier for an impatient hand, and cuts papers.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.config import load_config
from kiosk_app.rehearsal.places import make_places
from kiosk_app.rehearsal.world import Means, World
from tests import figures
from tests.lab.killing.campaign import Campaign, Promises
from tests.lab.killing.screen import Screens
from tests.lab.killing.verdict import Court, Verdict

ABOUT = "kill -9 of app and sync over submit and upload: no loss, no double, no half."
_SETTLE_S = 120.0
_SAY_EVERY = 20
_WINDOW_EACH = 6


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("kill", ABOUT, 200, plant=True, arguments=arguments)
    began = time.monotonic()
    root = Path(tempfile.mkdtemp(prefix="tam-kill-"))
    figures.keep_bytecode(root / "bytecode")
    try:
        battle, verdict = play(root, options.seed, options.size, plant=options.plant)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for note in verdict.notes[:20]:
        figures.say(note)
    told: dict[str, int | float | str] = {
        "kills": battle.kills,
        "lost": verdict.lost,
        "doubled": verdict.doubled,
        "half": verdict.half,
        "submitted": verdict.submitted,
        "delivered": verdict.delivered,
        "kills_mid_submit": battle.mid_submit,
        "kills_mid_upload": battle.mid_upload,
        "kills_of_the_window": battle.windows,
        "seconds_s": round(time.monotonic() - began, 1),
    }
    found = (verdict.lost > 0) + (verdict.doubled > 0) + (verdict.half > 0)
    if options.plant:
        told |= {"planted": 3, "found": found}
        figures.say("all planted faults were found" if found == 3 else "a planted fault was NOT found")
    limits = {} if options.plant else {"lost": 0, "doubled": 0, "half": 0}
    figures.tell("kill -9 over submit and upload", told, as_json=options.json, limits=limits)
    passed = found == 3 if options.plant else verdict.clean
    return 0 if passed else 1


@dataclass(frozen=True, slots=True)
class Battle:
    """How the kills fell."""

    promises: Promises
    visits: Mapping[str, bool]
    kills: int
    mid_submit: int
    mid_upload: int
    windows: int
    troubles: tuple[str, ...]


def play(root: Path, seed: int, size: int, *, plant: bool) -> tuple[Battle, Verdict]:
    """The kills that were made, and what is to be said of what is left. Raises PartError."""
    world = World(make_places(root), Means(pcsc=False, text=False), devices=False)
    try:
        world.open()
        battle = _fight(world, random.Random(seed), size, plant=plant)
        court = Court(world.places, load_config(world.kiosk_config))
        try:
            world.company.again("sync")
            quiet = court.wait_until_quiet(_SETTLE_S)
            verdict = court.judge(battle.promises, battle.visits)
        finally:
            court.close()
    finally:
        world.close()
    if not quiet:
        verdict.blame("lost", "something still waits after two minutes")
    for trouble in battle.troubles:
        verdict.blame("half", trouble)
    return battle, verdict


def _fight(world: World, chance: random.Random, size: int, *, plant: bool) -> Battle:
    # The planted faults live in the app without a window.
    windows = 0 if plant else size // _WINDOW_EACH
    campaign = Campaign(world, chance, plant=plant)
    try:
        while campaign.kills < size - windows:
            campaign.pair()
            if campaign.kills % _SAY_EVERY == 0:
                figures.say(f"{campaign.kills} of {size} kills, {len(campaign.promises.said)} said to be saved")
    finally:
        campaign.close()
    screens = Screens(world, chance)
    if windows:
        figures.say(f"and {windows} times the whole kiosk, under the hand of a citizen")
        world.company.again("sync")
    while screens.kills < windows:
        screens.kill()
    return Battle(
        campaign.promises,
        screens.visits,
        campaign.kills + screens.kills,
        campaign.mid_submit,
        campaign.mid_upload,
        screens.kills,
        tuple(screens.troubles),
    )


if __name__ == "__main__":
    sys.exit(main())
