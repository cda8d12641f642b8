"""kill -9 of app, sync and portal, from submit to purge and payment: nothing lost, no đồng astray.

    python -m tests.lab.kill [--json] [--seed S] [--size KILLS] [--plant]

All are the real programs. The app files by its own submit path, a bank sends money for what was filed (in
parts, too much, twice), and app, sync, the portal's face, its committer and its opener are killed while they
work. Most victims are forked from a process that has loaded their modules, so that thousands can die; some are
started anew, and some are the whole kiosk, with its window, under the hand of a citizen. What was said to be
saved is compared with what the portal opened, what was sent with its ledger. With --plant there are four faults
to find: the app says "saved" before COMMIT, files a second dossier for an impatient hand, and cuts papers; the
portal thanks the bank before it has written.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.config import load_config
from kiosk_app.rehearsal.places import make_places
from kiosk_app.rehearsal.world import Means, World
from portal import config as portal_config
from portal.keys import load_secret
from portal.places import Places as PortalPlaces
from tests import figures
from tests.lab.killing.bank import Bank, Door
from tests.lab.killing.campaign import Campaign, Promises
from tests.lab.killing.ledger import Books
from tests.lab.killing.screen import Screens
from tests.lab.killing.verdict import Court, Verdict

ABOUT = "kill -9 from submit to payment: no loss, no double, no half, no đồng astray."
_SETTLE_S = 120.0
_SETTLE_EACH_S = 0.2
_BANK_S = 60.0
_SAY_EACH = 20
#: One in so many kills is of the whole kiosk; each takes a visit of some seconds.
_WINDOW_EACH = 25
_FEW = 6


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("kill", ABOUT, 200, plant=True, arguments=arguments)
    began = time.monotonic()
    root = Path(tempfile.mkdtemp(prefix="tam-kill-"))
    figures.keep_bytecode(root / "bytecode")
    try:
        battle, verdict, books = play(root, options.seed, options.size, plant=options.plant)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for note in [*verdict.notes[:20], *books.notes[:20]]:
        figures.say(note)
    told: dict[str, int | float | str] = {
        "kills": sum(battle.kills.values()) - battle.kills["started"],
        "lost": verdict.lost,
        "doubled": verdict.doubled,
        "half": verdict.half,
        "ledger_difference_vnd": books.difference,
        "sent_by_the_bank_vnd": books.sent,
        "submitted": verdict.submitted,
        "delivered": verdict.delivered,
        **{
            f"kills_mid_{phase}": battle.mid[phase]
            for phase in ("submit", "upload", "purge", "payment", "notice")
        },
        "kills_of_the_portal": sum(battle.kills[who] for who in ("face", "committer", "opener")),
        "kills_of_started_processes": battle.kills["started"],
        "kills_of_the_window": battle.kills["window"],
        "seconds_s": round(time.monotonic() - began, 1),
    }
    found = sum(count > 0 for count in (verdict.lost, verdict.doubled, verdict.half, books.unwritten))
    if options.plant:
        told |= {"planted": 4, "found": found}
        figures.say("all planted faults were found" if found == 4 else "a planted fault was NOT found")
    right = {"lost": 0, "doubled": 0, "half": 0, "ledger_difference_vnd": 0}
    limits = {} if options.plant else right
    figures.tell("kill -9 from submit to payment", told, as_json=options.json, limits=limits)
    passed = found == 4 if options.plant else verdict.clean and books.difference == 0 and not books.notes
    return 0 if passed else 1


@dataclass(frozen=True, slots=True)
class Battle:
    """How the kills fell: by victim, and by the phase in which they found it."""

    promises: Promises
    visits: Mapping[str, bool]
    kills: Counter[str]
    mid: Counter[str]
    troubles: tuple[str, ...]


def play(root: Path, seed: int, size: int, *, plant: bool) -> tuple[Battle, Verdict, Books]:
    """The kills that were made, and what is to be said of what is left. Raises PartError."""
    world = World(make_places(root), Means(pcsc=False, text=False), devices=False)
    try:
        world.open()
        bank = Bank(_door(world))
        battle = _fight(world, bank, random.Random(seed), size, plant=plant)
        is_told = bank.finish(_BANK_S)
        court = Court(world.places, load_config(world.kiosk_config))
        try:
            world.company.again("sync")
            # With the planted fault the last notice never arrives.
            owed = {} if plant else battle.promises.owed
            quiet = court.wait_until_quiet(_SETTLE_S + size * _SETTLE_EACH_S, owed)
            verdict = court.judge(battle.promises, battle.visits)
            books = court.audit(bank.transfers)
        finally:
            court.close()
    finally:
        world.close()
    if not quiet or not is_told:
        verdict.blame("lost", "something still waits after minutes")
    for trouble in battle.troubles:
        verdict.blame("half", trouble)
    return battle, verdict, books


def _door(world: World) -> Door:
    portal = PortalPlaces(world.places.portal)
    return Door(
        f"https://127.0.0.1:{world.ports['ingest']}",
        portal.tls_authority,
        load_secret(portal.bank_sign_key),
        portal_config.load(portal.config).payee.account,
    )


def _fight(world: World, bank: Bank, chance: random.Random, size: int, *, plant: bool) -> Battle:
    # The planted faults live in the app without a window.
    windows = 0 if plant or size < _FEW else max(1, size // _WINDOW_EACH)
    campaign = Campaign(world, bank, chance, plant=plant)
    said = 0
    try:
        while (done := sum(campaign.kills.values()) - campaign.kills["started"]) < size - windows:
            campaign.round()
            if done >= said + _SAY_EACH:
                said = done
                figures.say(f"{done} of {size} kills, {len(campaign.promises.said)} said to be saved")
    finally:
        campaign.close()
    screens = Screens(world, chance)
    if windows:
        figures.say(f"and {windows} times the whole kiosk, under the hand of a citizen")
        world.company.again("sync")
    while screens.kills < windows:
        screens.kill()
    campaign.kills["window"] = screens.kills
    return Battle(campaign.promises, screens.visits, campaign.kills, campaign.mid, tuple(screens.troubles))


if __name__ == "__main__":
    sys.exit(main())
