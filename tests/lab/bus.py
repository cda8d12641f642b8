"""A day on the bus: nine hours without a line, power cuts in mid-submit, and the depot at night.

    python -m tests.lab.bus [--json] [--seed S] [--size VISITS] [--plant]

Each citizen goes through the pages of the real flow; the dossier is sealed and goes into the real outbox on
this machine's disk. Two of them are struck by a power cut while they file: the process is killed at a moment of
chance and started anew (a cut under the file system itself is played by `lab power`). Sync looks after every
visit in vain until the depot, where it brings up what lies there. The clock of the day is the lab's own. With
--plant two faults are to be found: a kiosk that says "saved" before it is, and one that files twice.

Not measured: the battery. No power state is known to the kiosk, so nothing here could keep one.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sync.store import NewDossier, Outbox, Stored
from tests import figures
from tests.lab.riding.day import HOURS, Day, Ridden
from tests.sync.worlds import FakeClock

ABOUT = "Nine hours on a bus without a line, two power cuts, then the depot: nothing lost, doubled or untrue."
CUTS = 2
LIMITS = {"lost": 0, "doubled": 0, "records_untrue": 0, "damaged": 0}
_MIB = 1 << 20


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("bus", ABOUT, 60, plant=True, arguments=arguments)
    if options.plant:
        return _plant(options)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tam-bus-") as folder:
        found = drive(Day(Path(folder), options.seed), options.size)
    found["seconds_s"] = round(time.monotonic() - began, 1)
    figures.tell("a day on the bus", found, as_json=options.json, limits=LIMITS)
    return 1 if any(int(found[name]) for name in LIMITS) else 0


def drive(day: Day, visits: int) -> dict[str, int | float | str]:
    """The whole day; what the portal has in the end is held against what citizens were told."""
    day.ride(visits, min(CUTS, visits))
    before = len(day.portal.committed)
    day.return_to_depot()
    ridden = day.ridden
    return {
        "visits": ridden.visits,
        "hours_without_line": HOURS,
        "cuts": ridden.cuts,
        "filed_again": ridden.filed_again,
        "arrived_without_line": before,
        "lost": _lost(day, ridden),
        "doubled": len(set(day.portal.committed) - set(ridden.told)),
        "records_untrue": sum(not is_true for _, _, is_true in ridden.records),
        "damaged": ridden.damaged,
        "data_mb": round(ridden.bytes_carried / _MIB, 2),
        "sealed_mb": round(ridden.bytes_sealed / _MIB, 2),
    }


def _lost(day: Day, ridden: Ridden) -> int:
    """Not at the portal, or there as something else than what was sealed."""
    kept = {dossier: committed[0] for dossier, committed in day.portal.committed.items()}
    return sum(kept.get(dossier) != manifest for dossier, manifest in ridden.told.items())


def _plant(options: figures.Options) -> int:
    visits = min(options.size, 12)
    hasty = _seen(visits, lambda folder: Day(folder, options.seed, _hasty))
    forgetful = _seen(visits, lambda folder: Day(folder, options.seed, looks=False, till_cut_s=(1.0, 1.0)))
    found = {"saved before it is": int(hasty["lost"]) > 0, "filed again": int(forgetful["doubled"]) > 0}
    for name, is_found in found.items():
        if not is_found:
            figures.say(f"NOT found: {name}")
    told: dict[str, int | float | str] = {"planted": len(found), "found": sum(found.values())}
    figures.tell("a day on the bus, with faults planted", told, as_json=options.json)
    return 0 if all(found.values()) else 1


def _hasty(outbox: Outbox, row: NewDossier) -> Stored:
    """Says "saved", and every third time it is not."""
    manifest = row.sealed.manifest
    if manifest.sequence % 3:
        stored = outbox.submit(row)
        assert isinstance(stored, Stored), stored
        return stored
    return Stored(manifest.dossier_id, manifest.code, FakeClock().now())


def _seen(visits: int, make: Callable[[Path], Day]) -> dict[str, int | float | str]:
    with tempfile.TemporaryDirectory(prefix="tam-bus-") as folder:
        return drive(make(Path(folder)), visits)


if __name__ == "__main__":
    sys.exit(main())
