"""Every procedure of the catalogue by touch, on the real window, to its true end.

    python -m tests.lab.journeys [--json] [--seed S] [--size PROCEDURES] [--plant]

The window, its pages and the loop are the kiosk's; card, camera, printer, store and line are simulated in this
process. A citizen finds each control by its accessible name on the glass and presses there, answers whatever is
asked from the question's own definition, shows papers, agrees, pays or leaves the fee, until the paper is out;
or they come to the page that says where else it ends, and try every way that it offers. In Vietnamese and in
English, with the usual letters and with letters twice as large, with a card and without.

A touch beside typing is any but on a key of the keyboard or of the number pad. A touch that only turns to
another leaf of a page counts too, and is told apart. With --plant there are four faults to be found: a
question that nothing answers, a button off the glass, a page without a way on, a page without a person.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from kiosk_app.ui.engine import use_software_renderer
from tests import figures
from tests.lab.journeying import plants
from tests.lab.journeying.booth import Count, application
from tests.lab.journeying.tours import Told, go
from tests.lab.journeying.world import BIRTH, TOURS, Tour, shipped

ABOUT = "Every procedure by touch on the real window, to its true end."
_LIMITS = {"touches_birth_copy": 25, "touches_status": 3, "touches_person": 1, "stuck": 0, "without_person": 0}
_EVERY = 40


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("journeys", ABOUT, _EVERY, plant=True, arguments=arguments)
    began = time.monotonic()
    use_software_renderer()
    application()
    with tempfile.TemporaryDirectory() as folder:
        if options.plant:
            return _plant(Path(folder), options)
        told = play(Path(folder), options.seed, options.size)
    for line in [*told.stuck, *told.persons.missing, *told.warnings][:40]:
        figures.say(line)
    if told.unanswered:
        figures.say(f"no device here answers {', '.join(sorted(told.unanswered))}")
    found = figures_of(told) | {"seconds_s": round(time.monotonic() - began, 1)}
    figures.tell("every procedure by touch", found, as_json=options.json, limits=_LIMITS)
    return 0 if kept(found) else 1


def play(compiled: Path, seed: int, size: int, tours: tuple[Tour, ...] = TOURS) -> Told:
    """All tours through the first `size` procedures."""
    told, setting = Told(), shipped()
    for tour in tours:
        figures.say(
            f"{tour.language}, letters {tour.percent} %, {'with a card' if tour.has_card else 'without a card'}"
        )
        go(told, tour, setting, setting.procedures[:size], compiled, seed)
    return told


def figures_of(told: Told) -> dict[str, int | float | str]:
    """`touches_` are of the usual letters, of whoever needed most, with a card or without, in either language;
    those of letters twice as large bear `_200`, leaves `turns_`. Choosing language and size is not counted."""
    tours = {tour for tour, _ in told.counts} | set(told.status)
    names = list(dict.fromkeys(name for _, name in told.counts))
    complete = [name for name in names if all((tour, name) in told.counts for tour in tours)]
    usual, large = ([tour for tour in TOURS if tour.percent == percent] for percent in (100, 200))
    found: dict[str, int | float | str] = {
        "procedures": len(told.asked),
        "completed_touch": len(complete),
        "journeys": len(told.counts),
        "stuck": len(told.stuck),
        "ways_tried": told.ways,
        **_of("birth_copy", [told.counts[t, BIRTH] for t in usual if (t, BIRTH) in told.counts], ""),
        **_of("birth_copy", [told.counts[t, BIRTH] for t in large if (t, BIRTH) in told.counts], "_200"),
        **_of("status", [told.status[t] for t in usual if t in told.status], ""),
        **_of("status", [told.status[t] for t in large if t in told.status], "_200"),
        "touches_person": max(told.persons.touches.values(), default=0),
        "pages_with_person": sum(count == 1 for count in told.persons.touches.values()),
        "without_person": len(told.persons.missing),
        "screen_warnings": len(told.warnings),
    }
    counts = [count.touches + count.turns for (tour, _), count in told.counts.items() if tour in usual]
    if counts:
        found |= {"touches_median": statistics.median(counts), "touches_most": max(counts)}
    for name in names:
        first = next((told.counts[tour, name] for tour in usual if (tour, name) in told.counts), None)
        if first is not None:
            found[f"touches_of_{name}"] = first.touches + first.turns
    return found


def _of(what: str, counts: list[Count], size: str) -> dict[str, int | float | str]:
    """Touches with the leaves turned, and those leaves alone, of the citizen who needed most."""
    if not counts:
        return {}
    most = max(counts, key=lambda count: count.touches + count.turns)
    return {f"touches_{what}{size}": most.touches + most.turns, f"turns_{what}{size}": most.turns}


def finds(plant: plants.Plant, compiled: Path, seed: int) -> str:
    """What is said of the fault, on a kiosk of its own; empty where nobody found it."""
    told, setting = Told(), plant.setting(shipped())
    road = [entry for entry in setting.procedures if entry.id == plants.ROAD]
    go(told, TOURS[0], setting, road, compiled, seed, plant.mischief)
    return next((line for line in [*told.stuck, *told.persons.missing] if plant.says in line), "")


def _plant(compiled: Path, options: figures.Options) -> int:
    said = {plant.name: finds(plant, compiled, options.seed) for plant in plants.PLANTS}
    for name, line in said.items():
        figures.say(f"{name}: {line or 'NOT found'}")
    found: dict[str, int | float | str] = {"planted": len(said), "found": sum(map(bool, said.values()))}
    figures.tell("every procedure by touch", found, as_json=options.json)
    return 0 if all(said.values()) else 1


def kept(found: dict[str, int | float | str]) -> bool:
    within = all(float(found.get(name, 0)) <= limit for name, limit in _LIMITS.items())
    return within and found["completed_touch"] == found["procedures"] and found["touches_person"] == 1


if __name__ == "__main__":
    sys.exit(main())
