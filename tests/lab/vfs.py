"""Every disk that a power cut may leave under outbox and journal: nothing said is lost, nothing is corrupt.

    python -m tests.lab.vfs [--json] [--seed S] [--size STATES] [--plant]

Our own stores work while strace records each write, fsync and change of a name, of whichever SQLite is under
us and of the sealed files alike. At every step the disk is then rebuilt as a cut may leave it: with none, all,
some or torn sectors of what no fsync covered, and each distinct disk is opened by our own code. A full run is
--size 100000. With --plant it must find synchronous = NORMAL, a name that is not made durable, and a sealed
file that goes before its receipt is committed.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tests import figures
from tests.lab.crashing import strace
from tests.lab.crashing.place import memory_folder
from tests.lab.crashing.plants import Fault
from tests.lab.crashing.recording import Order, Tally, play

ABOUT = "Crash states of the kiosk's stores: nothing lost, nothing corrupt."
_EACH = 4_000
_FEW = 500
_PLANTED = 600


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("vfs", ABOUT, 20_000, plant=True, arguments=arguments)
    if not strace.available():
        figures.say("strace is missing: without it nothing can be recorded (apt-get install strace)")
        return 2
    began = time.monotonic()
    try:
        with memory_folder("tam-vfs-") as root:
            figures.keep_bytecode(root / "bytecode")
            if options.plant:
                return _plant(root, options, began)
            tally, recordings = _run(root, options.seed, options.size)
    except strace.RecordingError as error:
        figures.say(f"the recording cannot be taken: {error}")
        return 2
    for note in tally.notes[:20]:
        figures.say(note)
    told = {
        "states": tally.states,
        "lost": tally.lost,
        "corrupt": tally.corrupt,
        "doubled": tally.doubled,
        "cut_points": tally.cuts,
        "recordings": recordings,
        "seconds_s": round(time.monotonic() - began, 1),
    }
    figures.tell("crash states", told, as_json=options.json, limits={"lost": 0, "corrupt": 0, "doubled": 0})
    enough = tally.states >= options.size
    if not enough:
        figures.say("the recordings do not have that many different disks")
    return 0 if enough and tally.lost == tally.corrupt == tally.doubled == 0 else 1


def _run(root: Path, seed: int, size: int) -> tuple[Tally, int]:
    """Recordings until there are `size` states."""
    total, recordings = Tally(), 0
    each = min(_EACH, max(_FEW, size // 5))
    orders = [
        Order(root / f"{number}", 1000 * seed + number, min(each, size - begin))
        for number, begin in enumerate(range(0, size, each))
    ]
    with contextlib.ExitStack() as stack:
        judged: Iterable[Tally] = map(play, orders)
        if len(orders) > 1:
            pool = stack.enter_context(multiprocessing.get_context("spawn").Pool())
            judged = pool.imap_unordered(play, orders)
        for tally in judged:
            total.add(tally)
            recordings += 1
            figures.say(f"{recordings} recordings, {total.states:,} of {size:,} states")
    return total, recordings


def _plant(root: Path, options: figures.Options, began: float) -> int:
    found = 0
    planted = [fault for fault in Fault if fault is not Fault.NONE]
    for number, fault in enumerate(planted):
        tally = play(Order(root / f"{number}", 1000 * options.seed, _PLANTED, fault))
        is_found = tally.lost > 0
        found += is_found
        figures.say(f"{fault.value}: {tally.lost} of {tally.states} states lose something")
    figures.say("all planted faults were found" if found == len(planted) else "a planted fault was NOT found")
    seconds = round(time.monotonic() - began, 1)
    told = {"planted": len(planted), "found": found, "seconds_s": seconds}
    figures.tell("crash states with planted faults", told, as_json=options.json)
    return 0 if found == len(planted) else 1


if __name__ == "__main__":
    sys.exit(main())
