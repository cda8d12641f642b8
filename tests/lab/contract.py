"""Schemathesis over the portal's three descriptions: ingest, public pages, console.

    python -m tests.lab.contract [--json] [--seed S] [--size EXAMPLES] [--plant]

The real applications, signed for by the gate before them. No answer of 5xx, none of a status, media type or
shape that the description does not tell, no invalid request taken, no unsigned one believed, 405 for a method
that is not there. `--size` is how many generated requests an operation gets besides those at its boundaries.
With --plant a route trips over an odd input, one answers an undeclared status, and one believes anybody.
"""

from __future__ import annotations

import sys
import time

from tests import figures
from tests.lab.contracting.fronts import open_fronts
from tests.lab.contracting.plants import PLANTS
from tests.lab.contracting.trial import Trial

ABOUT = "Schemathesis over what the portal says of itself: every answer as described."
_MOST_NOTES = 20


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("contract", ABOUT, 20, plant=True, arguments=arguments)
    with figures.hushed("portal"):
        return _run(options)


def _run(options: figures.Options) -> int:
    began = time.monotonic()
    if options.plant:
        return _plant(options)
    trial = try_all(options.seed, options.size, say=not options.json)
    for finding in list(trial.findings.values())[:_MOST_NOTES]:
        figures.say(f"{finding.operation}: {finding.what}: {finding.detail}\n    {finding.again}")
    for error in trial.errors:
        figures.say(error)
    told: dict[str, int | float | str] = {
        "cases": trial.cases,
        "findings": len(trial.findings) + len(trial.errors),
        **{f"answers_{kind}xx": _of_kind(trial, kind) for kind in (2, 3, 4, 5)},
        "seconds_s": round(time.monotonic() - began, 1),
    }
    figures.tell("What the portal says of itself", told, as_json=options.json, limits={"findings": 0})
    return 1 if told["findings"] else 0


def try_all(seed: int, examples: int, *, say: bool = False) -> Trial:
    trial = Trial()
    with open_fronts() as fronts:
        for front in fronts:
            trial.run(front, seed, examples)
            if say:
                figures.say(f"{front.name}: {front.gate.requests:,} requests")
    return trial


def _of_kind(trial: Trial, kind: int) -> int:
    return sum(count for status, count in trial.statuses.items() if status // 100 == kind)


def _plant(options: figures.Options) -> int:
    found = 0
    for plant in PLANTS:
        with open_fronts() as fronts:
            front = next(each for each in fronts if each.name == plant.front)
            front.gate.app = plant.around(front.gate.app)
            trial = Trial()
            trial.run(front, options.seed, options.size)
        shown = [f for f in trial.findings.values() if plant.what in f.what]
        found += bool(shown)
        figures.say(f"{plant.name}: {shown[0].operation + ': ' + shown[0].what if shown else 'NOT found'}")
    told = {"planted": len(PLANTS), "found": found}
    figures.tell("What the portal says of itself, faults planted", told, as_json=options.json)
    return 0 if found == len(PLANTS) else 1


if __name__ == "__main__":
    sys.exit(main())
