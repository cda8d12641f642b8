"""A server that answers anything: nothing is purged, nothing believed, and the true portal drains all.

    python -m tests.lab.hostile [--json] [--seed S] [--size ANSWERS] [--plant]

Sync's own rounds (dossiers, fees, questions, pulls, heartbeat) stand before a liar: any status with any body,
documents of the right shape signed by the wrong key or about something else, older key sets, counters and
waits of nonsense, bodies that are huge, packed, slow, cut. Most answers come through a hook of the HTTP
library; one siege in fifteen is a real socket under TLS. After each siege the true portal must get everything.
With --plant sync has three faults, each of which must be found.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from tests import figures
from tests.lab.hostility.liar import TEMPERS
from tests.lab.hostility.plants import PLANTS
from tests.lab.hostility.siege import Losses, Siege

ABOUT = "A server that answers anything to everything: no purge, nothing believed, all drained afterwards."
_ANSWERS_A_SIEGE = 400
_TLS_EACH = 15
_SAY_EVERY_S = 10.0
_MOST_NOTES = 20


@dataclass
class Campaign:
    """All sieges together."""

    losses: Losses = field(default_factory=Losses)
    answers: int = 0
    over_tls: int = 0
    sieges: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("hostile", ABOUT, 10_000, plant=True, arguments=arguments)
    # Every refused lie is a line of the log.
    with figures.hushed("sync"):
        return _run(options)


def _run(options: figures.Options) -> int:
    began = time.monotonic()
    if options.plant:
        return _plant(options)
    campaign = fight(options.seed, options.size)
    losses = campaign.losses
    for note in losses.notes[:_MOST_NOTES]:
        figures.say(note)
    told: dict[str, int | float | str] = {
        "answers": campaign.answers,
        "purged": losses.purged,
        "wrong_lets_go": losses.wrong_lets_go,
        "exceptions_escaped": losses.escaped,
        "not_drained": losses.not_drained,
        "kinds_of_answer": len(campaign.kinds),
        "answers_over_tls": campaign.over_tls,
        "sieges": campaign.sieges,
        "parked_and_tried_again": losses.parked,
        "seconds_s": round(time.monotonic() - began, 1),
    }
    limits = {"purged": 0, "wrong_lets_go": 0, "exceptions_escaped": 0, "not_drained": 0}
    figures.tell("A server that answers anything", told, as_json=options.json, limits=limits)
    return 0 if losses.clean else 1


def fight(seed: int, answers: int, *, stop_at_loss: bool = False) -> Campaign:
    """Sieges of every temper in turn, until so many lies were told."""
    campaign, chance = Campaign(), random.Random(seed)
    said = time.monotonic()
    while campaign.answers < answers:
        turn = campaign.sieges
        siege = Siege(
            campaign.losses,
            chance,
            TEMPERS[turn % len(TEMPERS)],
            newborn=turn % 4 == 3,
            tls=turn % _TLS_EACH == 1,
        )
        siege.lay(min(_ANSWERS_A_SIEGE, answers - campaign.answers))
        campaign.sieges += 1
        campaign.answers += siege.liar.answers
        campaign.over_tls += siege.liar.answers if siege.tls else 0
        campaign.kinds += siege.liar.told
        if stop_at_loss and not campaign.losses.clean:
            break
        if time.monotonic() - said > _SAY_EVERY_S:
            said = time.monotonic()
            figures.say(f"{campaign.answers:,} of {answers:,} answers")
    return campaign


def _plant(options: figures.Options) -> int:
    found = 0
    for name, plant, shows in PLANTS:
        with plant():
            losses = fight(options.seed, options.size, stop_at_loss=True).losses
        is_found = shows(losses) > 0
        found += is_found
        figures.say(f"a sync that {name}: {losses.notes[0] if is_found else 'NOT found'}")
    told = {"planted": len(PLANTS), "found": found}
    figures.tell("A server that answers anything, faults planted", told, as_json=options.json)
    return 0 if found == len(PLANTS) else 1


if __name__ == "__main__":
    sys.exit(main())
