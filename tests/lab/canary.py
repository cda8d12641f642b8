"""Canary strings over every file after visits: name, number, answers, address, telephone, paper, chip.

    python -m tests.lab.canary [--json] [--seed S] [--size VISITS] [--plant]

All parts are the real processes, and whole visits play on the glass: one with a chip, a paper and a fee, one
typed by hand, one whose kiosk is killed before it files, and so on in turn. While the review is open and after
all is delivered, every byte of every file of kiosk, sender, devices and portal is read, with logs, journals,
what was left in memory, command lines and environments: in UTF-8, UTF-16, base64, hexadecimal, composed and
decomposed, in any case, without marks. With --plant three traces are laid that must be found.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from kiosk_app.rehearsal.console import Console
from kiosk_app.rehearsal.hand import HandError
from kiosk_app.rehearsal.places import Places, make_places
from kiosk_app.rehearsal.world import Means, World
from tests import figures
from tests.lab.canaries.apart import brought_along, is_apart, run_apart
from tests.lab.canaries.places import Looked, look, look_at_processes, shared_places
from tests.lab.canaries.plants import PLANTS
from tests.lab.canaries.visits import CANARIES, Run, by_hand, with_a_chip

ABOUT = "Canary strings over every file after visits: nothing of a citizen lies anywhere in the clear."
_MOST_NOTES = 20


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("canary", ABOUT, 3, plant=True, arguments=arguments)
    if not is_apart():
        status = run_apart("tests.lab.canary", sys.argv[1:] if arguments is None else arguments)
        if status is not None:
            return status
        figures.say(
            "no place apart can be had here: what the parts leave in /tmp and /dev/shm is NOT looked at"
        )
    began = time.monotonic()
    root = Path(tempfile.mkdtemp(prefix="tam-canary-"))
    figures.keep_bytecode(root / "bytecode")
    try:
        looked, found, trouble = play(root, options.size, plant=options.plant)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    if trouble:
        figures.say(f"the visits did not come to their end: {trouble}")
    for each in looked.found[:_MOST_NOTES]:
        figures.say(f"{each.file} at {each.offset}: {each.what}")
    told: dict[str, int | float | str] = {
        "files_read": looked.files,
        "findings": len(looked.found),
        "visits": options.size,
        "processes_read": looked.processes,
        "needles": len(CANARIES.needles()),
        "read_mib": round(looked.bytes_read / (1 << 20), 1),
        "seconds_s": round(time.monotonic() - began, 1),
    }
    if options.plant:
        told |= {"planted": len(PLANTS), "found": found}
        figures.say("all traces were found" if found == len(PLANTS) else "a planted trace was NOT found")
    limits = {} if options.plant else {"findings": 0}
    figures.tell("Canary strings over every file", told, as_json=options.json, limits=limits)
    passed = found == len(PLANTS) if options.plant else not looked.found
    return 0 if passed and not trouble else 1


def play(root: Path, visits: int, *, plant: bool) -> tuple[Looked, int, str]:
    """What was read and found, how many of the planted traces, and where the visits got stuck."""
    places, looked, wanted = make_places(root), Looked(), CANARIES.needles()
    world = World(places, Means.here())
    run = Run(world, places, Console(quiet_results=True))
    trouble = ""
    try:
        world.open()
        for number in range(visits):
            figures.say(f"visit {number + 1} of {visits}")
            who = by_hand() if number % 3 == 1 else with_a_chip()

            def in_the_middle() -> None:
                look(looked, places.kiosk_disk, wanted)
                look_at_processes(looked, run.pids(), wanted)

            run.visit(who, {"review": in_the_middle}, killed=number % 3 == 2)
        look_at_processes(looked, run.pids(), wanted)
    except HandError as error:
        trouble = str(error)
    finally:
        world.company.close()
    try:
        if plant:
            _plant(places)
        look(looked, _everywhere(places), wanted)
        if is_apart():
            look(looked, shared_places(places.run, root, *brought_along()), wanted)
    finally:
        places.sweep()
    traces = [f"{each.file} {each.what}" for each in looked.found]
    found = sum(any(sign in trace for trace in traces) for _, _, sign in PLANTS) if plant else 0
    return looked, found, trouble


def _everywhere(places: Places) -> list[Path]:
    """All of it. What the printer gives out and the pictures that the rehearsal takes are not the kiosk's."""
    return [*places.kiosk_disk, places.portal]


def _plant(places: Places) -> None:
    for _, lay, _ in PLANTS:
        lay(places, CANARIES)


if __name__ == "__main__":
    sys.exit(main())
