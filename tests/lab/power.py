"""Power cuts at the block level, under the ext4 of this very machine: nothing lost, nothing doubled.

    python -m tests.lab.power [--json] [--seed S] [--size CUTS] [--plant]

Our stores work on an ext4 whose device logs each write and each flush (QEMU's storage daemon over FUSE and a
loop device). At a cut, what was flushed stays; of the rest none, all, some or torn sectors arrive. The disk is
mounted again, ext4 replays its journal, and our own code opens what is there. A full run is --size 1000.
With --plant it must find synchronous = NORMAL, a sealed file that goes before its receipt is committed, and a
disk that is never asked to flush. Needs root, /dev/fuse and loop devices.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from kiosk_app.rehearsal.places import REPOSITORY
from tests import figures
from tests.lab.crashing import device
from tests.lab.crashing.place import memory_folder
from tests.lab.crashing.plants import Fault
from tests.lab.crashing.replay import Order, Outcome

ABOUT = "Block-level power cuts under ext4: nothing lost, nothing doubled."
_RECORDINGS = 5
_CUTS_EACH = 100
_PLANTED_CUTS = 80
_PLANTED = (
    (Fault.NORMAL, "barrier=1"),
    (Fault.EARLY_PURGE, "barrier=1"),
    (Fault.NONE, "barrier=0"),
)


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("power", ABOUT, 200, plant=True, arguments=arguments)
    lacks = device.missing()
    if lacks:
        figures.say("NO CUT WAS MADE. This machine cannot log a block device:")
        for lack in lacks:
            figures.say(f"  {lack}")
        return 2
    began = time.monotonic()
    try:
        with memory_folder("tam-power-") as root:
            figures.keep_bytecode(root / "bytecode")
            if options.plant:
                return _plant(root, options, began)
            return _cut(root, options, began)
    except device.DeviceError as error:
        figures.say(f"the device cannot be made: {error}")
        return 2


def _cut(root: Path, options: figures.Options, began: float) -> int:
    recordings = _recordings(options.size)
    shares = [options.size * (n + 1) // recordings - options.size * n // recordings for n in range(recordings)]
    orders = [Order(f"{root}/{n}", 1000 * options.seed + n, share) for n, share in enumerate(shares)]
    outcome = Outcome()
    for each in _run(orders):
        outcome.add(each)
        figures.say(f"{outcome.cuts} of {options.size} cuts")
    for note in outcome.notes[:20]:
        figures.say(note)
    told: dict[str, int | float | str] = {
        "cuts": outcome.cuts,
        "lost": outcome.lost,
        "doubled": outcome.doubled,
        "file_systems_repaired": outcome.repaired,
        "recordings": recordings,
        "requests_recorded": outcome.requests,
        "seconds_s": round(time.monotonic() - began, 1),
    }
    figures.tell("power cuts at the block level", told, as_json=options.json, limits={"lost": 0, "doubled": 0})
    return 0 if outcome.lost == outcome.doubled == 0 else 1


def _recordings(size: int) -> int:
    return max(_RECORDINGS, size // _CUTS_EACH) if size >= 10 * _RECORDINGS else 1


def _run(orders: Sequence[Order]) -> Iterator[Outcome]:
    """As many at once as there are processors. Raises DeviceError."""
    waiting, running = list(orders), list[subprocess.Popen[str]]()
    try:
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                command = (
                    sys.executable,
                    "-m",
                    "tests.lab.crashing.replay",
                    json.dumps(asdict(waiting.pop(0))),
                )
                # By this thread alone: the kernel ends a child with the thread that started it.
                running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY))
            said, _ = running[0].communicate()
            if running.pop(0).returncode != 0:
                raise device.DeviceError("a recording ended in trouble")
            yield Outcome(**json.loads(said))
    finally:
        for process in running:
            process.terminate()
            process.communicate()


def _plant(root: Path, options: figures.Options, began: float) -> int:
    orders = [
        Order(f"{root}/{number}", 1000 * options.seed + number, _PLANTED_CUTS, fault, mounted)
        for number, (fault, mounted) in enumerate(_PLANTED)
    ]
    found = 0
    for order, outcome in zip(orders, _run(orders), strict=True):
        found += outcome.lost > 0
        name = order.fault.value if order.fault is not Fault.NONE else "ext4 without barriers"
        figures.say(f"{name}: {outcome.lost} of {outcome.cuts} cuts lose something")
    figures.say("all planted faults were found" if found == len(orders) else "a planted fault was NOT found")
    seconds = round(time.monotonic() - began, 1)
    told = {"planted": len(orders), "found": found, "seconds_s": seconds}
    figures.tell("power cuts with planted faults", told, as_json=options.json)
    return 0 if found == len(orders) else 1


if __name__ == "__main__":
    sys.exit(main())
