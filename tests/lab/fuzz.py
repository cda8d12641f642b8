"""Bytes that no card, QR or MRZ should hold, at every parser that reads them: no crash, no hang, no flood.

    python -m tests.lab.fuzz [--json] [--seed S] [--size SECONDS] [--parser NAME,NAME] [--plant]

Each parser has a process of its own, and its share of the seconds: first hypothesis, then mutations that know
the lengths of TLV, led by the lines that they reach. A crash is any exception that the parser does not declare,
a hang more than half a second of the processor for one input; memory is bounded. What is found is said as hex,
as small as it could be made. With --plant three parsers have one fault each to be found.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests import figures
from tests.lab.fuzzing.child import SIZE
from tests.lab.fuzzing.parsers import PARSERS, named
from tests.lab.fuzzing.plants import KINDS, PLANTED

ABOUT = "Every parser of card, QR and MRZ against hypothesis and coverage-guided mutation."
_HOUR = 3600
#: For starting, for making certificates, and for the last input on a busy machine.
_MORE_S = 180.0
_MOST_GROWN_MB = 96.0
_SHOWN = 2000
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one parser. `findings`: kind, place, hex."""

    name: str
    cases: int
    corpus: int
    grown_mb: float
    findings: tuple[tuple[str, str, str], ...]

    def count(self, kind: str) -> int:
        return sum(one[0] == kind for one in self.findings)


def main(arguments: list[str] | None = None) -> int:
    own = argparse.ArgumentParser(add_help=False)
    own.add_argument("--parser", default="")
    chosen, rest = own.parse_known_args(arguments)
    options = figures.options(
        "fuzz", ABOUT + " --parser NAME,NAME for some.", _HOUR, plant=True, arguments=rest
    )
    try:
        wanted = [named(one).name for one in chosen.parser.split(",") if one]
    except ValueError as error:
        figures.say(str(error))
        return 2
    names = [one.name for one in PLANTED] if options.plant else wanted or [one.name for one in PARSERS]
    each = options.size / len(names)
    with tempfile.TemporaryDirectory(prefix="tam-fuzz-", dir=_memory()) as folder:
        crew = ThreadPoolExecutor(max_workers=os.cpu_count() or 1)
        with crew:
            told = list(crew.map(lambda name: _one(name, each, options.seed, Path(folder)), names))
    return _planted(told, as_json=options.json) if options.plant else _report(told, as_json=options.json)


def _one(name: str, seconds: float, number: int, folder: Path) -> Told:
    current = folder / name
    current.write_bytes(bytes(SIZE))
    order = [sys.executable, "-m", "tests.lab.fuzzing.child", name, str(seconds), str(number), str(current)]
    process = subprocess.Popen(order, stdout=subprocess.PIPE, cwd=_ROOT, text=True)
    try:
        said, _ = process.communicate(timeout=seconds * 2 + _MORE_S)
    except subprocess.TimeoutExpired:
        said = ""
    finally:
        process.kill()
        process.wait()
    lines = said.splitlines()
    if process.returncode or not lines:
        return _dead(name, process.returncode, current.read_bytes())
    found = json.loads(lines[-1])
    figures.say(f"{name}: {found['cases']:,} cases, {found['corpus']} kept, {len(found['findings'])} findings")
    return Told(name, found["cases"], found["corpus"], found["grown_mb"], tuple(map(tuple, found["findings"])))


def _dead(name: str, status: int, held: bytes) -> Told:
    """The process hung where Python could not interrupt it, or died."""
    data = held[4 : 4 + int.from_bytes(held[:4], "big")]
    kind = "hang" if status == -signal.SIGKILL else "crash"
    return Told(name, 0, 0, 0.0, ((kind, f"the process ended with {status}", data.hex()),))


def _report(told: Sequence[Told], *, as_json: bool) -> int:
    shown: dict[str, int | float | str] = {
        "cases": sum(one.cases for one in told),
        "crashes": sum(one.count("crash") for one in told),
        "hangs": sum(one.count("hang") for one in told),
        "memory_exceeded": sum(one.count("memory") for one in told),
        "parsers": len(told),
        "grown_mb": max(one.grown_mb for one in told),
    }
    for one in told:
        shown[f"{one.name}_cases"] = one.cases
        if as_json or one.findings:
            shown[f"{one.name}_crashes"] = one.count("crash")
            shown[f"{one.name}_hangs"] = one.count("hang")
        for kind, where, data in one.findings:
            figures.say(f"{one.name}: {kind}: {where}\n  {data[:_SHOWN]}")
    limits = {"crashes": 0, "hangs": 0, "memory_exceeded": 0, "grown_mb": _MOST_GROWN_MB}
    figures.tell("parsers of what comes from outside", shown, as_json=as_json, limits=limits)
    is_well = all(float(shown[name]) <= most for name, most in limits.items())
    return 0 if is_well and all(one.cases for one in told) else 1


def _planted(told: Sequence[Told], *, as_json: bool) -> int:
    found = sum(one.count(KINDS[one.name]) > 0 for one in told)
    for one in told:
        for kind, where, data in one.findings:
            figures.say(f"{one.name}: {kind}: {where}\n  {data[:_SHOWN]}")
    figures.say("all planted faults were found" if found == len(KINDS) else "a planted fault was NOT found")
    shown = {"cases": sum(one.cases for one in told), "planted": len(KINDS), "found": found}
    figures.tell("planted parsers", shown, as_json=as_json)
    return 0 if found == len(KINDS) else 1


def _memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


if __name__ == "__main__":
    sys.exit(main())
