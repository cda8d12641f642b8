"""Ten thousand cards tapped, pulled, forged and mistyped, and pcscd killed: each ends in the right words.

    python -m tests.lab.taps [--json] [--seed S] [--size TAPS] [--plant]

Taps are drawn from every prepared card, right and wrong keys, and every fault of the simulator, and go to the
reader in this process; one in twenty goes through a real pcscd with virtual readers, one in two hundred times
pcscd is killed in mid-reading and started anew. A tap ends well if it comes to what card, key and fault make
right: a table by hand says what that is. With --plant there are four readers with a fault: one swallows a
removal, one keeps memory, one leaves threads, one hangs.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from drivers.card import pcsc, private_pcscd
from tests import figures
from tests.lab.tapping import desk, plants
from tests.lab.tapping.at_home import tap_at_home

ABOUT = "Cards tapped, pulled, forged and mistyped, pcscd killed: each ends in the right words."
_SIZE = 10_000
_PLANTED = 300
_ENDED_WELL, _GROWTH_MB, _RECOVERY_S = 0.999, 10.0, 2.0
_SHOWN = 20
_PER_TAP_S, _PER_KILL_S, _MORE_S = 8.0, 45.0, 60.0
_ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("taps", ABOUT, _SIZE, plant=True, arguments=arguments)
    if options.plant:
        return _planted(min(options.size, _PLANTED), options.seed, as_json=options.json)
    lacking = private_pcscd.missing() or ("" if pcsc.available() else "pyscard")
    if lacking:
        figures.say(f"NOT CHECKED: taps through pcscd, for this machine has no {lacking}")
        return 2
    count, grown = tap_at_home(options.size, options.seed)
    kills = max(1, options.size // 200)
    there = _through_service(max(1, options.size // 20), kills, options.seed)
    for line in [*count.wrong, *there["wrong"]][:_SHOWN]:
        figures.say(line)
    taps = count.taps + there["taps"]
    bad = len(count.wrong) + there["wrong_taps"] + count.stuck + there["stuck"]
    told: dict[str, int | float | str] = {
        "taps": taps,
        "taps_through_pcscd": there["taps"],
        "ended_well_ratio": round(1 - bad / max(1, taps), 5),
        "stuck": count.stuck + there["stuck"],
        "rss_growth_mb": round(max(grown.rss_mb, there["rss_growth_mb"]), 1),
        "threads_growth": max(grown.threads, there["threads_growth"]),
        "kills_of_pcscd": kills,
        "recoveries": there["recoveries"],
        "recovery_p95_s": there["recovery_p95_s"],
        "read": count.read + there["read"],
        "disturbed": count.disturbed + there["disturbed"],
    }
    limits = {"stuck": 0, "rss_growth_mb": _GROWTH_MB, "threads_growth": 0, "recovery_p95_s": _RECOVERY_S}
    figures.tell("taps of simulated cards", told, as_json=options.json, limits=limits)
    return 0 if _is_well(told, kills) and not there["wrong"][there["wrong_taps"] :] else 1


def _is_well(told: Mapping[str, int | float | str], kills: int) -> bool:
    value = {name: float(one) for name, one in told.items()}
    return (
        value["ended_well_ratio"] >= _ENDED_WELL
        and value["stuck"] == 0
        and value["rss_growth_mb"] <= _GROWTH_MB
        and value["threads_growth"] <= 0
        and value["recoveries"] == kills
        and value["recovery_p95_s"] <= _RECOVERY_S
    )


def _through_service(taps: int, kills: int, seed: int) -> dict[str, Any]:
    """What the process of `tapping.through_service` tells; nothing but trouble where it does not come back."""
    order = [sys.executable, "-m", "tests.lab.tapping.through_service", str(taps), str(kills), str(seed)]
    process = subprocess.Popen(order, stdout=subprocess.PIPE, cwd=_ROOT, text=True)
    try:
        said, _ = process.communicate(timeout=taps * _PER_TAP_S + kills * _PER_KILL_S + _MORE_S)
    except subprocess.TimeoutExpired:
        said = ""
    finally:
        # pcscd goes with the process that started it.
        process.kill()
        process.wait()
    lines = said.splitlines()
    if not lines:
        figures.say("the taps through pcscd did not come to an end")
        lost = {"taps": taps, "stuck": 1, "wrong": ["no end"], "wrong_taps": 0, "read": 0, "disturbed": 0}
        return {**lost, "rss_growth_mb": 0.0, "threads_growth": 0, "recoveries": 0, "recovery_p95_s": 0.0}
    found: dict[str, Any] = json.loads(lines[-1])
    return found


@dataclass(frozen=True, slots=True)
class _Plant:
    name: str
    reader: Any
    shows: Callable[[desk.Count, desk.Footprint], bool]


_PLANTS = (
    _Plant("a swallowed removal", plants.Swallowing, lambda count, _: count.ended_well_ratio < _ENDED_WELL),
    _Plant("a leak of memory", plants.Leaking, lambda _, grown: grown.rss_mb > _GROWTH_MB),
    _Plant("a leak of threads", plants.Threading, lambda _, grown: grown.threads > 0),
    _Plant("a hang", plants.Hanging, lambda count, _: count.stuck > 0),
)


def _planted(size: int, seed: int, *, as_json: bool) -> int:
    found = 0
    for plant in _PLANTS:
        try:
            # Nobody has to wait for the whole of it to know a hang.
            with mock.patch.object(desk, "STUCK_S", 5.0):
                count, grown = tap_at_home(size, seed, plant.reader)
        finally:
            plants.let_go()
        is_seen = plant.shows(count, grown)
        found += is_seen
        figures.say(f"{plant.name}: {'found' if is_seen else 'NOT found'}")
    figures.tell("planted readers", {"planted": len(_PLANTS), "found": found}, as_json=as_json)
    return 0 if found == len(_PLANTS) else 1


if __name__ == "__main__":
    sys.exit(main())
